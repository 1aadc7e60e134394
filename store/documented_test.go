package store

import (
	"io/fs"
	"os"
	"regexp"
	"testing"
)

var (
	tableMade   = regexp.MustCompile(`(?s)CREATE TABLE (\w+) \((.*?)\n\);`)
	columnMade  = regexp.MustCompile(`(?m)^\s+(\w+)\s+(?:TEXT|INTEGER|BYTEA)\b`)
	columnAdded = regexp.MustCompile(`ALTER TABLE (\w+) ADD COLUMN (\w+)`)
)

// TestEveryColumnIsDocumented holds docs/database.md against the migrations.
func TestEveryColumnIsDocumented(t *testing.T) {
	page, err := os.ReadFile("../docs/database.md")
	if err != nil {
		t.Fatal(err)
	}
	columns := map[string][]string{}
	files, err := fs.Glob(migrationFiles, "migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := fs.ReadFile(migrationFiles, file)
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range tableMade.FindAllStringSubmatch(string(text), -1) {
			for _, column := range columnMade.FindAllStringSubmatch(table[2], -1) {
				columns[table[1]] = append(columns[table[1]], column[1])
			}
		}
		for _, added := range columnAdded.FindAllStringSubmatch(string(text), -1) {
			columns[added[1]] = append(columns[added[1]], added[2])
		}
	}
	if len(columns) < 10 {
		t.Fatalf("the migrations make %d tables", len(columns))
	}
	for table, names := range columns {
		told := regexp.MustCompile(`(?s)\*\*` + "`" + table + "`" + `\*\*(.*?)(?:\n\*\*` + "`" + `|\n## |$)`).FindSubmatch(page)
		if told == nil {
			t.Errorf("table %s is not in docs/database.md", table)
			continue
		}
		for _, name := range names {
			if !regexp.MustCompile(`\b` + name + `\b`).Match(told[1]) {
				t.Errorf("column %s of %s is not in docs/database.md", name, table)
			}
		}
	}
}
