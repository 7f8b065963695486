"""Notes of long texts: where they stand, which reference they belong to, how they are shown."""
