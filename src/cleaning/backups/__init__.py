"""One file that holds everything: the database, the kept files, the secret, and what each of them must hash to."""
