package agency

import (
	"errors"
	"slices"
	"strings"

	"theodoi/internal/words"
)

// maxForms is how many ways to write one name a register line may stand for. It keeps a line of nested brackets from filling
// the memory.
const maxForms = 512

// Mistakes in a pattern, in the words of the people who write registers.
var (
	errBrackets = errors.New(words.RegisterBadBrackets)
	errForms    = errors.New(words.RegisterTooManyForms)
)

// expand returns every text a pattern stands for: [x] may be missing, (x|y) is one of several. The longest reading comes first.
func expand(pattern string) ([]string, error) {
	p := patternReader{rest: pattern}
	forms, err := p.choice(0)
	if err == nil && p.rest != "" {
		err = errBrackets
	}
	return forms, err
}

type patternReader struct{ rest string }

// choice reads sequences set apart by "|" up to a closing bracket.
func (p *patternReader) choice(depth int) ([]string, error) {
	if depth > 8 {
		return nil, errBrackets
	}
	var all []string
	for {
		forms, err := p.sequence(depth)
		if err != nil {
			return nil, err
		}
		all = append(all, forms...)
		if len(all) > maxForms {
			return nil, errForms
		}
		if !strings.HasPrefix(p.rest, "|") {
			return all, nil
		}
		p.rest = p.rest[1:]
	}
}

func (p *patternReader) sequence(depth int) ([]string, error) {
	out := []string{""}
	for p.rest != "" {
		i := strings.IndexAny(p.rest, "[](|)")
		if i < 0 {
			i = len(p.rest)
		}
		if i > 0 {
			out = cross(out, []string{p.rest[:i]})
			p.rest = p.rest[i:]
			continue
		}
		if strings.ContainsRune("])|", rune(p.rest[0])) {
			if depth == 0 {
				return nil, errBrackets
			}
			return out, nil
		}
		forms, err := p.bracket(depth)
		if err != nil {
			return nil, err
		}
		if out = cross(out, forms); len(out) > maxForms {
			return nil, errForms
		}
	}
	return out, nil
}

// bracket reads [x] or (x|y) with its closing sign.
func (p *patternReader) bracket(depth int) ([]string, error) {
	closing := map[byte]string{'[': "]", '(': ")"}[p.rest[0]]
	p.rest = p.rest[1:]
	forms, err := p.choice(depth + 1)
	if err != nil {
		return nil, err
	}
	if !strings.HasPrefix(p.rest, closing) {
		return nil, errBrackets
	}
	p.rest = p.rest[1:]
	if closing == "]" {
		forms = append(forms, "")
	}
	return forms, nil
}

func cross(heads, tails []string) []string {
	out := make([]string, 0, len(heads)*len(tails))
	for _, h := range heads {
		for _, t := range tails {
			out = append(out, h+t)
		}
	}
	return out
}

// synonyms are sets of word sequences that may stand for one another anywhere in a name, folded.
type synonyms [][][]string

// variants returns every way to write the folded words with the synonyms, at most maxForms.
func (s synonyms) variants(words []string) [][]string {
	out := [][]string{nil}
	for i := 0; i < len(words); {
		set, length := s.at(words[i:])
		if length == 0 {
			set, length = [][]string{words[i : i+1]}, 1
		}
		var next [][]string
		for _, head := range out {
			for _, tail := range set {
				if len(next) < maxForms {
					next = append(next, append(slices.Clone(head), tail...))
				}
			}
		}
		out, i = next, i+length
	}
	return out
}

// at returns the set with the longest member that words begin with.
func (s synonyms) at(words []string) (set [][]string, length int) {
	for _, alternatives := range s {
		for _, a := range alternatives {
			if len(a) > length && len(a) <= len(words) && slices.Equal(a, words[:len(a)]) {
				set, length = alternatives, len(a)
			}
		}
	}
	return set, length
}
