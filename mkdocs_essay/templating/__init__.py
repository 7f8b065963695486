"""Liquid, as Jekyll extends it.

`renderer.LiquidRenderer` is the room's front door; `layouts` and `hooks` use it for a site's own templates.
Nothing outside this folder knows python-liquid, and importing the renderer does not import it: the first
page with Liquid does.
"""
