// Package agency knows the agencies of one province: who exists on which day, by which names papers call them, which sets
// ("các sở, ban ngành") they form and who took over whose work.
//
// A register is a file that the planning office edits; this package holds the grammar of naming, and no name of any province.
// A View is the register as of one day, because a name means different things at different times: "Sở Xây dựng" of 2025 does
// what "Sở Giao thông vận tải" did in 2024, and the district "Bình Sơn" became a commune. Papers are read with the View of the
// day they were signed.
//
// A name that the register does not hold is still read as a name, by how names of agencies are made everywhere: the file of shared
// names (Common) and the grammar in generic.go and sets.go. It has no code, so that nobody is given work by a guess; Draft makes a
// register of such names for a person to correct. A decision of another province is read with a View in which this province's places
// mean nothing.
//
// Words used here: a register lists agencies and groups; a group is a set called by one name, its members are agencies; an open
// group is a set that nobody can list ("các cơ quan, đơn vị có liên quan"). A mention is one place in a text that names an
// agency or group; to resolve a line is to find its mentions. A stem is the word that a list shares ("UBND thành phố X, thị
// xã Y"), and spreading gives it back to each. A successor is who took over an agency's work, from a day on and perhaps only
// in part: never a plain rename.
package agency
