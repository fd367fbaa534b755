"""`python -m cleaning` is the `cleaning` command."""

from cleaning.cli import main

main()
