"""The whole company as a file."""
