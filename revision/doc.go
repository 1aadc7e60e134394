// Package revision makes one revision of a plan out of another: it applies the corrections of a person, carries Refs over when the
// decision is read again, lists what changed, and lays a plan out as a review book in which a person corrects it.
//
// A correction is a plan.Edit: a field of an item, what stood there and what shall stand there, both written as a decision writes them.
// It says nothing about how the decision was read, so that it can be made again on the next reading. An edit fits where what stood there
// still stands there, and is done already where the new value does; in any other case nothing is changed and a finding names both sides.
//
// Everything here is pure: no clock, no store, no file.
package revision
