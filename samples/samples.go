// Package samples embeds a decision that was written as a sample, and sentences to fill returned workbooks with, all plainly marked
// as samples, so that the program can show its whole line without any file of the office's.
package samples

import _ "embed"

// DecisionName is the sample decision's file name.
const DecisionName = "decision.txt"

// Decision is the text of the sample decision.
//
//go:embed decision.txt
var Decision []byte

// Returns is the file of sample sentences, by field.
//
//go:embed returns.yaml
var Returns []byte
