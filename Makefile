# Every recipe a contributor needs; `make help` lists them.

BUILD = swift build --explicit-target-dependency-import-check error
VENV = .venv
PYTHON = $(VENV)/bin/python
SOURCES = Package.swift Sources Tests
PREFIX = /usr/local
DESTDIR =
# STATIC=1 links Swift's own libraries in, for a machine without Swift.
RELEASE = swift build -c release --product trialtop $(if $(STATIC),--static-swift-stdlib --scratch-path .build/static)
INSTALLED = $(if $(STATIC),.build/static,.build)/release/trialtop
PLACE = $(DESTDIR)$(PREFIX)
COMPLETIONS = \
  bash:share/bash-completion/completions/trialtop \
  zsh:share/zsh/site-functions/_trialtop \
  fish:share/fish/vendor_completions.d/trialtop.fish
STUDIES = eso-shanghai20 polymetastatic-rt liver-metastases-ici low-dose-rt

# A crash must end a run, not hold its output open.
export SWIFT_BACKTRACE = enable=no

SHELL = bash
.SHELLFLAGS = -o pipefail -c
.DEFAULT_GOAL = help

.PHONY: help
help: ## List the recipes
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: ## Install what is missing, build, and open the sample trial
	@.ci/system-packages
	@swift build -c release --product trialtop
	@.build/release/trialtop demo

.PHONY: test
test: $(VENV)/ready ## Set up and run all tests
	@.ci/system-packages test
	$(BUILD) --build-tests
	TRIALTOP=.build/debug/trialtop $(PYTHON) -m pytest -q Tests/EndToEnd
	@swift test --skip-build --parallel 2>&1 | tee .build/tests.log \
	  || { grep -A 4 '✘.* recorded an issue' .build/tests.log; grep '✘' .build/tests.log; exit 1; }

.PHONY: check
check: ## What CI runs: format, imports, sample data, tests
	@.ci/system-packages test
	swift format lint --strict --recursive $(SOURCES)
	$(BUILD)
	$(MAKE) --no-print-directory generated-unchanged
	$(MAKE) --no-print-directory test

# The sample data are what the simulator makes from their seeds, byte for byte, and the picture in
# README.md is what the program prints. published.toml is what a source printed: written by hand.
.PHONY: generated-unchanged
generated-unchanged:
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT \
	  && for study in $(STUDIES); do \
	    .build/debug/trialtop simulate "$$study" --out "$$folder/$$study" || exit 1; \
	  done \
	  && diff -r --exclude=published.toml "$$folder" sample-data \
	  && .ci/readme-picture .build/debug/trialtop | diff - README.md \
	  && echo "sample data and README are as generated"

.PHONY: format
format: ## Format the Swift files in place
	swift format --in-place --recursive $(SOURCES)

.PHONY: lint
lint: ## Check the format of the Swift files
	swift format lint --strict --recursive $(SOURCES)

.PHONY: record
record: ## Record the pages anew; the run fails, so that somebody looks at them
	RECORD_SCREENS=1 swift test --filter Screens

.PHONY: generate
generate: ## Write the sample data and the picture in README.md anew
	swift build --product trialtop
	for study in $(STUDIES); do \
	  .build/debug/trialtop simulate "$$study" --out "sample-data/$$study" --replace || exit 1; \
	done
	.ci/readme-picture .build/debug/trialtop > .build/README.md && cp .build/README.md README.md

.PHONY: print
print: ## Print the overview of the store that was opened last, or of the sample trial
	@swift build -c release --product trialtop
	@.build/release/trialtop print overview --size 120x36

.PHONY: bench
bench: $(VENV)/ready ## Measure speed against peers; SUBJECTS=1000000 adds registries up to that size
	@swift build -c release
	@$(PYTHON) -m pip install --quiet --requirement Tests/Benchmarks/requirements.txt \
	  || echo "lifelines cannot be installed here, left out"
	@$(PYTHON) Tests/Benchmarks/bench.py .build/release/trialtop sample-data/eso-shanghai20
	@$(PYTHON) Tests/Benchmarks/terminal.py .build/release/trialtop sample-data/eso-shanghai20
	@$(PYTHON) Tests/Benchmarks/statistics_peers.py .build/release/StatisticsBenchmark
	@$(if $(SUBJECTS),$(PYTHON) Tests/Benchmarks/registry.py .build/release/trialtop $(SUBJECTS))

.PHONY: install
install: ## Install under PREFIX=/usr/local, DESTDIR before it; STATIC=1 needs no Swift there
	@.ci/system-packages
	$(RELEASE)
	install -d "$(PLACE)/bin" "$(PLACE)/share/trialtop" "$(PLACE)/share/man/man1"
	install -s -m 755 $(INSTALLED) "$(PLACE)/bin/trialtop"
	rm -rf "$(PLACE)/share/trialtop/sample-data" "$(PLACE)/share/trialtop/themes"
	cp -R sample-data themes "$(PLACE)/share/trialtop/"
	chmod -R u=rwX,go=rX "$(PLACE)/share/trialtop"
	install -d "$(PLACE)/share/doc/trialtop"
	install -m 644 LICENSE README.md CHANGELOG.md "$(PLACE)/share/doc/trialtop/"
	$(INSTALLED) manual > "$(PLACE)/share/man/man1/trialtop.1"
	@for pair in $(COMPLETIONS); do \
	  file="$(PLACE)/$${pair#*:}"; install -d "$$(dirname "$$file")" \
	    && $(INSTALLED) --generate-completion-script "$${pair%%:*}" > "$$file" || exit 1; \
	done
	@echo "installed $$(du -h "$(PLACE)/bin/trialtop" | cut -f 1)B in $(PLACE)/bin/trialtop"

.PHONY: uninstall
uninstall: ## Remove what install has put there, with the same PREFIX and DESTDIR
	rm -rf "$(PLACE)/share/trialtop" "$(PLACE)/share/doc/trialtop"
	rm -f "$(PLACE)/bin/trialtop" "$(PLACE)/share/man/man1/trialtop.1"
	@for pair in $(COMPLETIONS); do rm -f "$(PLACE)/$${pair#*:}"; done

.PHONY: clean
clean: ## Remove what was built
	rm -rf .build $(VENV)

$(VENV)/ready: Tests/EndToEnd/requirements.txt
	@.ci/system-packages test
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --requirement $<
	touch $@
