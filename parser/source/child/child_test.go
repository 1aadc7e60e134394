package child

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"theodoi/parser/source/pdftext"
)

// bad is the first argument of children that behave badly.
const bad = "__bad-child"

func TestMain(m *testing.M) {
	Hook()
	if len(os.Args) > 2 && os.Args[1] == bad {
		misbehave(os.Args[2])
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func misbehave(how string) {
	fmt.Println(`{"count":3}`)
	fmt.Println(`{"page":{"n":1,"w":10,"h":10}}`)
	switch how {
	case "hang":
		select {}
	case "crash":
		panic("as asked")
	case "chatter":
		fmt.Println(strings.Repeat("x", 1<<20))
	case "flood":
		fmt.Println(strings.Repeat("x", 2*maxLine))
		select {}
	}
}

// file makes a PDF file of one page with the given stream.
func file(stream []byte, dict string) []byte {
	var b bytes.Buffer
	var at []int
	object := func(format string, args ...any) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n"+format+"\nendobj\n", append([]any{len(at)}, args...)...)
	}
	b.WriteString("%PDF-1.4\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
	object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>")
	object("<< /Length %d %s >>\nstream\n%s\nendstream", len(stream), dict, stream)
	object("<< /Type /Font /Subtype /TrueType /BaseFont /Times /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 /Widths [%s] >>", strings.Repeat("500 ", 95))
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, xref)
	return b.Bytes()
}

func deflated(t *testing.T, pattern string, times int) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	for range times {
		if _, err := w.Write([]byte(pattern)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func texts(pages []pdftext.Page) string {
	var out []string
	for _, p := range pages {
		for _, w := range p.Words {
			out = append(out, w.Text)
		}
	}
	return strings.Join(out, " ")
}

func read(t *testing.T, command []string, request Request, data []byte, limit time.Duration) ([]pdftext.Page, Result) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	var pages []pdftext.Page
	begin := time.Now()
	result := Read(ctx, command, request, data, limit, func(p pdftext.Page) { pages = append(pages, p) })
	if d := time.Since(begin); d > limit+5*time.Second {
		t.Errorf("took %v with a limit of %v", d, limit)
	}
	return pages, result
}

func TestAChildReadsAsThisProcessDoes(t *testing.T) {
	data := file([]byte("BT /F 12 Tf 100 700 Td (Ke hoach nam 2024) Tj ET"), "")
	cache := filepath.Join(os.TempDir(), "theodoi-test")
	for _, engine := range []string{Direct, PDFium} {
		for name, command := range map[string][]string{"child": Command(), "this process": nil} {
			pages, result := read(t, command, Request{Engine: engine, Cache: cache}, data, time.Minute)
			if result.Err != nil || result.Pages != 1 || texts(pages) != "Ke hoach nam 2024" {
				t.Errorf("%s in %s: %+v, %q", engine, name, result, texts(pages))
			}
		}
	}
}

func TestWhatABadChildHadReadIsKept(t *testing.T) {
	self := Command()[0]
	for how, want := range map[string]error{"hang": ErrTime, "crash": ErrStopped, "chatter": ErrStopped, "flood": ErrStopped, "end": ErrStopped} {
		pages, result := read(t, []string{self, bad, how}, Request{}, make([]byte, 1<<20), 700*time.Millisecond)
		if len(pages) != 1 || result.Pages != 3 || !errors.Is(result.Err, want) {
			t.Errorf("%s: %d pages, %+v", how, len(pages), result)
		}
	}
}

func TestACommandThatIsNotThereIsAnError(t *testing.T) {
	if _, result := read(t, []string{filepath.Join(t.TempDir(), "none")}, Request{}, nil, time.Second); result.Err == nil {
		t.Error("no error")
	}
}

func TestNoPageIsWaitedForForEver(t *testing.T) {
	begin := time.Now()
	result := Read(context.Background(), []string{Command()[0], bad, "hang"}, Request{}, nil, 300*time.Millisecond, func(pdftext.Page) {})
	if !errors.Is(result.Err, ErrTime) || time.Since(begin) > 5*time.Second {
		t.Errorf("%+v after %v", result, time.Since(begin))
	}
}

// TestBombsEndWithoutHarm reads small files that unfold into gigabytes.
func TestBombsEndWithoutHarm(t *testing.T) {
	for name, data := range map[string][]byte{
		"steps":      file(deflated(t, "q ", 50<<20/2), "/Filter /FlateDecode"),
		"letters":    file(deflated(t, "BT /F 1 Tf 1 1 Td (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ET\n", 1<<20), "/Filter /FlateDecode"),
		"one string": file(deflated(t, "((((((((((((((((((((((((((((((((", 2<<20), "/Filter /FlateDecode"),
		"operands":   file(deflated(t, "1 ", 50<<20/2), "/Filter /FlateDecode"),
	} {
		for _, engine := range []string{Direct, PDFium} {
			request := Request{Engine: engine, Cache: filepath.Join(os.TempDir(), "theodoi-test")}
			pages, result := read(t, Command(), request, data, 20*time.Second)
			if len(pages) > 1 || errors.Is(result.Err, pdftext.ErrEncrypted) {
				t.Errorf("%s by %s: %d pages, %+v", name, engine, len(pages), result)
			}
		}
	}
}

func TestFilesThatCannotBeOpenedSaySo(t *testing.T) {
	for _, engine := range []string{Direct, PDFium} {
		_, result := read(t, Command(), Request{Engine: engine, Cache: filepath.Join(os.TempDir(), "theodoi-test")}, []byte("%PDF-1.7\nnothing"), time.Minute)
		if !errors.Is(result.Err, pdftext.ErrDamaged) {
			t.Errorf("%s: %+v", engine, result)
		}
	}
}
