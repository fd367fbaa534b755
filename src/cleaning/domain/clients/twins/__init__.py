"""The same client twice: how it is noticed and how two become one without loss."""
