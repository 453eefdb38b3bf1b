# Verbs for people. `make` alone lists them.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help run test check audit fast fuzz golden screenshots bench clean

help: ## list these verbs
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: .venv/.run ## serve the course and its demo at http://127.0.0.1:8000
	@$(BIN)/parcours serve --demo

test: .venv/.test node_modules/.installed .lrs/.installed programs-ready check audit ## run everything that CI runs
	$(BIN)/parcours check
	$(BIN)/pytest -n auto --dist loadgroup || $(BIN)/pytest --last-failed --last-failed-no-failures none # alone: two packages tests race on a busy machine

check: .venv/.test ## style, types, imports, dangerous habits
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bandit --quiet --configfile pyproject.toml --recursive builder exports webapp

audit: .venv/.test ## ask whether anything we install has a known vulnerability
	$(BIN)/python -m tests.audit requirements.lock requirements-test.lock

fast: .venv/.test ## the tests that need neither browser nor Node
	$(BIN)/pytest -q -n auto -m "not browser and not node"

fuzz: .venv/.test ## hostile courses, for some minutes
	HYPOTHESIS_PROFILE=fuzz $(BIN)/pytest -q -n auto tests/fuzz

golden: .venv/.test ## write the golden files again; read the diff
	GOLDEN=write $(BIN)/pytest -q -m "not browser" tests/builder tests/exports

screenshots: .venv/.test ## take the README's pictures again
	$(BIN)/python -m docs.screenshots

bench: .venv/.test ## measure speed and size beside every goal, for half an hour
	$(BIN)/python -m bench

clean: ## forget what was installed and built
	rm -rf .venv .lrs node_modules dist var build *.egg-info

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Parcours needs Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Install Python's venv: apt-get install python3-venv"; exit 1; }

.venv/.run: .venv/bin/python requirements.lock pyproject.toml
	@echo "Installing (once)…"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/.test: .venv/.run requirements-test.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@

node_modules/.installed: package.json package-lock.json
	@tests/need npm npm
	@! command -v npm >/dev/null || { npm ci --silent --ignore-scripts --no-audit --no-fund && touch $@; }

# A record store for the tests, apart: its libraries are older than ours.
.lrs/.installed: tests/lrs/requirements.lock
	@$(PYTHON) -m venv .lrs
	@.lrs/bin/pip install --quiet --disable-pip-version-check --require-hashes -r tests/lrs/requirements.lock
	@touch $@

.PHONY: programs-ready
programs-ready:
	@tests/need chromium chromium
	@tests/need firefox-esr firefox-esr
	@tests/need java default-jre-headless
	@tests/need nginx nginx-light
	@tests/need redis-server redis-server
