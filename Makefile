# make report   every article in seeds/, or ARTICLE=path, becomes an HTML report in output/reports/
# make test     formatting, lint and all tests, the browser's included
# make lab      JupyterLab with the notebooks
# make html     the notebooks, run from the current sheets, as HTML in output/notebooks/
# make notebooks  the notebooks, run, with their outputs kept in them
# make bench    how fast the kit reads, in characters a second
# Each sets up what it needs: a virtual environment in .venv/, and for the tests a browser.

PYTHON ?= $(firstword $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p; done))
VENV := .venv
RUN := $(VENV)/bin/python
SPEEDS := bench/annotate.py bench/dates.py bench/sheets.py  # the others in bench/ measure how right it is, on articles that you label

.PHONY: report test lab html notebooks bench schema check status browser clean
.DEFAULT_GOAL := report

report: $(VENV)/run.stamp
	@$(RUN) -m khabar report $(if $(ARTICLE),"$(ARTICLE)")

test: $(VENV)/dev.stamp browser
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(RUN) -m pytest -m "not browser" -n 2 --dist loadgroup
	$(RUN) -m pytest -m browser

lab: $(VENV)/run.stamp
	$(VENV)/bin/jupyter lab --notebook-dir=. notebooks/01_read.ipynb

html: $(VENV)/run.stamp
	@$(RUN) -m khabar html

bench: $(VENV)/dev.stamp
	@for script in $(SPEEDS); do echo "== $$script"; PYTHONPATH=. $(RUN) $$script || exit 1; done

notebooks status check schema: $(VENV)/run.stamp
	@$(RUN) -m khabar $@

browser: $(VENV)/dev.stamp
	@$(RUN) tests/browser/install.py

clean:
	rm -rf output .cache

$(VENV)/run.stamp: requirements.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and none was found. Install it, or run: make PYTHON=/path/to/python3"; exit 1; }
	@echo "Setting up $(VENV)/: about a minute, once."
	@test -x $(RUN) || $(PYTHON) -m venv $(VENV)
	@$(RUN) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	@echo "Adding what the tests need."
	@$(RUN) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
