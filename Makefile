# Everything is run in the project's own environment, .venv, made from requirements.txt.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000

.PHONY: serve test book benchmarks env clean

serve: env ## build what changed, and read the book at http://localhost:8000 (PORT=… for another port)
	@$(BIN)/entraide serve --port $(PORT)

test: env ## run every test: data, style, types, units, nbgrader's whole way, browsers
	$(BIN)/entraide check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

book: env ## build both editions into _build/html
	@$(BIN)/entraide build

benchmarks: book ## measure grading and a page against their stock peers; benchmarks/README.md says how
	@$(BIN)/python -m benchmarks.autograde
	@$(BIN)/python -m benchmarks.grade
	@$(BIN)/python -m benchmarks.build
	@$(BIN)/python -m benchmarks.page

env: $(VENV)/ready ## make the environment

$(VENV)/ready: requirements.txt pyproject.toml hatch_build.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --no-build-isolation --no-deps --editable .
	touch $@

clean: ## remove what was built; the environment stays
	rm -rf _build
