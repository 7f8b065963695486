"""Liquid, as Jekyll extends it.

`renderer.LiquidRenderer` is the room's front door; `layouts` and `hooks` use it for a site's own templates.
Importing it does not import what reads and renders templates: the first page with Liquid does, and each tag
and each family of filters comes with the first use of one.
"""
