// Package parser reads the text of a decision into a plan.Plan, and says what it could not read.
//
// A decision comes as lines, one a paragraph. Reading goes in passes, each over what the one before left:
//
//	lines    every line with its marker (III., 1., a), -) or its label (Cơ quan chủ trì: …)
//	head     number, date, place, title, issuer, bases; and the signer from the end
//	outline  the tree of numbered items, each with its paragraphs and label lines; findings where a numbering skips or restarts
//	targets  the runs of items that order a figure
//	tasks    the items closed by label lines, then the duties without any
//
// Nothing is refused and nothing is dropped: text that no pass claimed is listed in Plan.Unread. A property test holds the parser
// to that.
package parser
