package pdf

import (
	"bytes"
	"os"
	"runtime"
	"runtime/debug"
	"sync"

	"golang.org/x/sync/errgroup"

	"theodoi/finding"
	"theodoi/report"
)

// WriteAll prints several papers at a time, as many as there are cores, and hands over each as a whole file with its findings. take
// is called for one paper at a time, in no order. The first error ends the batch; what was handed over before stays good.
func WriteAll(docs []report.Document, take func(i int, file []byte, found []finding.Finding) error) error {
	if len(docs) > 1 {
		defer roomForGarbage()()
	}
	var jobs errgroup.Group
	jobs.SetLimit(runtime.GOMAXPROCS(0))
	var one sync.Mutex
	failed := false
	for i := range docs {
		jobs.Go(func() error {
			one.Lock()
			over := failed
			one.Unlock()
			if over {
				return nil
			}
			var file bytes.Buffer
			found, err := Write(&file, docs[i])
			one.Lock()
			defer one.Unlock()
			if err == nil && !failed {
				err = take(i, file.Bytes(), found)
			}
			failed = failed || err != nil
			return err
		})
	}
	return jobs.Wait()
}

// batchGarbage is how much of the memory in use may be added before it is looked through for what is used no more, in per cent. A
// paper leaves thirty times the memory behind that is in use between two papers.
const batchGarbage = 400

var batches struct {
	sync.Mutex
	running, before int
}

// roomForGarbage lets garbage grow while batches run, unless the environment says how; what it returns ends that.
func roomForGarbage() (end func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	batches.Lock()
	defer batches.Unlock()
	if batches.running == 0 {
		batches.before = debug.SetGCPercent(batchGarbage)
	}
	batches.running++
	return func() {
		batches.Lock()
		defer batches.Unlock()
		if batches.running--; batches.running == 0 {
			debug.SetGCPercent(batches.before)
		}
	}
}
