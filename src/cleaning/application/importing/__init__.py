"""One engine for every kind of list: take in, explain, correct, bring in, take out again."""
