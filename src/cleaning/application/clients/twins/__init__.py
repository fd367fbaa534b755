"""The same client twice: noticed while typing, listed, made one, and parted again."""
