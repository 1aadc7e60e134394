//go:build unix

package office

import (
	"syscall"
	"time"
)

// cpuTime is how long the processors have worked for this program; on a busy machine it tells more than the clock.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
