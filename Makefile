RUN := .venv/bin
PANGO := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
CHROMIUM := chromium-headless-shell,chromium,chromium-browser,google-chrome
TOOLS := $(CHROMIUM)=chromium-headless-shell javac=default-jdk-headless npm=npm qpdf=qpdf pdftotext=poppler-utils \
	openssl=openssl systemd-analyze=systemd
ENGINES := WebKitWebDriver=webkit2gtk-driver gir1.2-webkit2-4.1 python3-gi Xvfb=xvfb firefox-esr=firefox-esr
DEVMODE := PYTHONDEVMODE=1 PYTHONMALLOC=pymalloc
TESTS := $(DEVMODE) $(RUN)/python -m pytest -n 2 --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help setup serve publish rollback preview test test-fast test-edited test-browsers soak lint format lock

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-15s%s\n", $$1, $$2 }' Makefile

setup: ## Install what serving needs, and make a secret key
	@bin/python-environment requirements.txt
	@bin/secret-key
	@bin/packages --optional $(PANGO)

serve: setup ## Set up, publish and serve
	@exec $(RUN)/python -m pagetojob.start

publish: setup ## Publish the fixtures; a running server follows without a restart
	@$(RUN)/python manage.py publish

rollback: setup ## Publish the revision before again, as it was made then
	@$(RUN)/python manage.py rollback

preview: setup ## Show the fixtures as they are being edited, on port 8001
	@$(RUN)/python manage.py preview 8001

test: setup-test lint ## Set up and run every test, linters, browser and PDF validation included
	@$(TESTS)

test-fast: setup-test ## Run the tests but those with a browser, Java, the preview or PDFs on demand
	@$(TESTS) -m "not slow"

test-edited: setup-test ## Run the fast tests on content as its owner might have edited it
	@$(DEVMODE) $(RUN)/python -m tests.support.edited $(FIFTHS)

test-browsers: setup-lint ## Walk the pages in WebKit and Firefox, as no other test does
	@bin/packages $(PANGO) $(ENGINES)
	@$(DEVMODE) $(RUN)/python -m pytest -o 'norecursedirs=.*' tests/engines

.PHONY: setup-lint setup-test
setup-lint:
	@bin/python-environment requirements.txt requirements-test.txt
	@bin/secret-key

setup-test: setup-lint node_modules/ready
	@bin/packages $(PANGO) $(TOOLS)
	@bin/unpacked nginx .venv

soak: setup-lint ## Publish 200 times beside a server; report memory and what was lost
	@$(RUN)/python -m tests.support.soak

lint: setup-lint ## Say what is wrong with the code's form
	@$(RUN)/ruff check . && $(RUN)/ruff format --check . && $(RUN)/djade --check $$(git ls-files 'templates/*.html')
	@$(RUN)/lint-imports --no-cache --no-logo
	@$(RUN)/mypy

format: setup-lint ## Mend what can be mended of it
	@$(RUN)/ruff check --fix . && $(RUN)/ruff format . && $(RUN)/djade $$(git ls-files 'templates/*.html')

lock: setup-lint ## Write both locks anew from pyproject.toml
	@for set in "requirements.txt" "requirements-test.txt --extra test"; do \
		$(RUN)/pip-compile -q --upgrade -o $$set pyproject.toml || exit 1; done

node_modules/ready: package-lock.json | setup-lint
	@bin/packages npm=npm
	@npm ci --silent --no-audit --no-fund || { echo "npm cannot install what package-lock.json names;" \
		"without a network, run make again when there is one." >&2; exit 1; }
	@touch $@
