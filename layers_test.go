package theodoi_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// levels orders the packages: one may import only those with a lower number. The tens are the levels of the architecture; within
// a level a few packages stand below another, as the numbers between say.
var levels = map[string]int{
	"internal/viet":         0,
	"internal/need":         0,
	"internal/pattern":      0,
	"finding":               0,
	"templates":             0,
	"samples":               0,
	"internal/ooxml":        0,
	"internal/words":        5,
	"internal/soffice":      7,
	"agency":                10,
	"plan":                  10,
	"parser/source/pdftext": 15,
	"parser/source/child":   17,
	"progress":              20,
	"parser/source":         20,
	"parser":                25,
	"sheet":                 30,
	"report":                30,
	"store":                 30,
	"revision":              30,
	"intake/xmlscan":        35,
	"report/reporttest":     35,
	"render/pdf/fonts":      35,
	"render/layout":         35,
	"render/pdf/fonts/cut":  37,
	"render/excel/direct":   39,
	"render/excel":          40,
	"render/pdf":            40,
	"render/word":           40,
	"intake":                40,
	"store/sqlite":          40,
	"store/storetest":       40,
	"office":                50,
	"demo":                  60,
	"cmd/theodoi":           70,
}

// only says which packages may import a library. What draws PDF or talks SQLite can then be changed in one place.
var only = map[string][]string{
	"github.com/jung-kurt/gofpdf":     {"render/pdf"},
	"github.com/go-fonts/liberation":  {"render/pdf/fonts/cut"},
	"github.com/xuri/excelize/v2":     {"render/excel", "demo"},
	"github.com/klauspost/compress":   {"render/excel/direct", "intake"},
	"modernc.org/sqlite":              {"store/sqlite"},
	"github.com/pressly/goose/v3":     {"store", "store/sqlite"},
	"database/sql":                    {"store", "store/sqlite", "store/storetest"},
	"github.com/ledongthuc/pdf":       {"parser/source/pdftext"},
	"github.com/klippa-app/go-pdfium": {"parser/source/pdftext"},
	"github.com/tetratelabs/wazero":   {"parser/source/pdftext"},
	"github.com/spf13/cobra":          {"cmd/theodoi"},
	"github.com/schollz/progressbar/": {"cmd/theodoi"},
	"github.com/yuin/goldmark":        {"report"},
}

type listed struct {
	ImportPath string
	Imports    []string
	Name       string
	Doc        string
}

func listPackages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports,Name,Doc", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []listed
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func own(path string) (string, bool) {
	if path == "theodoi" {
		return "", false
	}
	return strings.CutPrefix(path, "theodoi/")
}

func TestImportsPointDown(t *testing.T) {
	for _, p := range listPackages(t) {
		name, ok := own(p.ImportPath)
		if !ok {
			continue
		}
		level, known := levels[name]
		if !known {
			t.Errorf("%s has no level: give it one in layers_test.go", name)
			continue
		}
		for _, imported := range p.Imports {
			if below, ok := own(imported); ok && levels[below] >= level {
				t.Errorf("%s (%d) imports %s (%d), which is not below it", name, level, below, levels[below])
			}
		}
	}
}

func TestLibrariesStayInTheirPackage(t *testing.T) {
	for _, p := range listPackages(t) {
		name, _ := own(p.ImportPath)
		for _, imported := range p.Imports {
			for library, allowed := range only {
				if strings.HasPrefix(imported, library) && !contains(allowed, name) {
					t.Errorf("%s imports %s, which is for %v only", name, imported, allowed)
				}
			}
		}
	}
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

func TestEveryPackageSaysWhatItHolds(t *testing.T) {
	for _, p := range listPackages(t) {
		if _, ok := own(p.ImportPath); ok && len(p.Doc) < 40 {
			t.Errorf("%s has no doc comment that says what it holds", p.ImportPath)
		}
		for _, drawer := range []string{"utils", "util", "common", "helpers", "model", "types"} {
			if p.Name == drawer {
				t.Errorf("%s is a drawer, not a package", p.ImportPath)
			}
		}
	}
}
