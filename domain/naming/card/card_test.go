package card_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"alumni/domain"
	"alumni/domain/naming/card"
)

var lists = card.NewKnown(nowYear, nil, nil, nil)

func check(text string, p domain.Person) []card.Finding { return card.Check(text, p, lists) }

func propose(text string, p domain.Person) string { return card.Propose(text, p, lists) }

var zhang = domain.Person{Name: "张三", City: "北京", Major: "化学", Year: 1997}

func TestN1_2c_CanonicalCards(t *testing.T) {
	for _, c := range []struct {
		person domain.Person
		want   string
	}{
		{zhang, "张三-北京-化学97级"},
		{domain.Person{Name: "李四", City: "武汉", Major: "食工", Year: 2003}, "李四-武汉-食工03级"},
		{domain.Person{Name: "王五", City: "武汉", Major: "食品学院"}, "王五-武汉-食品学院"},
		{domain.Person{Name: "赵六", City: "武汉", Particulars: domain.Particulars{Kind: domain.PersonTeacher}}, "赵六-武汉-老师"},
	} {
		if got := card.Of(c.person); got != c.want {
			t.Errorf("Card(%+v) = %s, want %s", c.person, got, c.want)
		}
		if found := check(c.want, c.person); len(found) > 0 {
			t.Errorf("the canonical card %s has findings %v", c.want, found)
		}
	}
}

func TestN1_2c_DeviationsAreFindingsWithAProposal(t *testing.T) {
	const good = "张三-北京-化学97级"
	for _, c := range []struct {
		card string
		want []card.Finding
	}{
		{good, nil},
		{"张三－北京－化学97级", []card.Finding{card.Width}},
		{"张三-北京-化学９７级", []card.Finding{card.Width}},
		{"张三—北京—化学97级", []card.Finding{card.Separator}},
		{"张三 北京 化学97级", []card.Finding{card.Separator}},
		{"张三 北京 化学 97 级", []card.Finding{card.Separator}},
		{"张三-北京-化学 97 级", []card.Finding{card.Spaces}},
		{" 张三 - 北京 - 化学97级", []card.Finding{card.Spaces}},
		{"张三\u200b-北京-化学97级", []card.Finding{card.Hidden}},
		{"张三-北京-化学1997级", []card.Finding{card.YearForm}},
		{"张三-北京-化学97", []card.Finding{card.YearForm}},
		{"张三-北京-97级化学", []card.Finding{card.Order}},
		{"张三-化学97级-北京", []card.Finding{card.Order}},
		{"张三-北京-化学-97级", []card.Finding{card.TooMany}},
		{"张三-北京-97级", []card.Finding{card.NoMajor}},
		{"张三-北京-化学", []card.Finding{card.NoYear}},
		{"张三-化学97级", []card.Finding{card.NoCity}},
		{"张三-北京", []card.Finding{card.NoClass}},
		{"张三", []card.Finding{card.NoCity, card.NoClass}},
		{"小张-北京-化学97级", []card.Finding{card.OtherName}},
		{"", []card.Finding{card.Empty}},
		{" \u3000-－", []card.Finding{card.Empty, card.Width}},
	} {
		if got := check(c.card, zhang); !slices.Equal(got, c.want) {
			t.Errorf("CheckCard(%q) = %v, want %v", c.card, got, c.want)
		}
		if got := propose(c.card, zhang); got != good {
			t.Errorf("FixCard(%q) = %q, want %q", c.card, got, good)
		}
	}
}

// Nobody is called 老师 of whom the class is not known: staff alone are.
func TestN1_2c_WhoseClassIsNotKnownIsNoTeacher(t *testing.T) {
	for _, p := range []domain.Person{
		{Name: "赵六", City: "武汉"}, {Name: "赵六", City: "武汉", Particulars: domain.Particulars{Kind: domain.PersonAlumnus}},
	} {
		if got := card.Of(p); got != "赵六-武汉" {
			t.Errorf("the card is %q", got)
		}
		if got := check("赵六-武汉", p); !slices.Equal(got, []card.Finding{card.NoClass}) {
			t.Errorf("findings %v", got)
		}
	}
	if got := (card.Parts{Name: "赵六", City: "武汉"}).String(); got != "赵六-武汉" {
		t.Errorf("its parts are written %q", got)
	}
	for _, line := range []string{"赵六-武汉-食品学院", "赵六-武汉-人事处"} { // of staff it is the class, of others nobody knows
		if f := card.Read(line, domain.Person{Name: "赵六"}, lists).Facts(); f.Major != "" {
			t.Errorf("%s: written as %+v", line, f)
		}
		staff := domain.Person{Name: "赵六", Particulars: domain.Particulars{Kind: domain.PersonStaff}}
		if f := card.Read(line, staff, lists).Facts(); f.Major == "" {
			t.Errorf("%s of staff: %+v", line, f)
		}
	}
}

func TestN1_2c_StaffOweNoYear(t *testing.T) {
	staff := domain.Person{Name: "王五", City: "武汉", Major: "动科系"}
	if found := check("王五-武汉-动科系", staff); len(found) > 0 {
		t.Errorf("a staff member's card has findings %v", found)
	}
}

func TestN1_2c_AnUnreadableCardIsReplacedWhole(t *testing.T) {
	if got := propose("北京小张在此😀", zhang); got != "张三-北京-化学97级" {
		t.Errorf("FixCard = %q", got)
	}
}

func TestN1_2c_FixedCardsAreClean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fixed := propose(rapid.String().Draw(t, "card"), zhang)
		if again := propose(fixed, zhang); again != fixed {
			t.Fatalf("fixing twice changes %q into %q", fixed, again)
		}
		for _, f := range check(fixed, zhang) {
			switch f {
			case card.Hidden, card.Width, card.NoCity, card.NoClass, card.OtherName, card.Empty:
				t.Fatalf("the proposal %q still has the finding %s", fixed, f)
			}
		}
	})
}

// Nobody becomes a teacher by a proposal: where neither the card nor the
// registry tells a class there is none, and the findings say what is missing.
func TestN1_2c_NoCardIsProposedOutOfNothing(t *testing.T) {
	for text, p := range map[string]domain.Person{
		"张三": {Name: "张三"}, "张三-北京": {Name: "张三", City: "北京"}, "小张在此": {Name: "张三"}, "小张": {Name: "张三", City: "北京"},
	} {
		if got := propose(text, p); got != "" || !slices.Contains(check(text, p), card.NoClass) {
			t.Errorf("%s: %q, %v", text, got, check(text, p))
		}
	}
	if got := propose("王五 武汉 老师", domain.Person{Name: "王五"}); got != "王五-武汉-老师" {
		t.Errorf("a teacher's card: %q", got)
	}
}

func TestA2_ACardIsShownWithoutWhatIsPersonal(t *testing.T) {
	for text, want := range map[string]string{
		"张三-北京-化学97级":                "张三-北京-化学97级",
		"张三－北京－化学97级":                "张三－北京－化学97级",
		"张三-北京-化学97级-13900000000":    "张三-北京-化学97级-139****0000",
		"张三-北京-化学97级 139-0000-0000":  "张三-北京-化学97级 139****0000",
		"张三-北京-化学97级 手机:13900000000": "张三-北京-化学97级 手机:139****0000",
		"张三-北京-化学97级-微信号zhangsan97":  "张三-北京-化学97级-微****",
		"张三-北京-化学1993-1997":          "张三-北京-化学1993-1997",
	} {
		if got := card.Masked(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
}
