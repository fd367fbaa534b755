"""From a list somebody kept in a spreadsheet to clients with premises: read, doubted, merged. No input, no output."""
