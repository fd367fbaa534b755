"""Bringing in lists of places that were kept elsewhere."""
