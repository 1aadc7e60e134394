package intake

import "strings"

// texts keeps the texts of a workbook, many in one piece of memory instead of each in its own. What was kept never changes.
type texts struct{ chunk strings.Builder }

const chunkSize = 16 << 10

// keep returns letters as a string of its own.
func (t *texts) keep(letters []byte) string {
	if len(letters) == 0 {
		return ""
	}
	if len(letters) > chunkSize/4 {
		return string(letters)
	}
	if t.chunk.Cap()-t.chunk.Len() < len(letters) {
		t.chunk.Reset() // the strings made of the old chunk keep it alive
		t.chunk.Grow(chunkSize)
	}
	t.chunk.Write(letters)
	all := t.chunk.String()
	return all[len(all)-len(letters):]
}
