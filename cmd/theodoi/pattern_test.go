package main

import (
	"testing"

	"theodoi/internal/pattern"
)

// TestEveryPatternCompiles finds a mistake in an expression that would otherwise wait for its first use.
func TestEveryPatternCompiles(t *testing.T) {
	all := pattern.All()
	if len(all) < 100 {
		t.Errorf("only %d patterns are known here", len(all))
	}
	for _, p := range all {
		p.Compiled() // ends the test if it is none
	}
}
