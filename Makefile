# What a developer runs. `make test` needs nothing but Go and make: it installs the rest where it may.
GO ?= go

.PHONY: test deps check soak bench peers pictures contact-sheet build clean

# Everything that has to pass: formatting, vet, staticcheck, and all tests with the office programs they read files back with.
test: deps check
	RAPID_SEED=91 THEODOI_REQUIRE=office $(GO) test -timeout 15m ./...

# Debian's packages that the tests use beside Go: LibreOffice opens and saves the workbooks, poppler reads the PDFs back, openpyxl
# fills workbooks as another program would, Tesseract reads scans.
PACKAGES = libreoffice-calc libreoffice-writer poppler-utils python3-openpyxl fonts-liberation tesseract-ocr tesseract-ocr-vie

# What the pictures need beside.
PICTURES =

deps:
	@missing=""; for p in $(PACKAGES) $(PICTURES); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if ! command -v apt-get >/dev/null 2>&1; then echo "make test: install these first:$$missing" >&2; exit 1; fi; \
	if [ "$$(id -u)" != 0 ]; then echo "make test: run once as root: apt-get install$$missing" >&2; exit 1; fi; \
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing

check:
	@unformatted=$$(gofmt -l $$(git ls-files '*.go' 2>/dev/null || find . -name '*.go')); \
	if [ -n "$$unformatted" ]; then echo "gofmt would change:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	cd bench && $(GO) vet ./...

# Long runs: many more cases of every property test, then every fuzz target for a few minutes.
SOAK ?= 3m
soak:
	THEODOI_SOAK=1 RAPID_CHECKS=5000 $(GO) test -timeout 60m ./...
	@set -e; for pkg in $$($(GO) list ./...); do \
	  for f in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
	    echo "== $$pkg $$f"; $(GO) test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(SOAK) $$pkg; \
	  done; \
	done

# Benchmarks of single pieces, then the same work beside programs that a user would take instead, as ratios; the tables go into docs/performance.md.
PEERS = python3-xlsxwriter python3-openpyxl python3-pandas python3-reportlab python3-renderpm poppler-utils libreoffice-calc libreoffice-writer
bench: peers
	$(GO) test -run '^$$' -bench . -benchmem ./...
	cd bench && $(GO) run . -o ../docs/performance.md

# What the benchmarks compare with; whatever cannot be installed is left out of the tables and named there.
peers:
	@if command -v apt-get >/dev/null 2>&1 && [ "$$(id -u)" = 0 ]; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(PEERS) >/dev/null; \
	else echo "make peers: install these for a full comparison: $(PEERS)" >&2; fi
	@if command -v npm >/dev/null 2>&1; then cd bench/peers && npm install --no-audit --no-fund --silent; \
	else echo "make peers: without npm exceljs, SheetJS and pdfmake are left out" >&2; fi

# The pictures of README.md, from the demo's second quarter.
pictures: deps
	@set -e; dir=$$(mktemp -d); $(GO) run ./cmd/theodoi demo --out $$dir/demo >/dev/null 2>&1; mkdir -p docs/images; \
	pdftoppm -r 70 -png -f 1 -l 1 -singlefile $$dir/demo/bao-cao/bao-cao-2024-Q2.pdf docs/images/report; \
	soffice -env:UserInstallation=file://$$dir/profile --headless --convert-to pdf --outdir $$dir $$dir/demo/bieu-nop-ve/2024-Q2/01-QD-UBND_SYT_2024-Q2.xlsx >/dev/null 2>&1; \
	page=$$(for n in $$(seq 1 9); do pdftotext -f $$n -l $$n $$dir/01-QD-UBND_SYT_2024-Q2.pdf - 2>/dev/null | grep -q 'CHỈ TIÊU BÁO CÁO' && echo $$n && break; done); \
	pdftoppm -r 110 -png -f $$page -l $$page -x 0 -y 0 -W 1286 -H 320 -singlefile $$dir/01-QD-UBND_SYT_2024-Q2.pdf docs/images/workbook; rm -rf $$dir

# Every kind of paper on one sheet, to see at a glance what the program prints: the reports of the five kinds of period, a letter, an agency's page,
# a report in Word and the workbook of everything collected. Pictures of different programs are laid out by ImageMagick.
contact-sheet: PICTURES = imagemagick
contact-sheet: deps
	$(GO) build -o theodoi ./cmd/theodoi
	sh docs/images/contact-sheet.sh ./theodoi docs/images/contact-sheet.png

build:
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '-s -w' -o theodoi ./cmd/theodoi
	CGO_ENABLED=0 GOOS=windows GOARCH=amd64 $(GO) build -trimpath -ldflags '-s -w' -o theodoi.exe ./cmd/theodoi

clean:
	rm -rf theodoi theodoi.exe theodoi-data theodoi-demo
