package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"time"
)

// cost is what one run of a process took.
type cost struct {
	cpu, wall time.Duration
	memory    int64 // most bytes of it in memory at once
	said      string
}

// launchVerb starts this program as a launcher. A process begins with its parent's peak of memory on its own account, so that the parent must
// be a small one.
const launchVerb = "launch"

// launched is what a launcher says of its command.
type launched struct {
	CPU, Wall time.Duration
	Memory    int64
	Exit      int
	Said      string
	Failed    string
}

// launch runs the command that standard input describes and prints what it took.
func launch() error {
	var c launchOrder
	if err := json.NewDecoder(os.Stdin).Decode(&c); err != nil {
		return err
	}
	cmd := exec.Command(c.Path, c.Args...)
	var out, errOut bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errOut
	begin := time.Now()
	err := cmd.Run()
	l := launched{Wall: time.Since(begin), Said: strings.TrimSpace(out.String())}
	if cmd.ProcessState == nil {
		return err
	}
	l.CPU, l.Exit = cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime(), cmd.ProcessState.ExitCode()
	l.Memory = cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss << 10
	if err != nil {
		l.Failed = fmt.Sprintf("%v\n%s", err, tail(errOut.String()))
	}
	return json.NewEncoder(os.Stdout).Encode(l)
}

type launchOrder struct {
	Path string
	Args []string
}

// run runs a command to its end and takes the operating system's own account of it.
func (s *stage) run(ctx context.Context, c command) (cost, error) {
	order, err := json.Marshal(launchOrder{c.path, c.args})
	if err != nil {
		return cost{}, err
	}
	cmd := exec.CommandContext(ctx, s.self, launchVerb)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(order), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return cost{}, err
	}
	var l launched
	if err := json.Unmarshal(out, &l); err != nil {
		return cost{}, err
	}
	if l.Failed != "" && !slices.Contains(c.fine, l.Exit) {
		return cost{}, fmt.Errorf("%s %s: %s", c.path, strings.Join(c.args, " "), l.Failed)
	}
	return cost{l.CPU, l.Wall, l.Memory, l.Said}, nil
}

// tail is the end of what a failed command complained of.
func tail(s string) string { return s[max(0, len(s)-2000):] }

// command is a program with its arguments.
type command struct {
	path string
	args []string
	fine []int // exit codes that are no failure
}

// contender is a program that does a work, ours or a peer's.
type contender struct {
	name    string
	command command
	before  func() error            // makes room for a run, not timed
	check   func(said string) error // whether the run did the work
	n       int                     // pieces of work in a run
}

// result is what a contender took for one piece of work: the median of its runs.
type result struct {
	contender
	cpu, wall time.Duration
	memory    int64
	ratio     float64 // CPU, against ours: the median of the ratios of runs that stood side by side
	wallRatio float64
}

// compare runs the contenders in turn, so that a busy moment hits all alike, and rounds times over. The first contender is ours.
func (s *stage) compare(ctx context.Context, rounds int, all []contender) ([]result, error) {
	costs := make([][]cost, len(all))
	for round := range rounds {
		for i, c := range all {
			one, err := s.once(ctx, c)
			if err != nil {
				return nil, fmt.Errorf("%s, round %d: %w", c.name, round+1, err)
			}
			costs[i] = append(costs[i], one)
		}
	}
	results := make([]result, len(all))
	for i, c := range all {
		n := time.Duration(c.n)
		results[i] = result{
			contender: c,
			cpu:       median(costs[i], func(k int) time.Duration { return costs[i][k].cpu }) / n,
			wall:      median(costs[i], func(k int) time.Duration { return costs[i][k].wall }) / n,
			memory:    median(costs[i], func(k int) int64 { return costs[i][k].memory }),
			ratio:     median(costs[i], func(k int) float64 { return perPiece(costs[i][k].cpu, c.n) / perPiece(costs[0][k].cpu, all[0].n) }),
			wallRatio: median(costs[i], func(k int) float64 { return perPiece(costs[i][k].wall, c.n) / perPiece(costs[0][k].wall, all[0].n) }),
		}
	}
	return results, nil
}

func (s *stage) once(ctx context.Context, c contender) (cost, error) {
	if c.before != nil {
		if err := c.before(); err != nil {
			return cost{}, err
		}
	}
	one, err := s.run(ctx, c.command)
	if err != nil || c.check == nil {
		return one, err
	}
	return one, c.check(one.said)
}

func perPiece(d time.Duration, n int) float64 { return float64(d) / float64(n) }

func median[T int64 | float64 | time.Duration](runs []cost, of func(k int) T) T {
	values := make([]T, len(runs))
	for k := range runs {
		values[k] = of(k)
	}
	slices.Sort(values)
	return values[len(values)/2]
}
