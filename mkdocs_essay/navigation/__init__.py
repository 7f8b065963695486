"""Who is whose child, in which order, and which pages are parts of a series."""
