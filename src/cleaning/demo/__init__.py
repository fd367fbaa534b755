"""A believable company to look around in: invented people and firms, six months of work, made by the use cases."""
