"""A file is one idea: mostly short, never long without saying why."""

import ast
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[3]
FILES = [path for path in (ROOT / "src").rglob("*.py") if path.stat().st_size]
LONG = 300


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def test_most_files_fit_on_a_screen():
    sizes = sorted(lines(path) for path in FILES)
    assert median(sizes) <= 70
    assert sizes[int(len(sizes) * 0.9)] <= 170


def test_a_long_file_says_why_it_is_long():
    unexplained = {
        str(path.relative_to(ROOT)): lines(path)
        for path in FILES
        if lines(path) > LONG and "Long because" not in (ast.get_docstring(ast.parse(path.read_text())) or "")
    }
    assert unexplained == {}


def test_every_module_says_what_it_is():
    silent = [
        str(path.relative_to(ROOT))
        for path in FILES
        if path.name != "__init__.py" and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []
