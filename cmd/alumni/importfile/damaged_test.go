package importfile_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// sound is a list of so many people, as rows of cells.
func sound(n int) [][]any {
	out := [][]any{{"姓名", "城市", "专业", "年级"}}
	for i := range n {
		out = append(out, []any{fmt.Sprintf("成员%d", i), "上海", "食品", 1990 + i%30})
	}
	return out
}

// repacked is a workbook of which one part is changed; the zip around it is sound.
func repacked(t *testing.T, raw []byte, name string, change func([]byte) []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == name {
			text = change(text)
		}
		w, err := out.Create(f.Name)
		if err == nil {
			_, err = w.Write(text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// faultOf is what a file is refused for as a whole.
func faultOf(err error) (domain.Fault, domain.Args) {
	var bad *desk.ImportError
	if !errors.As(err, &bad) {
		return "", nil
	}
	return bad.Rows[0].Err.Fault, bad.Rows[0].Err.Args
}

// A workbook that is cut, or has bad XML, anywhere in its sheet is refused by the
// sheet's name: the library takes the damaged place for the end.
func TestN2_2a_ADamagedSheetIsNeverReadShortened(t *testing.T) {
	const rows = 60
	raw := booked(t, map[string][][]any{"Sheet1": sound(rows)}, nil)
	if got, err := readPeople(t, string(raw)); err != nil || len(got) != rows {
		t.Fatalf("sound: %d rows, %v", len(got), err)
	}
	for name, damage := range map[string]func(text []byte, at int) []byte{
		"cut":               func(text []byte, at int) []byte { return text[:at] },
		"cut and closed":    func(text []byte, at int) []byte { return append(slices.Clone(text[:at]), "</worksheet>"...) },
		"an open element":   func(text []byte, at int) []byte { return slices.Insert(slices.Clone(text), at, []byte("<x>")...) },
		"an end of nothing": func(text []byte, at int) []byte { return slices.Insert(slices.Clone(text), at, []byte("</x>")...) },
		"a lone ampersand":  func(text []byte, at int) []byte { return slices.Insert(slices.Clone(text), at, []byte("&&")...) },
		"a byte of control": func(text []byte, at int) []byte { return slices.Insert(slices.Clone(text), at, 1) },
		"no UTF-8":          func(text []byte, at int) []byte { return slices.Insert(slices.Clone(text), at, 0xff, 0xfe) },
		"a flipped byte": func(text []byte, at int) []byte {
			out := slices.Clone(text)
			out[at] ^= 0x80
			return out
		},
	} {
		for tenth := 1; tenth < 10; tenth++ {
			bad := repacked(t, raw, "xl/worksheets/sheet1.xml", func(text []byte) []byte { return damage(text, len(text)*tenth/10) })
			got, err := readPeople(t, string(bad))
			if fault, args := faultOf(err); fault != domain.FaultDamagedSheet || args["sheet"] != "Sheet1" {
				t.Errorf("%s at %d/10: %d rows, %v", name, tenth, len(got), err)
			}
		}
	}
}

// Whatever else of a workbook is cut, or a byte flipped, is refused, or all is read.
func TestN2_2a_ADamagedWorkbookIsReadWholeOrNotAtAll(t *testing.T) {
	const rows = 60
	raw := booked(t, map[string][][]any{"Sheet1": sound(rows)}, nil)
	try := func(name string, bad []byte) {
		got, err := readPeople(t, string(bad))
		if err == nil && len(got) != rows {
			t.Errorf("%s: %d rows and no refusal", name, len(got))
		}
	}
	for at := 4; at < len(raw); at += 29 {
		try(fmt.Sprintf("zip cut at %d", at), raw[:at])
		flipped := slices.Clone(raw)
		flipped[at] ^= 0x55
		try(fmt.Sprintf("zip flipped at %d", at), flipped)
	}
	for _, part := range []string{"xl/sharedStrings.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"} {
		for tenth := range 10 {
			try(fmt.Sprintf("%s cut at %d/10", part, tenth), repacked(t, raw, part, func(b []byte) []byte { return b[:len(b)*tenth/10] }))
		}
	}
}

// Text that ends in the midst of a cell in quotes or of a character is refused.
func TestN2_2a_TextThatIsCutIsNeverReadShortened(t *testing.T) {
	const text = "姓名,城市,专业\n冯兰,上海,食品\n马冬,武汉,油脂\n"
	for name, e := range map[string]encoding.Encoding{
		"UTF-8": unicode.UTF8, "UTF-8 with BOM": unicode.UTF8BOM, "GBK": simplifiedchinese.GBK,
		"UTF-16LE": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "UTF-16BE": unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
		"UTF-16LE bare": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	} {
		whole, err := e.NewEncoder().String(strings.TrimSuffix(text, "\n"))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := readPeople(t, whole[:len(whole)-1]); err == nil {
			t.Errorf("%s, cut in a character: %+v", name, got)
		}
		quote, err := e.NewEncoder().String(text + "何七,\"武")
		if err != nil {
			t.Fatal(err)
		}
		if got, err := readPeople(t, quote); err == nil {
			t.Errorf("%s, a quote that isn't closed: %+v", name, got)
		}
	}
}
