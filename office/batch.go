package office

import (
	"os"
	"runtime/debug"
	"sync"
)

// A run over many files leaves much garbage and keeps little. It may lie about until it is batchGarbage per cent of what is kept, and as
// long as all memory together is below batchLimit bytes.
const (
	batchGarbage = 400
	batchLimit   = 160 << 20
)

// batches counts the runs under way: the setting is the whole program's.
var batches struct {
	sync.Mutex
	running int
	garbage int
	limit   int64
}

// batchMemory lets garbage lie about while a run goes on. Who set GOGC or GOMEMLIMIT knows better.
func batchMemory() (end func()) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	batches.Lock()
	defer batches.Unlock()
	if batches.running++; batches.running == 1 {
		batches.garbage, batches.limit = debug.SetGCPercent(batchGarbage), debug.SetMemoryLimit(batchLimit)
	}
	return func() {
		batches.Lock()
		defer batches.Unlock()
		if batches.running--; batches.running == 0 {
			debug.SetGCPercent(batches.garbage)
			debug.SetMemoryLimit(batches.limit)
		}
	}
}
