"""What templates see: `site`, `page`, documents, collections, files, `jekyll`."""
