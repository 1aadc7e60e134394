// Package child reads the pages of a PDF file in a process of its own: this program, started again with a hidden first argument. The engines
// that read PDF can loop for ever, run out of memory or crash on damaged files; a process can be ended, and what it had read until
// then is kept, because it hands over each page as soon as it has it.
//
// A program that reads PDF files calls Hook first thing in main, a test in TestMain. Where it was not called, pages are read in the calling
// process, which survives everything but an endless loop, which then goes on unseen until the process ends.
package child

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"sync"
	"time"

	"theodoi/parser/source/pdftext"
)

// argument is the hidden first argument that makes a program play the child.
const argument = "__read-pdf"

// Limits of a child. A file of 64 MiB and what an engine makes of it have to stay within half a gigabyte, with the calling process.
const (
	memorySoft = 224 << 20 // from here on the collector works harder
	memoryHard = 360 << 20 // here the child ends itself
	maxFile    = 64 << 20
	maxLine    = 8 << 20 // bytes of one page as it is handed over
)

// Engines by name.
const (
	Direct = "direct"
	PDFium = "pdfium"
)

// Request says what to read of a file.
type Request struct {
	Engine string        `json:"engine"`
	Pages  []int         `json:"pages,omitempty"` // 1-based; all if empty
	Cache  string        `json:"cache,omitempty"` // folder for what is costly to make ready
	Limit  time.Duration `json:"limit"`           // the child ends itself then, whatever became of its parent
	Size   int           `json:"size"`            // bytes of the file
}

// Result is how reading went.
type Result struct {
	Pages int   // of the file, 0 if it could not be opened
	Err   error // why it could not be opened, or why reading stopped before the end; nil if all that was asked for was tried
}

// Reasons why reading stopped.
var (
	ErrTime    = errors.New("child: out of time")
	ErrStopped = errors.New("child: the reader stopped without a word")
)

// message is a line from the child.
type message struct {
	Count int           `json:"count,omitempty"`
	Page  *pdftext.Page `json:"page,omitempty"`
	Error string        `json:"error,omitempty"`
	Done  bool          `json:"done,omitempty"`
}

const (
	encrypted = "encrypted"
	damaged   = "damaged"
)

// hooked says that the running program plays the child when it is started again.
var hooked bool

// Hook plays the child and ends the process if the program was started for that; otherwise it returns at once.
func Hook() {
	hooked = true
	if len(os.Args) < 3 || os.Args[1] != argument {
		return
	}
	os.Exit(play(os.Args[2], os.Stdin, os.Stdout))
}

// Command is the command that starts the running program as a child; nil if it does not call Hook.
func Command() []string {
	if !hooked {
		return nil
	}
	path, err := os.Executable()
	if err != nil {
		return nil
	}
	return []string{path, argument}
}

func play(arg string, in io.Reader, out io.Writer) int {
	var request Request
	if err := json.Unmarshal([]byte(arg), &request); err != nil {
		return 2
	}
	debug.SetMemoryLimit(memorySoft)
	go watch(request.Limit)
	data := make([]byte, min(max(request.Size, 0), maxFile))
	if _, err := io.ReadFull(in, data); err != nil {
		return 1
	}
	if serve(context.Background(), request, data, out) != nil {
		return 1
	}
	return 0
}

// watch ends the process when it takes too much memory or time.
func watch(limit time.Duration) {
	const look = 10 * time.Millisecond
	end := time.Now().Add(limit)
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	for {
		time.Sleep(look)
		metrics.Read(sample)
		if sample[0].Value.Uint64()-sample[1].Value.Uint64() > memoryHard || limit > 0 && time.Now().After(end) {
			os.Exit(3)
		}
	}
}

// serve reads what is asked for and writes each page as a line, in no order.
func serve(ctx context.Context, request Request, data []byte, out io.Writer) error {
	w := &lineWriter{enc: json.NewEncoder(out)}
	w.enc.SetEscapeHTML(false)
	first, err := open(request, data)
	if err != nil {
		reason := damaged
		if errors.Is(err, pdftext.ErrEncrypted) {
			reason = encrypted
		}
		return w.write(message{Error: reason})
	}
	defer first.Close()
	if err := w.write(message{Count: first.Pages()}); err != nil {
		return err
	}
	pages := pagesOf(request, first.Pages())
	var wait sync.WaitGroup
	for n := range enginesFor(request, len(pages)) {
		engine := first
		if n > 0 {
			if engine, err = open(request, data); err != nil {
				break
			}
			defer engine.Close()
		}
		wait.Add(1)
		go func() {
			defer wait.Done()
			w.pages(ctx, engine, pages)
		}()
	}
	wait.Wait()
	if w.failed != nil {
		return w.failed
	}
	return w.write(message{Done: true})
}

