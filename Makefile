# Everything a person or a machine does with this folder. Needs Python 3.11 and make; the rest comes by itself.
.DEFAULT_GOAL := help
.PHONY: help run test check bench screens clean
PY := .venv/bin/python

help:
	@echo "make run      serve the demo company (address and logins are printed)"
	@echo "make test     install what tests need and run every test"
	@echo "make check    style, types, layers, templates, translations, migrations"
	@echo "make bench    measure the questions of benchmarks/ (JSON lines)"
	@echo "make screens  pictures of every screen into build/screens"

run:
	@bin/setup run
	@exec $(PY) -m cleaning run

test:
	@bin/setup test
	@$(PY) -m pytest --numprocesses=2 --dist=loadfile

check:
	@bin/setup dev
	@bin/check

bench:
	@bin/setup dev
	@$(PY) -m benchmarks $(ASK)

screens:
	@bin/setup test
	@$(PY) -m tests.screens build/screens

clean:
	rm -rf .venv build node_modules src/cleaning/web/static/dist
