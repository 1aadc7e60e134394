package ooxml

import (
	"path"
	"strings"
)

// PartKey is the key of a part: some programs write backslashes or a leading slash, and letter case does not count.
func PartKey(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// RelationsPart names the part with the relations of a part; those of "" are the whole file's.
func RelationsPart(of string) string {
	if of == "" {
		return "_rels/.rels"
	}
	return path.Join(path.Dir(of), "_rels", path.Base(of)+".rels")
}

// Target is the name in the archive of what a relation of a part leads to.
func Target(of, target string) string {
	if inside, ok := strings.CutPrefix(target, "/"); ok {
		return inside
	}
	return path.Join(path.Dir(of), target)
}
