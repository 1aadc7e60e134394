// Package pattern has regular expressions that are compiled when they are first used. The readers of decisions know some two hundred, and
// most runs of the program read no decision.
package pattern

import (
	"regexp"
	"sync"
)

// Regexp is a regular expression that compiles itself when it is first asked. Its methods are those of regexp.Regexp.
type Regexp struct{ compiled func() *regexp.Regexp }

var (
	mu  sync.Mutex
	all []*Regexp
)

// New returns the expression. A mistake in it ends the program at its first use; a test that compiles All finds it before.
func New(expr string) *Regexp { return Made(func() string { return expr }) }

// Made is New for an expression that is itself some work to make.
func Made(expr func() string) *Regexp {
	r := &Regexp{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr()) })}
	mu.Lock()
	defer mu.Unlock()
	all = append(all, r)
	return r
}

// All returns all expressions that the packages of the program have made so far.
func All() []*Regexp {
	mu.Lock()
	defer mu.Unlock()
	return append([]*Regexp{}, all...)
}

// Compiled returns the expression itself.
func (r *Regexp) Compiled() *regexp.Regexp { return r.compiled() }

func (r *Regexp) Match(b []byte) bool { return r.compiled().Match(b) }

func (r *Regexp) MatchString(s string) bool { return r.compiled().MatchString(s) }

func (r *Regexp) FindString(s string) string { return r.compiled().FindString(s) }

func (r *Regexp) FindStringIndex(s string) []int { return r.compiled().FindStringIndex(s) }

func (r *Regexp) FindStringSubmatch(s string) []string { return r.compiled().FindStringSubmatch(s) }

func (r *Regexp) FindStringSubmatchIndex(s string) []int {
	return r.compiled().FindStringSubmatchIndex(s)
}

func (r *Regexp) FindAllString(s string, n int) []string { return r.compiled().FindAllString(s, n) }

func (r *Regexp) FindAllStringIndex(s string, n int) [][]int {
	return r.compiled().FindAllStringIndex(s, n)
}

func (r *Regexp) FindAllStringSubmatch(s string, n int) [][]string {
	return r.compiled().FindAllStringSubmatch(s, n)
}

func (r *Regexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return r.compiled().FindAllStringSubmatchIndex(s, n)
}

func (r *Regexp) FindSubmatch(b []byte) [][]byte { return r.compiled().FindSubmatch(b) }

func (r *Regexp) ReplaceAllString(s, to string) string { return r.compiled().ReplaceAllString(s, to) }

func (r *Regexp) ReplaceAllStringFunc(s string, to func(string) string) string {
	return r.compiled().ReplaceAllStringFunc(s, to)
}

func (r *Regexp) Split(s string, n int) []string { return r.compiled().Split(s, n) }
