"""Quotes and symbols that stand for what an author types."""
