"""kramdown's syntax, as its GFM parser (or its own) reads it, in Python-Markdown's element tree."""
