// Package parser reads the text of a decision into a plan.Plan, and says what it could not read.
//
// A decision comes as paragraphs and tables. Reading goes in passes, each over what the one before left:
//
//	lines    every paragraph with its marker (III., 1., a), -) or its labels (Cơ quan chủ trì: …); tables whose heads name tasks or targets
//	parts    the decision itself, the plan it puts in force, its appendices, each with a numbering of its own
//	head     number, date, place, title, issuer, bases; and the signer from the end
//	outline  the tree of numbered items, each with its paragraphs and label lines; findings where a numbering skips or restarts
//	targets  the runs of items that order a figure
//	tasks    the items closed by label lines, the duties without any, the sentences that assign, the rows of tables
//	once     what stands in body and appendix is one
//
// Nothing is refused and nothing is dropped: text that no pass claimed is listed in Plan.Unread. A property test holds the parser
// to that.
package parser
