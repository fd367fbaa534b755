"""How much of a foreign file is looked at; more is refused before it costs memory."""

MOST_BYTES = 25 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_PARTS = 500
MOST_ROWS = 50_000
MOST_COLUMNS = 100
LONGEST_CELL = 4_000
