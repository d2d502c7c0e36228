package mimic_test

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"alumni/domain"
	"alumni/domain/naming/mimic"
)

type labelled struct {
	want mimic.Verdict
	name string
}

func names(t *testing.T) (out []labelled) {
	t.Helper()
	f, err := os.Open("testdata/names.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	for s := bufio.NewScanner(f); s.Scan(); {
		if want, name, ok := strings.Cut(s.Text(), "\t"); ok && !strings.HasPrefix(want, "#") {
			out = append(out, labelled{mimic.Verdict(want), name})
		}
	}
	return out
}

// The bars of the checker on names labelled by hand: of those that pass themselves off
// as the school's at least 99 in 100 are flagged, of the flagged at least 97 are.
func TestM8_3_LabelledNames(t *testing.T) {
	var hit, missed, wrong, asked, unasked int
	all := names(t)
	if len(all) < 300 {
		t.Fatalf("%d names", len(all))
	}
	c := mimic.New(nil, nil)
	for _, n := range all {
		r := c.Check(n.name)
		switch {
		case n.want == mimic.Flagged && r.Verdict == mimic.Flagged:
			hit++
		case n.want == mimic.Flagged:
			missed++
			t.Logf("missed: %s is %s", n.name, r.Verdict)
		case r.Verdict == mimic.Flagged:
			wrong++
			t.Logf("flagged: %s %+v", n.name, r.Matches)
		case n.want == mimic.Asked && r.Verdict == mimic.Asked:
			asked++
		case n.want != r.Verdict:
			unasked++
			t.Logf("%s is %s, not %s: %+v", n.name, r.Verdict, n.want, r.Matches)
		}
	}
	t.Logf("of %d names: recall %d/%d, precision %d/%d, asked %d, told otherwise %d", len(all), hit, hit+missed, hit, hit+wrong, asked, unasked)
	if 100*missed > hit+missed || 100*wrong > 3*(hit+wrong) {
		t.Error("the bars are missed")
	}
	if 100*unasked > 3*len(all) {
		t.Errorf("%d of the rest are not what a person would say", unasked)
	}
}

// What was seen is told: the word, how it stands in the name, and what hid it.
func TestM8_3_AMatchSaysWhatItSaw(t *testing.T) {
	for name, want := range map[string]mimic.Match{
		"老乡ＷＰＵ群":     {Word: "wpu", As: "ＷＰＵ", Disguises: []mimic.Disguise{mimic.ByWidth}},
		"来武 轻吧":      {Word: "武轻", As: "武 轻", Disguises: []mimic.Disguise{mimic.BySpaces}},
		"轻·工·大":      {Word: "轻工大", As: "轻·工·大", Disguises: []mimic.Disguise{mimic.BySigns}},
		"轻\u200b工大":  {Word: "轻工大", As: "轻\u200b工大", Disguises: []mimic.Disguise{mimic.ByHidden}},
		"輕工大":        {Word: "轻工大", As: "輕工大", Disguises: []mimic.Disguise{mimic.ByTraditional}},
		"轻エ大":        {Word: "轻工大", As: "轻エ大", Disguises: []mimic.Disguise{mimic.ByLookalike}},
		"武汉轻gong大学":  {Word: "武汉轻工大学", As: "武汉轻gong大学", Disguises: []mimic.Disguise{mimic.BySyllables}},
		"爱武汉轻工大学的人们": {Word: "武汉轻工大学", As: "武汉轻工大学"},
	} {
		got := mimic.New(nil, nil).Check(name)
		if got.Verdict != mimic.Flagged || len(got.Matches) != 1 || got.Matches[0].Word != want.Word || got.Matches[0].As != want.As ||
			!slices.Equal(got.Matches[0].Disguises, want.Disguises) {
			t.Errorf("%q: %+v", name, got)
		}
	}
}

// The registered groups are never flagged, however their name is typed; a number that
// none of them has is.
func TestM8_3_RegisteredGroupsAreNeverFlagged(t *testing.T) {
	g := domain.Group{Meta: domain.Meta{ID: domain.ID{Kind: domain.KindGroup, Seq: 7}}, Name: "武汉轻工大学北京校友分会群01"}
	c := mimic.New(nil, []domain.Group{g})
	for _, name := range []string{g.Name, "武汉轻工大学北京校友分会群０１", "武汉轻工大学 北京校友分会群 1"} {
		if r := c.Check(name); r.Verdict != mimic.Known || r.Group != g.ID {
			t.Errorf("%q: %+v", name, r)
		}
	}
	if r := c.Check("武汉轻工大学北京校友分会群02"); r.Verdict != mimic.Flagged || !r.Official {
		t.Errorf("another number: %+v", r)
	}
}

// What headquarters adds is seen through the same disguises.
func TestM8_3_HeadquartersAddsWords(t *testing.T) {
	c := mimic.New([]string{"武汉工业学院", "ＷＨＰＵ"}, nil)
	for name, want := range map[string]mimic.Verdict{
		"武漢工業學院老同学": mimic.Flagged, "w h p u 粉丝": mimic.Flagged, "武汉工程学院": mimic.Clear,
	} {
		if r := c.Check(name); r.Verdict != want {
			t.Errorf("%q: %+v", name, r)
		}
	}
	if r := mimic.New(nil, nil).Check("武漢工業學院老同学"); r.Verdict != mimic.Clear {
		t.Errorf("nobody added it: %+v", r)
	}
}

// Whatever a name is, what was seen stands in it.
func FuzzMimic(f *testing.F) {
	f.Add("武\u200b汉轻エ大學ＷＰＵ校友")
	f.Add("\xff㊫⺌子")
	c := mimic.New([]string{"武汉工业学院"}, nil)
	f.Fuzz(func(t *testing.T, name string) {
		r := c.Check(name)
		for _, m := range r.Matches {
			if !utf8.ValidString(m.As) || m.As == "" || !strings.Contains(strings.ToValidUTF8(name, ""), m.As) {
				t.Errorf("%q: %+v", name, m)
			}
		}
		if (r.Verdict == mimic.Clear) != (len(r.Matches) == 0) && r.Verdict != mimic.Flagged {
			t.Errorf("%q: %+v", name, r)
		}
	})
}
