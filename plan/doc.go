// Package plan is what a decision orders: the decision itself, its sections, its targets with their measures, its tasks with
// who leads, who supports and when they are due.
//
// In this domain a province issues one decision (quyết định) a year. It holds targets (chỉ tiêu), each with one or more
// measures (a figure to be reached: 2,5-3,0%), and tasks (nhiệm vụ), most of them closed by label lines that name the directing
// authority (chỉ đạo thực hiện), the lead (cơ quan chủ trì), the support (cơ quan phối hợp) and the due (tiến độ thực hiện).
// Everything points back into the text it was read from, so that a printed figure can be followed to its sentence.
//
// The package holds data and its JSON form; reading is package parser's work.
package plan
