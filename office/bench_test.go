package office

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"theodoi/store"
)

// BenchmarkImport takes folders of more and more workbooks in. What a file costs must not grow with their number, nor the memory.
func BenchmarkImport(b *testing.B) {
	for _, n := range []int{10, 100, 1000, 10_000} {
		b.Run(fmt.Sprintf("%d files", n), func(b *testing.B) {
			var cpu time.Duration
			for b.Loop() {
				b.StopTimer()
				s := newSynthetic(b)
				s.write(b, 0, n)
				runtime.GC()
				b.StartTimer()
				before := cpuTime()
				peak := peakOf(func() {
					s.takeFolder(b, func(p Preview) {
						if p.State != store.Taken {
							b.Fatalf("%s is %s: %v", p.File, p.State, p.Findings)
						}
					})
				})
				cpu += cpuTime() - before
				b.ReportMetric(float64(peak)/(1<<20), "peak-MB")
			}
			b.ReportMetric(float64(cpu.Microseconds())/float64(b.N*n)/1000, "cpu-ms/file")
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n)/1000, "ms/file")
		})
	}
}

// peakOf runs work and returns the most memory that the program had from the system for its heap meanwhile.
func peakOf(work func()) uint64 {
	done, peak := make(chan struct{}), make(chan uint64)
	go func() {
		var most uint64
		var m runtime.MemStats
		for {
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse)
			select {
			case <-done:
				peak <- most
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	work()
	close(done)
	return <-peak
}

// BenchmarkTakeFile is the part of one file: looking it over, and looking it over and taking it in.
func BenchmarkTakeFile(b *testing.B) {
	s := newSynthetic(b)
	s.write(b, 0, 1)
	data, err := os.ReadFile(filepath.Join(s.files, "A00000.xlsx"))
	if err != nil {
		b.Fatal(err)
	}
	b.Run("look", func(b *testing.B) {
		o := s.open(b)
		defer o.Close()
		l := o.newLooker(Wanted{})
		b.ReportAllocs()
		for b.Loop() {
			if p, err := l.look(context.Background(), "a.xlsx", time.Time{}, data); err != nil || p.State != store.Taken {
				b.Fatal(p.State, err)
			}
		}
	})
	b.Run("take", func(b *testing.B) {
		o := s.open(b)
		defer o.Close()
		l := o.newLooker(Wanted{})
		b.ReportAllocs()
		for n := 0; b.Loop(); n++ {
			b.StopTimer()
			s.write(b, n+1, n+2)
			name := fmt.Sprintf("A%05d.xlsx", n+1)
			data, err := os.ReadFile(filepath.Join(s.files, name))
			if err != nil {
				b.Fatal(err)
			}
			p, err := l.look(context.Background(), name, time.Time{}, data)
			if err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			if p, err = l.take(context.Background(), p); err != nil || p.State != store.Taken {
				b.Fatal(p.State, err)
			}
		}
	})
}
