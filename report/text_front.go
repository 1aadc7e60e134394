package report

import (
	"bytes"
	"strings"

	"theodoi/internal/words"
)

// frontLine sets the head of the paper apart from its text.
const frontLine = "---"

// front reads the head of the paper, lines like "Loại: BÁO CÁO" between two lines of dashes, and returns where the text begins.
func (m *marking) front() int {
	m.head = map[string]string{}
	start := len(m.source) - len(bytes.TrimLeft(m.source, "\n"))
	rest := m.source[start:]
	if !bytes.HasPrefix(rest, []byte(frontLine+"\n")) {
		m.refuse(start, words.TextNoFront)
		return start
	}
	at := start + len(frontLine) + 1
	for at < len(m.source) {
		line, _, _ := bytes.Cut(m.source[at:], []byte("\n"))
		next := min(at+len(line)+1, len(m.source))
		trimmed := strings.TrimSpace(string(line))
		if trimmed == frontLine {
			return next
		}
		m.frontKey(at, trimmed)
		at = next
	}
	m.refuse(start, words.TextNoFront)
	return len(m.source)
}

func (m *marking) frontKey(at int, line string) {
	if line == "" {
		return
	}
	key, value, ok := strings.Cut(line, ":")
	code, known := words.FrontKey(strings.TrimSpace(key))
	switch {
	case !ok || !known:
		m.refuse(at, words.TextFrontKey(m.plain(line)))
	case m.head[code] != "":
		m.refuse(at, words.TextFrontTwice(strings.TrimSpace(key)))
	default:
		m.head[code] = m.plain(value)
	}
}
