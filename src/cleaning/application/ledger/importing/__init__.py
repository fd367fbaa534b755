"""Opening balances: what lay open on the day the company came here, brought as lists."""
