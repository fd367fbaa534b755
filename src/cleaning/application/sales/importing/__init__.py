"""Bringing in lists of what is cleaned when."""
