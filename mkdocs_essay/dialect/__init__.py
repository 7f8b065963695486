"""kramdown's syntax, read as kramdown's GFM parser reads it, put into Python-Markdown's element tree."""
