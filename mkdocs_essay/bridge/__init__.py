"""Between the Jekyll site as we read it and MkDocs' files, pages and navigation."""
