// Command theodoi follows up one administrative decision over a year: it reads the decision, issues one workbook per agency, takes
// the returned workbooks in, and prints the report. Each verb has a file of its own here; what a verb does is package office's.
package main

import (
	"os"

	"theodoi/parser/source/child"
)

func main() {
	child.Hook()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
