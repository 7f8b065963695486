"""What can be mended without a choice: one kind of fix a file, each a function from a finding to edits."""
