package pdftext

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// picture is a white picture with black boxes {x, y, width, height} in pixels.
func picture(width, height int, boxes ...[4]int) []byte {
	pixels := bytes.Repeat([]byte{255}, width*height)
	for _, b := range boxes {
		for y := b[1]; y < b[1]+b[3]; y++ {
			for x := b[0]; x < b[0]+b[2]; x++ {
				pixels[y*width+x] = 0
			}
		}
	}
	return append([]byte(fmt.Sprintf("P5\n%d %d\n255\n", width, height)), pixels...)
}

// gridPicture has a table of two columns and two rows, some letters and a black photograph.
func gridPicture() []byte {
	return picture(1000, 800,
		[4]int{100, 100, 600, 3}, [4]int{100, 200, 600, 3}, [4]int{100, 300, 603, 3}, [4]int{100, 100, 3, 200}, [4]int{400, 100, 3, 200}, [4]int{700, 100, 3, 203},
		[4]int{150, 140, 20, 20}, [4]int{450, 240, 20, 20}, [4]int{150, 500, 20, 20}, [4]int{300, 500, 300, 200})
}

const quarterPoint = 0.25 // points a pixel

func TestStrokesOfAScanAreFound(t *testing.T) {
	s, err := ReadScan(bytes.NewReader(gridPicture()), quarterPoint)
	if err != nil {
		t.Fatal(err)
	}
	grids := gridsOf(s.Rules())
	if len(grids) != 1 || len(grids[0].x) != 3 || len(grids[0].y) != 3 {
		t.Fatalf("grids %+v", grids)
	}
	strips := s.Strips(s.Rules())
	if len(strips) != 3 || strips[0].Block || !strips[1].Block {
		t.Fatalf("%d strips", len(strips))
	}
	dark := func(p Strip) int { return bytes.Count(p.scan.pixels, []byte{0}) }
	if dark(strips[0]) != 20*20+300*200 || dark(strips[1]) != 20*20 || dark(strips[2]) != 20*20 {
		t.Errorf("letters in the strips: %d, %d, %d", dark(strips[0]), dark(strips[1]), dark(strips[2]))
	}
	var out bytes.Buffer
	if _, err := strips[1].WriteTo(&out); err != nil || !strings.HasPrefix(out.String(), "P5\n3") {
		t.Errorf("written: %.20q, %v", out.String(), err)
	}
}

func TestPicturesThatAreNoneAreRefused(t *testing.T) {
	for _, s := range []string{"", "P6\n1 1\n255\nabc", "P5\n10 10\n255\nabc", "P5\n-1 10\n255\n", "P5\n100000000 100000000\n255\n", "P5\n1 1\n65535\nab"} {
		if _, err := ReadScan(strings.NewReader(s), 1); err == nil {
			t.Errorf("%q is a picture", s)
		}
	}
}

const tsv = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n" +
	"4\t1\t1\t1\t1\t0\t100\t200\t300\t60\t-1\t\n" +
	"5\t1\t1\t1\t1\t1\t100\t200\t100\t50\t96.1\tQuyết\n" +
	"5\t1\t1\t1\t1\t2\t220\t205\t100\t50\t90\tđịnh\n" +
	"5\t1\t1\t1\t1\t3\t330\t205\t4\t50\t90\t|\n" +
	"5\t1\t1\t1\t1\t4\tx\t205\t4\t50\t90\tsai\n"

func TestWordsOfARecogniser(t *testing.T) {
	r := ReadTSV([]byte(tsv), Strip{Left: 10, Top: 20}, quarterPoint)
	words := r.Words
	if len(words) != 2 || textOf(words) != "Quyết định" {
		t.Fatalf("%+v", words)
	}
	if w := words[1]; w.X0 != 65 || w.X1 != 90 || w.Y != words[0].Y || w.Y < 80 || w.Y > 85 {
		t.Errorf("%+v", w)
	}
	if r.Torn != 0 || r.Confidence < 90 || r.Confidence > 95 {
		t.Errorf("%d torn, confidence %g", r.Torn, r.Confidence)
	}
}

func TestMarksTakenForALineAreNoticed(t *testing.T) {
	torn := "4\t1\t1\t1\t1\t0\t100\t192\t300\t20\t-1\t\n5\t1\t1\t1\t1\t1\t100\t192\t10\t20\t80\t^^^\n"
	whole, bad := ReadTSV([]byte(tsv), Strip{}, 1), ReadTSV([]byte(torn+strings.Repeat(tsv, 3)), Strip{}, 1)
	if bad.Torn != 1 || !whole.Better(bad) || bad.Better(whole) {
		t.Errorf("%d torn, confidence %g beside %g", bad.Torn, bad.Confidence, whole.Confidence)
	}
}

func FuzzScan(f *testing.F) {
	f.Add(gridPicture()[:2000], tsv)
	f.Add(picture(60, 60, [4]int{0, 0, 60, 2}, [4]int{0, 30, 60, 2}, [4]int{0, 0, 2, 60}, [4]int{30, 0, 2, 60}), "5\t1")
	f.Fuzz(func(t *testing.T, data []byte, table string) {
		words := Level(ReadTSV([]byte(table), Strip{}, 1).Words)
		s, err := ReadScan(bytes.NewReader(data), 2)
		if err != nil {
			return
		}
		rules := s.Rules()
		if len(s.Strips(rules)) == 0 {
			t.Error("no strip")
		}
		checkKept(t, []Page{{Number: 1, Width: 600, Height: 800, Words: words, Rules: rules}})
	})
}
