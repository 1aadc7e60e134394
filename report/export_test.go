package report

import (
	"theodoi/agency"
	"theodoi/plan"
	"theodoi/progress"
)

// Made-up input for the tests that read papers from outside.
var (
	QuarterInput = quarter
	SmallInput   = smallInput
	TestOffice   = office
)

// Line makes a line of made-up input.
var Line = func(ref string, code string, role, field, text string) line {
	agencies := map[string]agency.Agency{"SYT": health, "SXD": building, "SKHDT": planning}
	return line{plan.Ref(ref), agencies[code], progress.Role(role), progress.Field(field), text}
}
