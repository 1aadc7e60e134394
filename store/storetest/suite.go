// Package storetest is the one suite that every database below a Store has to pass: what is stored comes back exactly, what is wrong
// does not enter, what fails leaves nothing, and history tells the whole story. A database package calls Run and Benchmark in a few
// lines of its own tests.
package storetest

import (
	"testing"

	"theodoi/store"
)

// Run runs the suite. open returns a new empty Store each time and closes it when the test ends.
func Run(t *testing.T, open func(t *testing.T) *store.Store) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, s *store.Store)
	}{
		{"plan comes back exactly", planRoundTrip},
		{"plan is not overwritten", planClash},
		{"plan revisions", planRevisions},
		{"plan is confirmed once", planConfirmed},
		{"plan that is wrong", planRefused},
		{"edits come back in order", editsRoundTrip},
		{"edits all or none", editsAllOrNone},
		{"two revisions at once", revisionsClash},
		{"issues", issues},
		{"issued books", issuedBooks},
		{"issues all or none", issuesAllOrNone},
		{"take", take},
		{"take compares with what is stored", takeCompares},
		{"same bytes again", takeRepeated},
		{"same bytes settle what waited", takeSettles},
		{"take that is wrong", takeRefused},
		{"failure in the middle leaves nothing", takeRollsBack},
		{"cancelled take leaves nothing", takeCancelled},
		{"large original", largeOriginal},
		{"text byte for byte", textByteForByte},
		{"findings come back", findingsRoundTrip},
		{"history only grows", historyGrows},
		{"erased", erased},
		{"many writers", manyWriters},
		{"history replays to records", historyReplays},
		{"closing keeps the values", closes},
		{"closed and opened again", reopens},
		{"closing that is wrong", closingRefused},
		{"printed reports come back", printedReports},
		{"waiting cells come back", waitsRoundTrip},
		{"waiting cells that are wrong", waitsRefused},
		{"a person settles", settles},
		{"settling that is wrong", settleRefused},
		{"a later version settles", laterSettles},
		{"undo and redo", undoRedo},
		{"undo keeps what others said too", undoKeepsOthers},
		{"undo that is wrong", undoRefused},
		{"a moved basis", basisMoved},
		{"versions", versions},
		{"records of an agency", recordsOfAgency},
		{"periods and values of an agency", valuesOfAgency},
		{"undoing replays to records", undoingReplays},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open(t)) })
	}
}
