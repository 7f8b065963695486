"""Every code that a diagnostic can bear, explained, and the fixes of what can be mended without a choice."""
