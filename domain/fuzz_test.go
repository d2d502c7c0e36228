package domain

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// harmless fails if a text holds what acts on a terminal without being seen.
func harmless(t *testing.T, s, but string) {
	t.Helper()
	if !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return Unseen(r) && !strings.ContainsRune(but, r) }) {
		t.Fatalf("%q came through", s)
	}
}

// refusedWell fails unless an error is a refusal that a face can tell: it says
// what is wrong, and repeats no more than a line of what was given.
func refusedWell(t *testing.T, err error) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) || e.Code != CodeInvalid || e.Fault == "" {
		t.Fatalf("refused by %v", err)
	}
	for _, v := range e.Args {
		text := fmt.Sprint(v)
		harmless(t, text, "")
		if utf8.RuneCountInString(text) > 200 {
			t.Fatalf("%s repeats %q", e.Fault, text)
		}
	}
}

// again fails unless what was read, written down, is read as the same.
func again[T comparable](t *testing.T, v T, text string, read func(string) (T, error)) {
	t.Helper()
	if got, err := read(text); err != nil || got != v {
		t.Fatalf("%v is written %q, and read as %v, %v", v, text, got, err)
	}
}

// FuzzReaders gives every reader of what people type any text.
func FuzzReaders(f *testing.F) {
	for _, s := range []string{
		"Ａ－００１２", "P-1、P-2 g3", "二〇二六年十一月二日", "2026/5/1 0:00", "Nov 2, 2026", "+86 138 1234-5678", "（010）12345678", "+100000",
		"+1 650 555 0100", "62人", "97级", "-7", "是",
		"vice president", "行业", "张三，李四;王五", "艾某•某提", "张\x1b[31m三\u202e\r\n\t\xff\u3164", "\xff\xfea\x00", "G" + strings.Repeat("\x00", 90),
		"校友办〔2026〕88号", strings.Repeat("长", MaxText+1),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		readNumbers(t, s)
		readWords(t, s)
		readTexts(t, s)
	})
}

func readNumbers(t *testing.T, s string) {
	t.Helper()
	if id, err := ParseID(s); err != nil {
		refusedWell(t, err)
	} else {
		again(t, id, id.String(), ParseID)
		again(t, id, id.String(), func(s string) (ID, error) { return ReadID(s, id.Kind) })
	}
	if day := ReadDate(s); ReadDate(string(day)) != day {
		t.Fatalf("%q is read as %q, and that as %q", s, day, ReadDate(string(day)))
	}
	if phone, err := ParsePhone(s); err != nil {
		refusedWell(t, err)
		if len(AsError(err).Args) != 0 {
			t.Fatalf("a phone in an error: %v", err)
		}
	} else {
		digits := phone.Reveal()
		again(t, phone, digits, ParsePhone)
		if len(digits) > mostDigits || strings.Trim(digits, "0123456789") != "" || digits != "" && phone.String() == digits {
			t.Fatalf("%q is the phone %q, which prints as %s", s, digits, phone)
		}
	}
	if n, err := ReadCount("n", s); err != nil {
		refusedWell(t, err)
	} else {
		again(t, n, strconv.Itoa(n), func(s string) (int, error) { return ReadCount("n", s) })
	}
	if year, err := ReadYear("year", s); err != nil {
		refusedWell(t, err)
	} else {
		again(t, year, fmt.Sprintf("%04d", year), func(s string) (int, error) { return ReadYear("year", s) })
	}
}

func readWords(t *testing.T, s string) {
	t.Helper()
	if yes, err := ReadYes("yes", s); err != nil {
		refusedWell(t, err)
	} else {
		again(t, yes, strconv.FormatBool(yes), func(s string) (bool, error) { return ReadYes("yes", s) })
	}
	words := map[GroupKind]string{GroupRegional: "地区", GroupIndustry: "行业", GroupHQ: "地区"}
	read := func(s string) (GroupKind, error) {
		return ReadChoice("kind", s, []GroupKind{GroupRegional, GroupIndustry, GroupHQ}, words)
	}
	if kind, err := read(s); err != nil {
		refusedWell(t, err)
	} else {
		again(t, kind, string(kind), read)
	}
	for _, item := range ReadList(s) {
		if item == "" || strings.ContainsAny(item, "、，,；; \n\t") {
			t.Fatalf("the list %q has the item %q", s, item)
		}
	}
	ids, err := ReadEach(s, ParseID)
	if err != nil {
		refusedWell(t, err)
	}
	if slices.ContainsFunc(ids, ID.IsZero) {
		t.Fatalf("%q lists %v", s, ids)
	}
	nobody := func(string) ([]ID, error) { return nil, nil }
	if _, err := ReadPerson("person", s, nobody); err != nil {
		refusedWell(t, err)
	}
}

func readTexts(t *testing.T, s string) {
	t.Helper()
	for limit, clean := range map[int]func(string, string, int) (string, error){MaxName: Line, MaxText: Text} {
		got, err := clean("text", s, limit)
		if err != nil {
			refusedWell(t, err)
			continue
		}
		harmless(t, got, "\n")
		if limit == MaxName {
			harmless(t, got, "")
		}
		if utf8.RuneCountInString(got) > limit {
			t.Fatalf("%q is longer than %d", got, limit)
		}
		again(t, got, got, func(s string) (string, error) { return clean("text", s, limit) })
	}
	ref, err := CleanReference("document", Reference{Number: s, Date: ReadDate(s), Note: s})
	if err == nil {
		harmless(t, ref.Number+string(ref.Date)+ref.Note, "")
		err = CheckReference("document", "M4.1", ref, time.Date(2026, 11, 30, 0, 0, 0, 0, China))
	}
	if err != nil {
		refusedWell(t, err)
	}
	if text, ok := PlainText([]byte(s)); ok && (!utf8.ValidString(text) || len(text) > 2*len(s)) {
		t.Fatalf("the file %q has the text %q", s, text)
	}
}
