package sheet

import (
	"encoding/json"
	"reflect"
	"testing"
)

func stored(t testing.TB, b Book) []byte {
	t.Helper()
	data, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestStoredBookIsReadInOneWalk(t *testing.T) {
	b := Build(smallInput(t))
	b.Sheets[0].Rows[0].Cells["name"] = "GRDP <thực> \"tế\" \\ \u2028 😀\n\t"
	b.Sheets[0].Rows[0].Hints = nil
	got, ok := readQuickly(string(stored(t, b)))
	if !ok {
		t.Fatal("what this program writes goes to encoding/json")
	}
	var want Book
	if err := json.Unmarshal(stored(t, b), &want); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("read\n%+v, want\n%+v, %v", got, want, err)
	}
}

// Whatever the quick reader is sure of is what encoding/json makes of it.
func FuzzStoredBook(f *testing.F) {
	f.Add(stored(f, Build(smallInput(f))))
	f.Add(stored(f, Book{}))
	for _, s := range []string{
		`null`, ` {}`, `{"Sheets":[]}`, `{"Sheets":[null,{"Columns":[{"Width":1.50}],"Rows":[{"Cells":{"a":"1","a":"2"},"Goal":null}]}]}`,
		`{"Issue":{"Layout":1.0}}`, `{"Issue":{"Layout":01}}`, `{"Issue":{"ID":"a","ID":"b"}}`, `{"issue":{"id":"a"}}`, `{"Cover":{"From":"\ud800","To":null}}`,
		`{"Sheets":[{"Rows":[{"Goal":{"Low":"1"},"Late":true}]}]} {}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, ok := readQuickly(string(data))
		if !ok {
			return
		}
		var want Book
		if err := json.Unmarshal(data, &want); err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%q is read as\n%+v, want\n%+v, %v", data, got, want, err)
		}
	})
}
