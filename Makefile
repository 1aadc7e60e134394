# What a developer runs. `make test` needs nothing but Go and make: it installs the rest where it may.
GO ?= go

.PHONY: test deps check soak bench build clean

# Everything that has to pass: formatting, vet, staticcheck, and all tests with the office programs they read files back with.
test: deps check
	THEODOI_REQUIRE=office $(GO) test -timeout 15m ./...

# Debian's packages that the tests use beside Go: LibreOffice opens and saves the workbooks, poppler reads the PDFs back, openpyxl
# fills workbooks as another program would.
PACKAGES = libreoffice-calc poppler-utils python3-openpyxl

deps:
	@missing=""; for p in $(PACKAGES); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if ! command -v apt-get >/dev/null 2>&1; then echo "make test: install these first:$$missing" >&2; exit 1; fi; \
	if [ "$$(id -u)" != 0 ]; then echo "make test: run once as root: apt-get install$$missing" >&2; exit 1; fi; \
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing

check:
	@unformatted=$$(gofmt -l $$(git ls-files '*.go' 2>/dev/null || find . -name '*.go')); \
	if [ -n "$$unformatted" ]; then echo "gofmt would change:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(GO) tool staticcheck ./...

# Long runs: every fuzz target for a few minutes.
SOAK ?= 3m
soak:
	@set -e; for pkg in $$($(GO) list ./...); do \
	  for f in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
	    echo "== $$pkg $$f"; $(GO) test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(SOAK) $$pkg; \
	  done; \
	done

bench:
	$(GO) test -run '^$$' -bench . -benchmem ./...

build:
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '-s -w' -o theodoi ./cmd/theodoi
	CGO_ENABLED=0 GOOS=windows GOARCH=amd64 $(GO) build -trimpath -ldflags '-s -w' -o theodoi.exe ./cmd/theodoi

clean:
	rm -rf theodoi theodoi.exe theodoi-data theodoi-demo
