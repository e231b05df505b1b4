# Everything runs in the project's own environment, .venv, with the versions that the two requirements files pin.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
# More than there are cores: a browser waits for the next frame, for a server, for what is kept a moment later.
JOBS ?= 4
export PATH := $(abspath $(BIN)):$(PATH)
# Images for containers often set it; each command would then compile every library anew, which takes most of its time.
unexport PYTHONDONTWRITEBYTECODE

# uv installs in seconds what takes pip half a minute; where it finds nothing (a mirror that pip alone knows), pip does it.
UV := uv pip install --quiet --python $(BIN)/python
PIP := python -m pip install --quiet --no-compile
bring-uv = { sed -n '/^uv==/,/\#/p' requirements-dev.txt >$(VENV)/uv.txt && $(PIP) --require-hashes --requirement $(VENV)/uv.txt; }

.PHONY: help serve check test book site docs benchmarks env clean
.DEFAULT_GOAL := help

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 14

serve: env ## read the book at http://localhost:8000 (PORT=… for another port); what you save is rebuilt
	@entraide serve --port $(PORT)

check: $(VENV)/dev ## in under a minute: style, types, data, texts, unit tests, JavaScript
	@python tools/check.py

test: $(VENV)/dev ## everything: the checks, nbgrader's whole way, the built book, browsers (JOBS=… for other than 4 processes)
	@python tools/check.py --without-tests
	@pytest --numprocesses $(JOBS) --dist loadscope --no-loadscope-reorder

book: env ## build both editions into _build/html
	@entraide build

site: $(VENV)/paper ## write into _build/site the folder to publish at SITE_URL=https://…, with an EPUB and a PDF (REPORT=… for mistakes)
	@entraide build --url "$(SITE_URL)" --report "$(REPORT)" --output _build/site --epub-pdf

docs: env ## build the pages for developers into _build/docs: the rooms, the answer record, the package's functions
	@python -m sphinx --quiet --fail-on-warning docs _build/docs

benchmarks: $(VENV)/dev book ## measure grading and a page against their stock peers; benchmarks/README.md says how
	@for one in autograde grade whole build page; do python -m benchmarks.$$one || exit; done

env: $(VENV)/serve ## make the environment, with what the book and grading need

clean: ## remove what was built; the environment stays
	rm -rf _build

$(VENV)/serve: requirements.txt pyproject.toml hatch_build.py
	$(PYTHON) -m venv $(VENV)
	command -v uv >/dev/null || $(bring-uv) || true
	$(UV) --require-hashes --requirement $< || $(PIP) --require-hashes --requirement $<
	$(UV) --no-build-isolation --no-deps --editable . || $(PIP) --no-build-isolation --no-deps --editable .
	@echo '{}' >$(VENV)/package.json # What JupyterLab runs with Node is none of this folder's modules.
	@touch $@

# What sets the PDF; where it cannot be had, the build says so, and goes on without.
$(VENV)/paper: requirements-dev.txt $(VENV)/serve
	sed -n '/^typst==/,/#/p' $< >$(VENV)/typst.txt
	{ $(UV) --require-hashes --requirement $(VENV)/typst.txt || $(PIP) --require-hashes --requirement $(VENV)/typst.txt; } \
	  && touch $@ || true

$(VENV)/dev: requirements-dev.txt $(VENV)/serve
	$(UV) --require-hashes --requirement $< || $(PIP) --require-hashes --requirement $<
	@touch $@
