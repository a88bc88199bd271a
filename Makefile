# Two commands for a newcomer: `make demo` and `make test`. Needed beforehand: Python 3.11 or later, pip, make.

VENV ?= .venv
STORE ?= store
DUMP ?= demo.ttl
# `make test` runs against the versions pinned for CI; `make test CONSTRAINTS=` against the newest.
CONSTRAINTS ?= -c requirements.lock

# One more test process than there are cores: many tests wait for a disk, a server or a deadline.
WORKERS ?= $(shell $(VENV)/bin/python -c 'import os; print((os.cpu_count() or 1) + 1)')

PYTHONS = $(PYTHON) python3.13 python3.12 python3.11 python3 python3.14 python
PIP_INSTALL = $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check

.PHONY: help demo test test-lowest coverage bench fuzz lock clean

help:
	@echo "make demo          install, read the seed articles, ask a question, see the sentence behind an answer"
	@echo "make test          install with the test tools; ruff, mypy --strict, pytest"
	@echo "make test-lowest   pytest against the lowest versions that pyproject.toml allows"
	@echo "make coverage      which branches the tests reach, those of the command line and of workers too"
	@echo "make bench         what each stage costs beside raw pyoxigraph, as ratios in one run"
	@echo "make fuzz          a minute of inputs that nobody would write; with Atheris, guided by the code they reach"
	@echo "make lock          write requirements.lock anew: the newest versions that pass the tests"
	@echo "make clean         remove what these commands made"

demo: $(VENV)/.demo
	@set -e; \
	say() { if [ -t 1 ]; then printf '\n\033[1m%s\033[0m\n' "$$*"; else printf '\n%s\n' "$$*"; fi; }; \
	run() { printf '$$ kg %s\n' "$$*"; $(VENV)/bin/kg "$$@"; }; \
	say "1. Read the articles in seeds/ into a graph, each fact checked before it is stored."; \
	run build seeds --store $(STORE); \
	say "2. Ask: who met whom, with somebody from Hanoi at the table?"; \
	run query who-met-whom --param place=Hanoi --store $(STORE); \
	fact=$$($(VENV)/bin/kg query who-met-whom --param place=Hanoi --store $(STORE) --format csv \
	  | grep -o 'https://w3id.org/diplomacy-kg/event/[^,"]*' | head -n 1); \
	say "3. Says who? The words behind the first answer, in their article."; \
	run why "$$fact" --store $(STORE) | head -n 19; echo "    ... and what was said there"; \
	say "4. Take everything away as Turtle."; \
	run export $(DUMP) --store $(STORE); \
	say "The graph is in $(STORE)/, the dump in $(DUMP). Next:"; \
	echo "  . $(VENV)/bin/activate    from now on \`kg\` is this program"; \
	$(if $(filter-out store,$(STORE)),echo "  export KG_STORE=$(STORE)   and this its store";) \
	echo "  kg queries               every question in the library"; \
	echo "  kg show Hanoi            what the graph knows of a place, a person or a body"; \
	echo "  kg build YOUR_FOLDER     your own articles: .txt .html .jsonl .md"

test: $(VENV)/.test
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy --strict
	$(VENV)/bin/python -m pytest -n $(WORKERS) --dist loadfile

# The lowest versions are the bounds that pyproject.toml states, one a line.
test-lowest: $(VENV)/lowest/bin/pip
	sed -n 's/^ *"\([A-Za-z-]*\)>=\([0-9.]*\)".*/\1==\2/p' pyproject.toml > $(VENV)/lowest/bounds
	$(VENV)/lowest/bin/python -m pip install --quiet --disable-pip-version-check -c $(VENV)/lowest/bounds --editable '.[test]'
	$(VENV)/lowest/bin/python -m pytest

coverage: $(VENV)/.test
	rm -f .coverage .coverage.*
	$(VENV)/bin/python -m coverage run -m pytest -n $(WORKERS) --dist loadfile
	$(VENV)/bin/python -m coverage combine --quiet
	$(VENV)/bin/python -m coverage report --skip-covered --sort=cover

bench: $(VENV)/.test
	$(VENV)/bin/python -m tests.benchmarks $(ARTICLES)

fuzz: $(VENV)/.test
	$(VENV)/bin/python -m tests.fuzz --seconds 60

lock:
	rm -rf $(VENV)/lock
	$(MAKE) --no-print-directory VENV=$(VENV)/lock CONSTRAINTS= test
	{ sed -n '/^#/p' requirements.lock; $(VENV)/lock/bin/python -m pip freeze --exclude-editable; } > $(VENV)/lock/new
	mv $(VENV)/lock/new requirements.lock

clean:
	rm -rf $(VENV) $(STORE) $(DUMP) .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -rf kg/web/static/built kg/web/frontend/node_modules

$(VENV)/.demo: $(VENV)/bin/pip pyproject.toml
	@echo "Installing into $(VENV)/, which takes a minute ..."
	@$(PIP_INSTALL) --editable .
	@touch $@

$(VENV)/.test: $(VENV)/bin/pip pyproject.toml requirements.lock
	$(PIP_INSTALL) $(CONSTRAINTS) --editable '.[test]'
	@touch $@ $(VENV)/.demo

# A candidate may be found and still not run (the shim of a version manager), be too old, or lack ensurepip: try it.
%/bin/pip:
	@found=; for python in $(PYTHONS); do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  found="$$found $$python"; \
	  "$$python" -c 'import ensurepip' 2>/dev/null || continue; \
	  exec "$$python" -m venv --clear $*; \
	done; \
	if [ -n "$$found" ]; then \
	  echo "Found$$found, but not its module ensurepip: install it (Debian, Ubuntu: apt install python3-venv)." >&2; \
	else \
	  echo "Found no Python 3.11 or later: install one, or say where it is: make demo PYTHON=/path/to/python3" >&2; \
	fi; exit 1