// enginesFor is how many engines share the pages of a long file. Those of PDFium would take too much memory.
func enginesFor(request Request, pages int) int {
	const worth = 40 // pages
	if request.Engine == PDFium {
		return 1
	}
	return min(runtime.GOMAXPROCS(0), 4, 1+pages/worth)
}

// lineWriter hands over pages for several engines.
type lineWriter struct {
	lock   sync.Mutex
	enc    *json.Encoder
	next   int // of the pages
	failed error
}

func (w *lineWriter) write(m message) error {
	w.lock.Lock()
	defer w.lock.Unlock()
	if w.failed == nil {
		w.failed = w.enc.Encode(m)
	}
	return w.failed
}

// pages reads pages until all are taken; one that cannot be read is left out.
func (w *lineWriter) pages(ctx context.Context, engine pdftext.Engine, pages []int) {
	for ctx.Err() == nil {
		w.lock.Lock()
		n := w.next
		w.next++
		w.lock.Unlock()
		if n >= len(pages) {
			return
		}
		page, err := engine.Page(pages[n])
		if err != nil {
			continue
		}
		if w.write(message{Page: &page}) != nil {
			return
		}
	}
}

func pagesOf(request Request, count int) []int {
	if len(request.Pages) > 0 {
		return request.Pages
	}
	var all []int
	for n := 1; n <= min(count, pdftext.MaxPages); n++ {
		all = append(all, n)
	}
	return all
}

func open(request Request, data []byte) (pdftext.Engine, error) {
	if request.Engine == PDFium {
		return pdftext.OpenPDFium(data, request.Cache)
	}
	return pdftext.OpenDirect(data)
}

// Read has command read pages of data and calls each with every page it hands over. It ends the child when ctx ends or when no page
// comes for the time stall. Without a command it reads in this process.
func Read(ctx context.Context, command []string, request Request, data []byte, stall time.Duration, each func(pdftext.Page)) Result {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	request.Size = len(data)
	if deadline, ok := ctx.Deadline(); ok {
		request.Limit = time.Until(deadline) + time.Second
	}
	lines, wait, err := start(ctx, command, request, data)
	if err != nil {
		return Result{Err: fmt.Errorf("child: %w", err)}
	}
	quiet := time.AfterFunc(stall, cancel)
	defer quiet.Stop()
	result := receive(lines, func() { quiet.Reset(stall) }, each)
	if result.Err == ErrStopped && ctx.Err() != nil {
		result.Err = ErrTime
	}
	cancel()
	wait()
	return result
}

// start starts the child. wait returns when it has ended.
func start(ctx context.Context, command []string, request Request, data []byte) (lines io.Reader, wait func(), err error) {
	if len(command) == 0 {
		return startHere(ctx, request, data)
	}
	arg, err := json.Marshal(request)
	if err != nil {
		return nil, nil, err
	}
	cmd := exec.CommandContext(ctx, command[0], append(append([]string(nil), command[1:]...), string(arg))...)
	cmd.Stdin = bytes.NewReader(data)
	cmd.WaitDelay = time.Second
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, nil, err
	}
	return out, func() { _ = cmd.Wait() }, nil
}

// startHere reads in this process, by the same lines.
func startHere(ctx context.Context, request Request, data []byte) (io.Reader, func(), error) {
	r, w := io.Pipe()
	go func() {
		defer func() {
			_ = recover()
			w.Close()
		}()
		_ = serve(ctx, request, data, w)
	}()
	stop := context.AfterFunc(ctx, func() { r.CloseWithError(ctx.Err()) })
	return r, func() { stop(); r.Close() }, nil
}

// receive takes the child's lines until it says that it is done or ends.
func receive(lines io.Reader, alive func(), each func(pdftext.Page)) Result {
	result := Result{Err: ErrStopped}
	vocabulary := map[string]string{} // a text has few words, many times
	in := bufio.NewScanner(lines)
	in.Buffer(make([]byte, 64<<10), maxLine)
	for in.Scan() {
		alive()
		var m message
		if json.Unmarshal(in.Bytes(), &m) != nil {
			return result
		}
		switch {
		case m.Error == encrypted:
			return Result{Err: pdftext.ErrEncrypted}
		case m.Error != "":
			return Result{Err: pdftext.ErrDamaged}
		case m.Done:
			result.Err = nil
			return result
		case m.Page != nil:
			m.Page.Words, m.Page.Rules = slices.Clone(m.Page.Words), slices.Clone(m.Page.Rules) // as long as needed, no longer
			share(vocabulary, m.Page.Words)
			each(*m.Page)
		default:
			result.Pages = m.Count
		}
	}
	return result
}

// share gives words that are alike the same memory.
func share(vocabulary map[string]string, list []pdftext.Word) {
	const most = 100_000
	for i, w := range list {
		if text, ok := vocabulary[w.Text]; ok {
			list[i].Text = text
		} else if len(vocabulary) < most {
			vocabulary[w.Text] = w.Text
		}
	}
}
