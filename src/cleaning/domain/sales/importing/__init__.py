"""From a list of what is cleaned when to lines of contracts. No input, no output."""
