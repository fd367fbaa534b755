"""Lists people kept in spreadsheets: heads, cells, doubts. Every context that takes one in reads it with these."""
