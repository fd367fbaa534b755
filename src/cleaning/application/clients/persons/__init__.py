"""What the law gives a person: to see all that is kept about them, and to be forgotten."""
