"""Notes: found on the pages, matched with their references over a series, shown where the reader is."""
