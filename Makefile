# Helhet. `make demo` shows it, `make quick` is the inner loop, `make test` is everything.

PYTHON ?= python3.11
PORT ?= 8000
DATA ?= .demo
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo dev quick test lint format docs bench requirements clean
.DEFAULT_GOAL := help

.PHONY: help
help:
	@echo "make demo   start Helhet with made-up people on http://localhost:$(PORT) (PORT=, DATA=)"
	@echo "make quick  tests without browser, on SQLite: about a minute"
	@echo "make test   lint and every test, on SQLite and then on PostgreSQL"
	@echo "make lint   style, types, layers, templates, migrations, generated pages"
	@echo "make format | docs | screenshots | bench | requirements | clean"

# Environments: a stamp says that the pinned requirements are installed ------------------------------------------------

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.demo-stamp: requirements/base.txt requirements/build.txt pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes --no-deps -r requirements/base.txt -r requirements/build.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev-stamp: requirements/dev.txt pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes --no-deps -r requirements/dev.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.demo-stamp

dev: $(VENV)/.dev-stamp

requirements: | $(BIN)/python
	$(COMPILE) pyproject.toml --output-file requirements/base.txt
	$(COMPILE) --group build --constraint requirements/base.txt --output-file requirements/build.txt
	$(COMPILE) pyproject.toml --group dev --constraint requirements/base.txt --constraint requirements/build.txt --output-file requirements/dev.txt
COMPILE := $(BIN)/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

# The product ----------------------------------------------------------------------------------------------------------

demo: $(VENV)/.demo-stamp
	@$(BIN)/helhet demo --data $(DATA) --port $(PORT)

# Tests ----------------------------------------------------------------------------------------------------------------

PYTEST := $(BIN)/python -m pytest
PARALLEL := --numprocesses 2 --dist loadfile
CERTIFIED := tests/oidc/certified/node_modules/.package-lock.json

quick: $(VENV)/.dev-stamp
	$(PYTEST) -q -m "not browser and not slow"

test: lint chromium $(CERTIFIED)
	HELHET_TEST_DATABASE=sqlite $(PYTEST) $(PARALLEL)
	HELHET_TEST_DATABASE=postgresql $(PYTEST) $(PARALLEL)

# The certified OpenID provider that sign-in is tested against
$(CERTIFIED): tests/oidc/certified/package-lock.json
	cd $(dir $<) && npm ci --ignore-scripts --no-audit --no-fund --loglevel error
	@touch $@

.PHONY: screenshots
screenshots: $(VENV)/.dev-stamp chromium
	HELHET_SCREENSHOTS=1 $(PYTEST) -q tests/browser/test_pictures.py

.PHONY: chromium
chromium:
	@tools/chromium

bench: $(VENV)/.dev-stamp
	$(BIN)/python -m bench
	$(BIN)/python -m bench.record

# Code -----------------------------------------------------------------------------------------------------------------

SOURCES := src tests tools $(wildcard bench)

lint docs: export HELHET_MODE = test

lint: $(VENV)/.dev-stamp
	$(BIN)/ruff check --quiet $(SOURCES)
	$(BIN)/ruff format --quiet --check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --quiet --check --lint src
	$(BIN)/python -m django makemigrations --check --dry-run --settings helhet.config.settings
	$(BIN)/python -m tools.generate_docs --check

format: $(VENV)/.dev-stamp
	$(BIN)/ruff check --quiet --fix $(SOURCES)
	$(BIN)/ruff format --quiet $(SOURCES)
	$(BIN)/djlint --quiet --reformat src

docs: $(VENV)/.dev-stamp
	$(BIN)/python -m tools.generate_docs

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist build
