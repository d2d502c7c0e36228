package importfile_test

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"alumni/cmd/alumni/importfile"
	"alumni/domain/roster"
)

// head is the heading of a table of people.
const head = "姓名,城市,专业,年级,电话,核验方式\n"

// Who sends a file slowly holds up nobody, and leaves nothing on the disk.
func TestN1_2d_ASlowSenderHoldsUpNobody(t *testing.T) {
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	const senders = 64
	ended := make(chan error, senders)
	var pens []*io.PipeWriter
	for range senders {
		r, w := io.Pipe()
		pens = append(pens, w)
		go func() {
			_, err := importfile.People(t.Context(), r, roster.Options{})
			ended <- err
		}()
		if _, err := io.WriteString(w, head+strings.Repeat("冯兰,上海,食品,2005,,\n", 15_000)); err != nil {
			t.Fatal(err)
		}
	}
	got, err := readPeople(t, head+"冯兰,上海,食品,2005,,\n")
	if err != nil || len(got) != 1 {
		t.Errorf("somebody else reads %d rows, %v", len(got), err)
	}
	cut := errors.New("the line was cut")
	for _, w := range pens {
		_ = w.CloseWithError(cut)
	}
	for range senders {
		if err := <-ended; !errors.Is(err, cut) {
			t.Errorf("a sender that went got %v", err)
		}
	}
	if left, err := os.ReadDir(tmp); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// A session that has ended reads no further, whatever the file is.
func TestN1_2d_ReadingEndsWithTheSession(t *testing.T) {
	over, end := context.WithCancel(t.Context())
	end()
	sheet := excelize.NewFile()
	for at, row := range map[string][]any{"A1": {"姓名", "城市", "专业", "年级", "电话", "核验方式"}, "A2": {"冯兰", "上海", "食品", 2005}} {
		if err := sheet.SetSheetRow(sheet.GetSheetName(0), at, &row); err != nil {
			t.Fatal(err)
		}
	}
	var workbook strings.Builder
	if err := sheet.Write(&workbook); err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{
		"CSV":      head + "冯兰,上海,食品,2005,,\n",
		"workbook": workbook.String(),
	} {
		if _, err := importfile.People(t.Context(), strings.NewReader(file), roster.Options{}); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if _, err := importfile.People(over, strings.NewReader(file), roster.Options{}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
