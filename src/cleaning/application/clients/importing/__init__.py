"""Bringing in lists of clients that were kept elsewhere."""
