"""The one error of the launcher."""


class Trouble(Exception):
    """The database server cannot be had; the message tells an administrator why and what to do about it."""
