package plan

// Field names the part of a plan's item that an edit changes.
type Field string

// Fields. Values are written as a decision writes them, so that they are read by the same rules: agencies as a list of names set apart
// by ";", a due in its words, a figure with its unit.
const (
	FieldText    Field = "text"
	FieldLead    Field = "lead"
	FieldSupport Field = "support"
	FieldDirect  Field = "direct"
	FieldDue     Field = "due"
	FieldProduct Field = "product"
	FieldOwner   Field = "owner"  // of a measure; Ref is the measure's
	FieldFigure  Field = "figure" // of a measure
	FieldRemoved Field = "removed"
	FieldAdded   Field = "added" // a new item; New is its text
)

// Edit is one correction of a plan, small enough to be made again when the decision is read again.
type Edit struct {
	Ref   Ref
	Field Field
	Old   string // what stood there when the edit was made; an edit no longer fits where something else stands there now
	New   string
	Why   string // number of the paper that ordered it; empty for a reading put right
}
