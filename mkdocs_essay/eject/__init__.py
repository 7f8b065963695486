"""Rewrites a site as plain Markdown for Material: `render` reads the build, `rewrite` writes pages, `output`
writes the folder.
"""
