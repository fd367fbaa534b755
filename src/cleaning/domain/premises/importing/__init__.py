"""From a list of places somebody kept in a spreadsheet to premises of known clients. No input, no output."""
