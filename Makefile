VENV := .venv
RUN := $(VENV)/bin
VAR := $(or $(PAGETOJOB_VAR),var)
PANGO := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
CHROMIUM := chromium-headless-shell,chromium,chromium-browser,google-chrome
TOOLS := $(CHROMIUM)=chromium-headless-shell javac=default-jdk-headless npm=npm qpdf=qpdf pdftotext=poppler-utils \
	openssl=openssl systemd-analyze=systemd
ENGINES := WebKitWebDriver=webkit2gtk-driver gir1.2-webkit2-4.1 python3-gi Xvfb=xvfb firefox-esr=firefox-esr
DEVMODE := PYTHONDEVMODE=1 PYTHONMALLOC=pymalloc
TESTS := $(DEVMODE) $(RUN)/python -m pytest -n 2 --dist loadfile
GRANIAN := $(RUN)/granian --interface wsgi --workers 2 --http 1 --no-ws --blocking-threads 8 \
	--backlog 16384 --backpressure 8192 --http1-header-read-timeout 5000 --respawn-failed-workers \
	--access-log-fmt '%(time)s %(addr)s %(method)s %(path)r %(status)d %(dt_ms).1f ms'

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup serve publish preview test test-fast test-edited test-browsers soak lint format lock

help: ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/:/' | column -t -s:

setup: $(VENV)/ready $(VAR)/secret-key ## Install what serving needs, and make a secret key
	@bin/packages --optional $(PANGO)

serve: publish ## Set up, publish and serve
	@echo "Serving the pilot flow at $${PAGETOJOB_ORIGIN:-http://127.0.0.1:$${GRANIAN_PORT:-8000}}"
	@ulimit -S -n $$(ulimit -H -n); exec $(GRANIAN) pagetojob.wsgi:application

publish: setup ## Publish the fixtures; a running server follows without a restart
	@$(RUN)/python manage.py publish

preview: setup ## Show the fixtures as they are being edited, on port 8001
	@$(RUN)/python manage.py preview 8001

test: setup-test lint ## Set up and run every test, linters, browser and PDF validation included
	@$(TESTS)

test-fast: setup-test ## Run the tests but those with a browser, Java, the preview or PDFs on demand
	@$(TESTS) -m "not slow"

test-edited: setup-test ## Run the fast tests on content as its owner might have edited it
	@$(DEVMODE) $(RUN)/python -m tests.support.edited $(FIFTHS)

test-browsers: setup $(VENV)/ready-test ## Walk the pages in WebKit and Firefox, as no other test does
	@bin/packages $(PANGO) $(ENGINES)
	@$(DEVMODE) $(RUN)/python -m pytest -o 'norecursedirs=.*' tests/engines

.PHONY: setup-test
setup-test: setup $(VENV)/ready-test node_modules/ready
	@bin/packages $(PANGO) $(TOOLS)
	@bin/unpacked nginx $(VENV)

soak: setup $(VENV)/ready-test ## Publish 200 times beside a server; report memory and what was lost
	@$(RUN)/python -m tests.support.soak

lint: $(VENV)/ready-test $(VAR)/secret-key ## Say what is wrong with the code's form
	@$(RUN)/ruff check . && $(RUN)/ruff format --check . && $(RUN)/djade --check $$(git ls-files 'templates/*.html')
	@$(RUN)/lint-imports --no-cache --no-logo
	@$(RUN)/mypy

format: $(VENV)/ready-test ## Mend what can be mended of it
	@$(RUN)/ruff check --fix . && $(RUN)/ruff format . && $(RUN)/djade $$(git ls-files 'templates/*.html')

lock: $(VENV)/ready-test ## Write both locks anew from pyproject.toml
	@for set in "requirements.txt" "requirements-test.txt --extra test"; do \
		$(RUN)/pip-compile -q --upgrade -o $$set pyproject.toml || exit 1; done

$(VENV)/bin/python:
	@python3 -m venv $(VENV)

$(VENV)/ready: requirements.txt | $(VENV)/bin/python
	@echo "Installing Python packages"
	@$(RUN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/ready-test: requirements-test.txt $(VENV)/ready
	@$(RUN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

node_modules/ready: package-lock.json
	@bin/packages npm=npm
	@npm ci --silent --no-audit --no-fund
	@touch $@

$(VAR)/secret-key:
	@mkdir -p $(VAR)
	@umask 077; python3 -c 'import secrets; print(secrets.token_urlsafe(50))' > $@
