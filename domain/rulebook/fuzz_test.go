package rulebook_test

import (
	"testing"

	"alumni/domain/rulebook"
)

// FuzzClause gives any text as a clause: what is read is one of the rule book's,
// and it and its citation are read again.
func FuzzClause(f *testing.F) {
	for _, s := range []string{"m8.1B", "《办法》第八条(一)", "通知 三.2(1)", "Notice III.2(1)", "附件一", "第10条", "办法 99999999999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id, ok := rulebook.Read(s)
		if !ok {
			return
		}
		if _, known := rulebook.Lookup(id); !known {
			t.Fatalf("%q is read as %q, which there is not", s, id)
		}
		if again, ok := rulebook.Read(string(id)); !ok || again != id {
			t.Fatalf("%q is read as %q, and that as %q", s, id, again)
		}
		for _, cite := range []func() string{
			func() string { return rulebook.Cite(id) },
			func() string { return rulebook.CiteEnglish(id) },
		} {
			if got, ok := rulebook.Read(cite()); !ok || rulebook.Cite(got) != rulebook.Cite(id) {
				t.Fatalf("%q is cited as %q, and that is read as %q", id, cite(), got)
			}
		}
	})
}
