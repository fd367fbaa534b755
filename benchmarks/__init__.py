"""How fast, how small: one module per question of the goals, JSON lines out.

`python -m benchmarks` asks all of them, `python -m benchmarks f1 f8` some; `--scale 100k` names the data set, which
is made once into build/bench-<scale>. `--quick` is one short run of each. A figure is the median of five runs with
its range. Run on an otherwise idle machine.
"""
