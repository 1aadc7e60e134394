// Command bench times the program's work beside programs that a user would take instead, on the same files in the same run, and prints how many
// times as long it takes. It is a module of its own, so that what it compares with is nothing the program depends on.
//
//	go run . [FILE.pdf…]
//
// Without files it prints the sample decision into a PDF file and reads that.
package main

import (
	"fmt"
	"os"

	"theodoi/parser/source/child"
)

func main() {
	child.Hook() // reading PDF starts this program again
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(files []string) error {
	folder, err := os.MkdirTemp("", "theodoi-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	text, err := os.ReadFile("../samples/decision.txt")
	if err != nil {
		return fmt.Errorf("run in the folder bench: %w", err)
	}
	if len(files) == 0 {
		file, err := printSample(folder, string(text))
		if err != nil {
			return err
		}
		files = []string{file}
	}
	fmt.Printf("%-44s %12s %12s %8s\n", "", "theodoi", "pdftotext", "ratio")
	for _, file := range files {
		if err := timePDF(file); err != nil {
			return err
		}
	}
	return timeText(text)
}
