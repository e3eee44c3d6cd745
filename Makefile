# Everything runs in .venv, made by the first target that needs it.
#   make demo          read the example pages, list the events, serve the site (SERVE=0: all but serve)
#   make test          run every test
#   make lint          check style and types
#   make eval          score the reading and the assembly, and hold the floors
#   make bench         measure speed and memory
#   make clean         remove the environment and what the demo made

PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3; do \
	$$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$python && break; done)
SERVE ?= 1
PORT ?= 8017
STORE ?= tawatur.db
TAWATUR := .venv/bin/tawatur
STAMP := .venv/installed
DEV_STAMP := .venv/installed-dev

.PHONY: demo test lint eval bench clean environment
.DEFAULT_GOAL := demo

$(STAMP): pyproject.toml src/tawatur/__init__.py
	@test -n "$(PYTHON)" || { echo "Tawatur needs Python 3.11 or newer with venv (Debian: apt-get install python3-venv), or PYTHON=/path/to/python3" >&2; exit 2; }
	@test -x .venv/bin/python || $(PYTHON) -m venv .venv
	@echo "Installing into .venv (once) ..." >&2
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(DEV_STAMP): $(STAMP)
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@

environment: $(DEV_STAMP)

demo: $(STAMP)
	@$(TAWATUR) ingest examples --manifest examples/manifest.jsonl --store $(STORE)
	@$(TAWATUR) events --store $(STORE)
ifneq ($(SERVE),0)
	@$(TAWATUR) serve --store $(STORE) --port $(PORT)
endif

test: $(DEV_STAMP)
	@.venv/bin/python -m pytest $(ARGS)

lint: $(DEV_STAMP)
	@.venv/bin/ruff check --output-format concise .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/mypy bench

eval: $(DEV_STAMP)
	@.venv/bin/python eval/run.py --gate $(ARGS)

bench: $(DEV_STAMP)
	@.venv/bin/python bench/run.py $(ARGS)

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis $(STORE) $(STORE)-shm $(STORE)-wal
	find src tests eval bench -name __pycache__ -type d -prune -exec rm -rf {} +
