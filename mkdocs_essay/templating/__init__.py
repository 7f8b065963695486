"""Liquid, as Jekyll extends it."""
