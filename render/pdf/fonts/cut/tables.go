package main

import (
	"encoding/binary"
	"maps"
	"slices"
	"unicode/utf16"
)

// name is an entry of a font's name table.
type name struct {
	id   uint16
	text string
}

// names are the entries of a face. What is said of copyright and licence is what the whole font says.
func names(style string) []name {
	full := family + " " + style
	file := "TheodoiSerif-"
	for _, r := range style {
		if r != ' ' {
			file += string(r)
		}
	}
	return []name{
		{0, "Digitized data copyright (c) 2010 Google Corporation. Copyright (c) 2012 Red Hat, Inc. A subset, renamed; see LICENSE-OFL.txt."},
		{1, family}, {2, style}, {3, full + " 1.0"}, {4, full}, {5, "Version 1.0"}, {6, file},
		{13, "Licensed under the SIL Open Font License, Version 1.1"}, {14, "http://scripts.sil.org/OFL"},
	}
}

// nameTable writes names as Windows reads them.
func nameTable(called []name) []byte {
	records := binary.BigEndian.AppendUint16(nil, 0)
	records = binary.BigEndian.AppendUint16(records, uint16(len(called)))
	records = binary.BigEndian.AppendUint16(records, uint16(6+12*len(called)))
	var texts []byte
	for _, n := range called {
		start := len(texts)
		for _, unit := range utf16.Encode([]rune(n.text)) {
			texts = binary.BigEndian.AppendUint16(texts, unit)
		}
		for _, v := range []uint16{3, 1, 0x409, n.id, uint16(len(texts) - start), uint16(start)} {
			records = binary.BigEndian.AppendUint16(records, v)
		}
	}
	return append(records, texts...)
}

// segment is a row of letters whose glyphs follow each other.
type segment struct{ first, last, delta int }

// cmap writes which glyph a letter has, in one subtable for Windows, format 4.
func cmap(letters []letter) []byte {
	var segments []segment
	for _, l := range letters {
		delta := l.glyph - int(l.r)
		if n := len(segments); n > 0 && segments[n-1].last+1 == int(l.r) && segments[n-1].delta == delta {
			segments[n-1].last++
			continue
		}
		segments = append(segments, segment{int(l.r), int(l.r), delta})
	}
	segments = append(segments, segment{0xFFFF, 0xFFFF, 1})
	n := len(segments)
	step, power := 1, 0
	for step*2 <= n {
		step, power = step*2, power+1
	}
	out := []int{0, 1, 3, 1, 0, 12, 4, 16 + 8*n, 0, 2 * n, 2 * step, power, 2 * (n - step)}
	for _, s := range segments {
		out = append(out, s.last)
	}
	out = append(out, 0)
	for _, s := range segments {
		out = append(out, s.first)
	}
	for _, s := range segments {
		out = append(out, s.delta)
	}
	out = append(out, make([]int, n)...)
	var table []byte
	for _, v := range out {
		table = binary.BigEndian.AppendUint16(table, uint16(v))
	}
	return table
}

// assemble writes a font file: the list of tables, then the tables, each from a place that four divides.
func assemble(tables map[string][]byte) []byte {
	n := len(tables)
	step, power := 1, 0
	for step*2 <= n {
		step, power = step*2, power+1
	}
	head := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{n, 16 * step, power, 16 * (n - step)} {
		head = binary.BigEndian.AppendUint16(head, uint16(v))
	}
	tables["head"] = slices.Clone(tables["head"])
	copy(tables["head"][8:12], []byte{0, 0, 0, 0}) // the sum over the file counts itself as nothing
	var body []byte
	headAt := 0
	for _, tag := range slices.Sorted(maps.Keys(tables)) {
		start := 12 + 16*n + len(body)
		if tag == "head" {
			headAt = start
		}
		head = append(head, tag...)
		for _, v := range []uint32{sum(tables[tag]), uint32(start), uint32(len(tables[tag]))} {
			head = binary.BigEndian.AppendUint32(head, v)
		}
		body = append(body, tables[tag]...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	file := append(head, body...)
	binary.BigEndian.PutUint32(file[headAt+8:], 0xB1B0AFBA-sum(file))
	return file
}

// sum adds up a table as numbers of four bytes, the last filled with zeros.
func sum(data []byte) uint32 {
	var total uint32
	for i := 0; i < len(data); i += 4 {
		var word [4]byte
		copy(word[:], data[i:])
		total += binary.BigEndian.Uint32(word[:])
	}
	return total
}
