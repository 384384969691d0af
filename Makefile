# One command for each thing a newcomer needs; `make run` first.

PYTHON ?= python3
PORT ?= 8000
SITE_URL ?= http://127.0.0.1:$(PORT)
BIN = .venv/bin
# The locks are whole: without --no-deps, an older pip looks past them for a dependency's extras.
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet install --require-hashes --no-deps
PYTEST = $(BIN)/python -m pytest

.PHONY: run test check bench prove mutate coverage messages cards lock

run: export SITE_URL := $(SITE_URL)
run: .venv/runtime
	$(BIN)/python manage.py start --port $(PORT)

test: .venv/dev
	$(PYTEST) -n 2 --ignore tests/browser --ignore tests/bench --ignore tests/proofs

check: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	find templates tracker -name '*.html' | xargs -r $(BIN)/djade --check --target-version 5.2
	$(BIN)/mypy
	$(BIN)/python manage.py makemigrations --check --dry-run
	set -a && . ./.env.example && SECRET_KEY=$$(od -An -tx1 -N40 /dev/urandom | tr -d ' \n') \
		&& $(BIN)/python manage.py check --deploy --fail-level WARNING

bench: .venv/dev
	$(PYTEST) tests/bench

prove: .venv/dev
	$(PYTEST) -m proof --full-counts --hypothesis-profile prove --results tracker/trust/results.json

mutate: .venv/dev
	$(BIN)/mutmut run --max-children 1
	$(BIN)/mutmut results

# SQLite first; where DATABASE_URL names a PostgreSQL, what is done there alone is added.
coverage: .venv/dev
	DATABASE_URL= $(MEASURE) $(CONCERNED)
	$(if $(DATABASE_URL),$(MEASURE) --cov-append $(CONCERNED_BY_DATABASE))
	$(BIN)/coverage report

MEASURE = $(PYTEST) -n 2 --cov --cov-report= --cov-fail-under=0
CONCERNED = tests/log_verifier tests/actions tests/ingestion tests/signing tests/admin \
	tests/commands tests/models/test_guards.py tests/models/test_names.py tests/test_visitors.py \
	tests/rules/test_chain.py tests/rules/test_sign_in.py tests/web/test_log_pages.py \
	$(addprefix --ignore=tests/,$(SLOW))
# They take long and reach nothing that the others do not.
SLOW = ingestion/test_bundled_record.py ingestion/sheets/test_any_bytes.py \
	ingestion/sheets/test_g7_table.py commands/test_killed_commands.py commands/test_start.py \
	admin/test_lists.py admin/test_long_lists.py admin/test_query_bar.py admin/test_screens.py
CONCERNED_BY_DATABASE = tests/models/test_guards.py tests/actions/test_verification.py \
	tests/actions/test_redaction_on_disk.py

messages: .venv/dev
	$(BIN)/python manage.py makemessages --locale zh_Hans --no-obsolete --no-location --ignore 'tests/*'
	$(BIN)/python manage.py compilemessages --locale zh_Hans --verbosity 0

cards: .venv/dev
	$(BIN)/python -m tests.browser.draw_cards

lock: .venv/dev
	$(BIN)/pip-compile $(LOCKING) --output-file requirements.txt pyproject.toml
	$(BIN)/pip-compile $(LOCKING) --output-file requirements-dev.txt \
		--extra dev --constraint requirements.txt pyproject.toml

LOCKING = --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv .venv

.venv/runtime: requirements.txt | .venv/bin/python
	$(PIP) -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt | .venv/bin/python
	$(PIP) -r requirements-dev.txt
	@touch $@ .venv/runtime
