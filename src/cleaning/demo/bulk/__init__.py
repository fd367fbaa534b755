"""A company far bigger than the demo, made in minutes through COPY: for benchmarks and for trying how lists feel."""
