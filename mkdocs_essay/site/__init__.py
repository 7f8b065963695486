"""The Jekyll site as data, read from its files; knows neither MkDocs nor Markdown."""
