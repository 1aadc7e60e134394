package main

import (
	"fmt"
	"time"
)

// table prints what everybody took for one piece of work. A ratio says how many times as long as the program.
func (s *stage) table(title, piece string, results []result, missing []string) {
	fmt.Fprintf(s.out, "### %s\n\n| %s | CPU, ms | wall, ms | CPU ratio | wall ratio | memory at most, MiB |\n|---|---:|---:|---:|---:|---:|\n", title, piece)
	for _, r := range results {
		fmt.Fprintf(s.out, "| %s | %s | %s | %.2f | %.2f | %d |\n", r.name, ms(r.cpu), ms(r.wall), r.ratio, r.wallRatio, r.memory>>20)
	}
	fmt.Fprintln(s.out)
	for _, m := range missing {
		fmt.Fprintf(s.out, "Left out, as it is not installed here: %s.\n\n", m)
	}
}

func ms(d time.Duration) string { return fmt.Sprintf("%.2f", float64(d)/float64(time.Millisecond)) }

// note prints a line below a table.
func (s *stage) note(format string, args ...any) { fmt.Fprintf(s.out, format+"\n\n", args...) }
