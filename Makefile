# mockcheck: build, verify, serve.
#
# `make verify` is all a newcomer needs: it installs what is missing, builds, and verifies the collections in specs/.

SHELL := bash
PREFIX ?= /usr/local
SWIFT ?= swift
TOOL := .build/debug/mockcheck
# TLS is most of what there is to compile, and no first run needs it: a plain build is without, all others are with it.
TLS := --traits TLS
# A build of its own, so that neither makes the other one stale.
TESTED := $(TLS) --scratch-path .build/tls
SERVE := specs/
# On Linux the program then runs where there is no Swift, and starts faster.
RELEASE := -c release $(TLS) $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)
MANUAL := .build/debug/generate-manual

.PHONY: help verify test mutants plain fresh serve lint format bench release install man manual dist wheel try docs clean benchmarks build dependencies test-tools swift

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

verify: build ## verify the collections in specs/ and write reports/
	@$(TOOL) specs/

test: dependencies test-tools ## run all tests
	@$(SWIFT) build --build-tests $(TESTED)
	@set -o pipefail; $(SWIFT) test $(TESTED) --skip-build --disable-xctest --experimental-maximum-parallelization-width 4 2>&1 \
	  | awk -f .ci/results.awk

mutants: dependencies ## break one promise at a time and see which breaks specs/ notices
	@SWIFT="$(SWIFT)" Tests/Mutants/mutants.py run

plain: build ## check what a plain build compiles
	@.ci/plain

fresh: ## prove verify and test on a Debian where nothing is installed (as root)
	@.ci/fresh

serve: build ## serve the mocks of specs/, or of SERVE=PATH
	@$(TOOL) serve $(SERVE)

lint: swift ## check the format of the sources
	@$(SWIFT) format lint --strict -r Sources Tests Package.swift

format: swift ## format the sources
	@$(SWIFT) format -i -r Sources Tests Package.swift

bench: release ## measure, where the benchmarks are there
	@if [ -x Tests/Benchmarks/run ]; then Tests/Benchmarks/run; else echo "make bench: there are no benchmarks yet"; fi

benchmarks: dependencies
	@MOCKCHECK_BENCHMARKS=1 $(SWIFT) build $(RELEASE) --product mockcheck-benchmarks

release: dependencies ## build the optimised program
	@$(SWIFT) build $(RELEASE) --product mockcheck

install: release ## install the program under PREFIX (/usr/local)
	@install -d "$(DESTDIR)$(PREFIX)/bin"
	@install -m 755 "$$($(SWIFT) build $(RELEASE) --show-bin-path)/mockcheck" "$(DESTDIR)$(PREFIX)/bin/mockcheck"
	@echo "installed $(DESTDIR)$(PREFIX)/bin/mockcheck"

man: release manual ## write the man page, and install it under PREFIX
	@install -d "$(DESTDIR)$(PREFIX)/share/man/man1"
	@$(MANUAL) "$$($(SWIFT) build $(RELEASE) --show-bin-path)/mockcheck" --output-directory "$(DESTDIR)$(PREFIX)/share/man/man1"
	@echo "installed $(DESTDIR)$(PREFIX)/share/man/man1/mockcheck.1"

manual: dependencies
	@$(SWIFT) build --product generate-manual

dist: dependencies manual ## make the tarball for Linux in dist/, with all libraries inside but the C library
	@.ci/install zlib
	@PKG_CONFIG_PATH="$$(.ci/static)" $(SWIFT) build $(RELEASE) --product mockcheck
	@.ci/dist "$$($(SWIFT) build $(RELEASE) --show-bin-path)/mockcheck"

wheel: dist ## make the wheel for PyPI in dist/, with what the tarball holds
	@python3 .ci/wheel.py .build/dist dist
	@.ci/sums

try: wheel ## prove that tarball and wheel run where nothing is installed (as root); ROOTS adds systems
	@.ci/try dist/mockcheck-*.tar.gz $(ROOTS)
	@.ci/try-wheel dist/mockcheck-*.whl

docs: swift ## write the documentation as a website to .build/site
	@rm -rf .build/site .build/Documentation.docc
	@cp -R Sources/mockcheck/Documentation.docc .build/Documentation.docc
	@# The pages link to each other as files, for readers of the repository; DocC wants names, and a root.
	@sed -E -i.bak 's/\]\(([A-Za-z]+)\.md(#[A-Za-z-]+)?\)/](doc:\1)/g' .build/Documentation.docc/*.md
	@rm .build/Documentation.docc/*.bak
	@printf '# mockcheck\n\n@Metadata {\n  @TechnologyRoot\n}\n' >.build/Documentation.docc/index.md
	@tail -n +2 .build/Documentation.docc/Documentation.md >>.build/Documentation.docc/index.md
	@mv .build/Documentation.docc/index.md .build/Documentation.docc/Documentation.md
	@"$$(dirname "$$(command -v $(SWIFT))")/docc" convert .build/Documentation.docc --output-path .build/site \
	  --fallback-display-name mockcheck --fallback-bundle-identifier mockcheck --transform-for-static-hosting
	@echo "wrote .build/site/documentation/documentation/"

clean: ## remove what was built and reported
	@rm -rf .build
	@find reports -type f ! -name .gitkeep -delete

build: dependencies
	@$(SWIFT) build --product mockcheck

dependencies: swift
	@.ci/install libxml2

test-tools:
	@.ci/install chromium curl java openssl patch prove redis script unzip xmllint
	@.ci/install readers

swift:
	@command -v $(SWIFT) >/dev/null || { \
	  echo "make: Swift 6.2 or newer is needed, and '$(SWIFT)' is not on the PATH." >&2; \
	  echo "      Install the toolchain from swift.org (swiftly does it in one command), or name it: make SWIFT=/path/to/swift" >&2; \
	  exit 1; }
