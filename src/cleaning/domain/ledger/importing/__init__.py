"""Columns of lists of opening balances. No input, no output."""
