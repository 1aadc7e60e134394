package office

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"

	"theodoi/finding"
	"theodoi/intake"
	"theodoi/store"
)

// Together is a run over files that came together. A run holds the bytes and the preview of a few files at a time, however many come.
type Together struct {
	looker *looker
	files  []File
	seen   map[string]string // files of this run that would enter, by the SHA-256 of their bytes
	issues map[string]string // and by the ID of their workbook
}

// Together puts files that came together in the order in which they are taken: as they are listed, but of several files of one workbook
// the older goes first, by when they were saved, else sent, else by name.
func (o *Office) Together(ctx context.Context, files []File, want Wanted) (*Together, error) {
	facts, err := allFacts(ctx, files)
	if err != nil {
		return nil, err
	}
	return &Together{looker: o.newLooker(want), files: arrange(files, facts)}, nil
}

// Len is the number of files.
func (t *Together) Len() int { return len(t.files) }

// Preview looks every file over and stores nothing.
func (t *Together) Preview(ctx context.Context, each func(Preview) error) error {
	t.seen, t.issues = map[string]string{}, map[string]string{}
	return t.run(ctx, func(p Preview) error {
		t.compare(&p)
		return each(p)
	})
}

// Take looks every file over and takes it in before the next, each in a transaction of its own.
func (t *Together) Take(ctx context.Context, each func(Preview) error) error {
	return t.run(ctx, func(p Preview) error {
		p, err := t.take(ctx, p)
		if err != nil {
			return err
		}
		return each(p)
	})
}

// take takes one file in whose turn has come.
func (t *Together) take(ctx context.Context, p Preview) (_ Preview, err error) {
	came := &t.looker.came
	if taken(p.State) && came.of(p.Issue.Plan, p.Issue.Agency) != p.came {
		if p, err = t.looker.look(ctx, p.File, p.sent, p.original); err != nil {
			return p, err
		}
	}
	if p, err = t.looker.take(ctx, p); err == nil && taken(p.State) {
		came.add(p.Issue.Plan, p.Issue.Agency)
	}
	return p, err
}

// compare holds a preview against the files before it, which are not taken yet.
func (t *Together) compare(p *Preview) {
	if !taken(p.State) {
		return
	}
	if same, ok := t.seen[p.SHA256]; ok {
		p.repeats(same)
		return
	}
	if first, ok := t.issues[p.Issue.ID]; ok {
		p.find(finding.WorkbookSecond, p.File, first)
	}
	t.seen[p.SHA256], t.issues[p.Issue.ID] = p.File, p.File
}

// looked is a file that was looked over on one of the cores.
type looked struct {
	preview Preview
	err     error
	weight  int64
}

// How far files are looked over ahead of the one whose turn it is: far enough that the cores have work while that one waits for the disk,
// and no farther than the bytes of the files allow.
const (
	aheadFiles = 16       // for each core
	aheadBytes = 24 << 20 // of files that were looked over or are being; a larger one goes alone
	leastAhead = 64 << 10 // what a file counts for at least
)

// weight is what a file counts for among those that are looked over ahead.
func (f File) weight() int64 { return min(max(f.Size, leastAhead), aheadBytes) }

// run looks files over on all cores, some ahead of the one whose turn it is, and hands the previews on in order.
func (t *Together) run(ctx context.Context, each func(Preview) error) error {
	defer batchMemory()()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	cores := runtime.GOMAXPROCS(0)
	queue := make(chan chan looked, aheadFiles*cores)
	room := semaphore.NewWeighted(aheadBytes)
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(cores + 1) // one of them only hands work out
	group.Go(func() error {
		defer close(queue)
		for _, f := range t.files {
			if err := room.Acquire(ctx, f.weight()); err != nil {
				return err
			}
			answer := make(chan looked, 1)
			select {
			case queue <- answer:
			case <-ctx.Done():
				return ctx.Err()
			}
			group.Go(func() error {
				p, err := t.looker.lookAt(ctx, f)
				answer <- looked{p, err, f.weight()}
				return nil
			})
		}
		return nil
	})
	for answer := range queue {
		l := <-answer
		if l.err == nil {
			l.err = each(l.preview)
		}
		if l.err != nil {
			stop()
			_ = group.Wait() // what it would say is that it was stopped
			return l.err
		}
		room.Release(l.weight)
	}
	return group.Wait()
}

func (l *looker) lookAt(ctx context.Context, f File) (Preview, error) {
	data, err := f.Bytes()
	if err != nil {
		return Preview{File: f.Name, State: store.Rejected, Findings: []finding.Finding{f.Unread(err)}}, nil
	}
	return l.look(ctx, f.Name, f.Sent, data)
}

// fileFacts is the little that has to be known of all files before the first is taken.
type fileFacts struct {
	issue string // as the properties of the workbook say; empty if they do not
	saved time.Time
}

func allFacts(ctx context.Context, files []File) ([]fileFacts, error) {
	out := make([]fileFacts, len(files))
	if len(files) < 2 {
		return out, nil
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, f := range files {
		group.Go(func() error {
			if data, err := f.Bytes(); err == nil { // one that cannot be read is said when its turn comes
				out[i].issue, out[i].saved = intake.Glance(data)
			}
			return ctx.Err()
		})
	}
	return out, group.Wait()
}

// arrange orders files of one workbook among the places they have in the list; all others stay where they are.
func arrange(files []File, facts []fileFacts) []File {
	places := map[string][]int{}
	for i, f := range facts {
		if f.issue != "" {
			places[f.issue] = append(places[f.issue], i)
		}
	}
	out := slices.Clone(files)
	for _, at := range places {
		sorted := slices.Clone(at)
		slices.SortStableFunc(sorted, func(a, b int) int {
			return cmp.Or(facts[a].saved.Compare(facts[b].saved), files[a].Sent.Compare(files[b].Sent), cmp.Compare(files[a].Name, files[b].Name))
		})
		for i, from := range sorted {
			out[at[i]] = files[from]
		}
	}
	return out
}
