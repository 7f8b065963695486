"""kramdown's block grammar: one construct a file, in the order of `constructs.CONSTRUCTS`."""
