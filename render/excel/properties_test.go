package excel

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"theodoi/internal/need"
)

// bothWays are a workbook written directly, the same by the reference, and one that only the library writes.
func bothWays(t *testing.T) map[string][]byte {
	t.Helper()
	var reference bytes.Buffer
	if err := WriteReference(&reference, sample()); err != nil {
		t.Fatal(err)
	}
	return map[string][]byte{"directly": write(t, sample()), "by the reference": reference.Bytes(), "consolidated": consolidatedFile(t, smallGrids())}
}

// TestPropertiesHaveTheUsualPrefixes looks at the letters, which is what some programs go by.
func TestPropertiesHaveTheUsualPrefixes(t *testing.T) {
	bare := regexp.MustCompile(`</?\w+[\s/>]`)
	for name, file := range bothWays(t) {
		core := string(partsOf(t, file)["docProps/core.xml"])
		for _, want := range []string{"<cp:coreProperties ", ` xmlns:cp="`, "<dc:creator>theodoi</dc:creator>", "<cp:lastModifiedBy>theodoi</cp:lastModifiedBy>",
			`<dcterms:created xsi:type="dcterms:W3CDTF">`} {
			if !strings.Contains(core, want) {
				t.Errorf("%s: %s lacks %s", name, core, want)
			}
		}
		if tag := bare.FindString(core); tag != "" || strings.Contains(core, ` xmlns="`) {
			t.Errorf("%s: an element without a prefix: %q in %s", name, tag, core)
		}
	}
}

func TestExceljsOpensTheFile(t *testing.T) {
	for name, file := range bothWays(t) {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "book.xlsx")
			if err := os.WriteFile(path, file, 0o600); err != nil {
				t.Fatal(err)
			}
			need.Node(t, `const ExcelJS = require("exceljs"); (async () => {
				const b = new ExcelJS.Workbook()
				await b.xlsx.readFile(process.argv[2])
				if (b.creator !== "theodoi" || b.worksheets.length < 3) throw new Error(b.creator + " made " + b.worksheets.length + " sheets")
			})()`, []string{"exceljs@4.4.0"}, path)
		})
	}
}
