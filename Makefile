# Two commands matter: `make serve` and `make test`. Each sets up what it needs in .venv.
PYTHON ?= python3
DATA ?= .entente
BIN := .venv/bin

.PHONY: serve test lint evaluate bench train profile reference changelog lock clean

serve: .venv/.installed
	$(BIN)/entente serve --samples --data $(DATA)

test: .venv/.tested
	$(BIN)/ruff format --check src tests
	$(BIN)/ruff check src tests
	@echo "$(BIN)/mypy, beside $(BIN)/pytest; what it finds is told at the end"
	@nice $(BIN)/mypy >.venv/types.txt 2>&1 & \
	$(BIN)/pytest; tests=$$?; \
	wait $$!; types=$$?; cat .venv/types.txt; \
	exit $$((tests || types))

evaluate: .venv/.tested
	$(BIN)/python -m tests.evaluation

bench: .venv/.tested
	$(BIN)/python -m tests.bench $(ARGS)

# Trains the parser anew, in an hour and a half on two cores: TREEBANKS is a folder with UD English-EWT and English-PUD, PARSER
# where it is written. torch and its like stand in an environment of their own, and are never needed to parse.
TREEBANKS ?= ../shared/treebank
PARSER ?= build/pipeline
train:
	@test -d "$(TREEBANKS)" || { echo "$(TREEBANKS) is no folder: make train TREEBANKS=a folder with UD English-EWT and English-PUD"; exit 65; }
	@$(MAKE) --no-print-directory .venv-train/.installed
	.venv-train/bin/python -m entente.syntax.training $(ARGS) $(TREEBANKS) $(PARSER)

# OWL 2 DL and RL by the OWL API, from an environment of its own: .venv-profile, made where a registry and Java are there.
profile: .venv/.tested
	$(BIN)/pytest tests/ontology/test_profile.py

# Rebuilds the committed reference graphs from the tables under ontology/reference.
reference: .venv/.tested
	$(BIN)/python -m entente.ontology.reference

# Tells what the ontology's versions changed, from their files.
changelog: .venv/.tested
	$(BIN)/python -m entente.ontology.changelog

lock: .venv/.tested
	$(BIN)/pip install --quiet "uv>=0.8"
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra build -o requirements.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra build --extra test -o tests/requirements.lock -c requirements.lock pyproject.toml

clean:
	rm -rf .venv .venv-profile .venv-reuse .venv-train

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Entente needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv

# Installs what a lock file names, then what stands here.
define install
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@test -d src/entente/web/static/assets || echo "note: npm reached no registry, so the pages come without scripts; they work"
endef

.venv/.installed: .venv/bin/python requirements.lock pyproject.toml
	$(call install,requirements.lock)
	touch $@

.venv-train/.installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Entente needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	.venv-train/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation -e ".[train]"
	touch $@

# All that .venv/.installed asks for is in this lock file too, in the same versions.
.venv/.tested: .venv/bin/python requirements.lock tests/requirements.lock pyproject.toml
	$(call install,tests/requirements.lock)
	touch .venv/.installed $@
