# Every command a developer types. `.ci/run` calls the same ones. `make` alone lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
BENCH_STAMP := $(VENV)/.installed-bench
FUZZ_STAMP := $(VENV)/.installed-fuzz
PIP := $(BIN)/python -m pip --disable-pip-version-check

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo test lint format types layers unit fuzz bench docs screenshots wheel fast clean

help: ## list these commands
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

# --- setting up -----------------------------------------------------------------------------------------------------

setup: $(STAMP) ## make .venv with everything in it; does nothing if that is done

$(STAMP): pyproject.toml constraints.txt
	@printf '\n== setup: %s, packages as in constraints.txt\n' "$(VENV)"
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo "No '$(PYTHON)' here. Install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3 $(MAKECMDGOALS)"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "sijill needs Python 3.11 or newer; '$(PYTHON)' is $$("$(PYTHON)" -V). Name another: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "'$(PYTHON)' cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || "$(PYTHON)" -m venv --clear $(VENV)
	@$(PIP) install --progress-bar on -c constraints.txt -e '.[dev]' || { \
	  echo "The packages named in constraints.txt could not be installed; the reason stands above."; \
	  echo "Without a network, point pip at a folder of wheels: PIP_NO_INDEX=1 PIP_FIND_LINKS=/path/to/wheels make $(MAKECMDGOALS)"; \
	  exit 1; }
	@! pkg-config --exists icu-i18n 2>/dev/null || $(PIP) install -q -c constraints.txt -e '.[dev,exchange]' || \
	  echo "followthemoney could not be built here; its own tests are skipped (CONTRIBUTING.md says what it needs)"
	@touch $@

$(BENCH_STAMP): $(STAMP)
	@printf '\n== setup: what the speed bench compares with\n'
	$(PIP) install --progress-bar on -c constraints.txt -e '.[dev,bench]'
	@touch $@

$(FUZZ_STAMP): $(STAMP)
	@printf '\n== setup: what makes up bytes for the readers\n'
	$(PIP) install --progress-bar on -c constraints.txt -e '.[dev,fuzz]'
	@touch $@

# --- using it -------------------------------------------------------------------------------------------------------

demo: setup ## set up if need be, then code the sample reports and show the register
	$(BIN)/sijill demo

# --- testing --------------------------------------------------------------------------------------------------------

test: ## everything that must pass: lint, types, layers, unit
	@$(MAKE) --no-print-directory setup
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory types
	@$(MAKE) --no-print-directory layers
	@$(MAKE) --no-print-directory unit
	@printf '\n== all passed\n'

lint: setup ## style and common mistakes (ruff), and the form of the code
	@printf '\n== lint\n'
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: setup ## bring the code into form and mend what can be mended
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

types: setup ## check the types (mypy, strict)
	@printf '\n== types\n'
	$(BIN)/mypy

layers: setup ## check that imports point one way (import-linter)
	@printf '\n== layers\n'
	$(BIN)/lint-imports

unit: setup ## run the tests and the examples in docstrings (pytest)
	@printf '\n== unit\n'
	$(BIN)/pytest

fuzz: $(FUZZ_STAMP) ## feed each reader made-up bytes for 60 s (a quarter of an hour); SECONDS_EACH=5 for less
	$(BIN)/python tools/fuzz.py --seconds $${SECONDS_EACH:-60}

bench: $(BENCH_STAMP) ## measure quality and speed against the floors in bench/
	@printf '\n== bench: quality\n'
	$(BIN)/python bench/quality.py
	@printf '\n== bench: ordinary news\n'
	$(BIN)/python bench/ordinary.py --limit 1500
	@printf '\n== bench: pages\n'
	$(BIN)/python bench/pages.py --reports 50
	@printf '\n== bench: reports of one thing\n'
	$(BIN)/python bench/things.py
	@printf '\n== bench: Splink beside the rules\n'
	$(BIN)/python bench/scorer.py
	@printf '\n== bench: copies\n'
	$(BIN)/python bench/copies.py
	@printf '\n== bench: many claims brought together\n'
	$(BIN)/python bench/reconcile.py --claims 5000
	@printf '\n== bench: speed\n'
	$(BIN)/python bench/speed.py

# --- building -------------------------------------------------------------------------------------------------------

docs: setup ## write the generated files anew: manual, schemas, reference
	$(BIN)/python tools/build_docs.py

screenshots: setup ## write pictures of each page into build/screenshots, for a person to look at (Chromium)
	$(BIN)/python tools/screenshots.py

wheel: setup ## build the wheel into dist/
	$(BIN)/python -m build --wheel

fast: setup ## build a wheel with the busy stages compiled into dist/fast (needs a C compiler; minutes), and time it
	rm -rf dist/fast
	HATCH_BUILD_HOOKS_ENABLE=1 $(BIN)/python -m build --wheel --outdir dist/fast
	@find src -name '*.so' -delete  # the compiler leaves them in the checkout, whose own timing they would change
	@$(MAKE) --no-print-directory $(BENCH_STAMP)
	$(BIN)/python bench/speed.py --wheel dist/fast/*.whl

clean: ## remove what these commands made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find src tests bench tools -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
