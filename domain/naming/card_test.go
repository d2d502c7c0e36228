package naming_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"alumni/domain"
	"alumni/domain/naming"
)

var zhang = domain.Person{Name: "张三", City: "北京", Major: "化学", Year: 1997}

func TestN1_2c_CanonicalCards(t *testing.T) {
	for _, c := range []struct {
		person domain.Person
		want   string
	}{
		{zhang, "张三-北京-化学97级"},
		{domain.Person{Name: "李四", City: "武汉", Major: "食工", Year: 2003}, "李四-武汉-食工03级"},
		{domain.Person{Name: "王五", City: "武汉", Major: "食品学院"}, "王五-武汉-食品学院"},
		{domain.Person{Name: "赵六", City: "武汉"}, "赵六-武汉-老师"},
	} {
		if got := naming.Card(c.person); got != c.want {
			t.Errorf("Card(%+v) = %s, want %s", c.person, got, c.want)
		}
		if found := naming.CheckCard(c.want, c.person); len(found) > 0 {
			t.Errorf("the canonical card %s has findings %v", c.want, found)
		}
	}
}

func TestN1_2c_DeviationsAreFindingsWithAProposal(t *testing.T) {
	const good = "张三-北京-化学97级"
	for _, c := range []struct {
		card string
		want []naming.CardFinding
	}{
		{good, nil},
		{"张三－北京－化学97级", []naming.CardFinding{naming.CardWidth}},
		{"张三-北京-化学９７级", []naming.CardFinding{naming.CardWidth}},
		{"张三—北京—化学97级", []naming.CardFinding{naming.CardSeparator}},
		{"张三 北京 化学97级", []naming.CardFinding{naming.CardSeparator}},
		{"张三 北京 化学 97 级", []naming.CardFinding{naming.CardSeparator}},
		{"张三-北京-化学 97 级", []naming.CardFinding{naming.CardSpaces}},
		{" 张三 - 北京 - 化学97级", []naming.CardFinding{naming.CardSpaces}},
		{"张三\u200b-北京-化学97级", []naming.CardFinding{naming.CardHidden}},
		{"张三-北京-化学1997级", []naming.CardFinding{naming.CardYear}},
		{"张三-北京-化学97", []naming.CardFinding{naming.CardYear}},
		{"张三-北京-97级化学", []naming.CardFinding{naming.CardOrder}},
		{"张三-化学97级-北京", []naming.CardFinding{naming.CardOrder}},
		{"张三-北京-化学-97级", []naming.CardFinding{naming.CardTooMany}},
		{"张三-北京-97级", []naming.CardFinding{naming.CardNoMajor}},
		{"张三-北京-化学", []naming.CardFinding{naming.CardNoYear}},
		{"张三-化学97级", []naming.CardFinding{naming.CardNoCity}},
		{"张三-北京", []naming.CardFinding{naming.CardNoClass}},
		{"张三", []naming.CardFinding{naming.CardNoCity, naming.CardNoClass}},
		{"小张-北京-化学97级", []naming.CardFinding{naming.CardOtherName}},
		{"", []naming.CardFinding{naming.CardEmpty}},
		{" \u3000-－", []naming.CardFinding{naming.CardEmpty, naming.CardWidth, naming.CardSpaces}},
	} {
		if got := naming.CheckCard(c.card, zhang); !slices.Equal(got, c.want) {
			t.Errorf("CheckCard(%q) = %v, want %v", c.card, got, c.want)
		}
		if got := naming.FixCard(c.card, zhang); got != good {
			t.Errorf("FixCard(%q) = %q, want %q", c.card, got, good)
		}
	}
}

func TestN1_2c_PartsAreReadAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct {
		card string
		want naming.CardParts
	}{
		{"张三-北京-化学97级", naming.CardParts{Name: "张三", City: "北京", Major: "化学", Year: 1997}},
		{"李四-上海-食工03级", naming.CardParts{Name: "李四", City: "上海", Major: "食工", Year: 2003}},
		{"阿依古丽·买买提-新疆-机械11级", naming.CardParts{Name: "阿依古丽·买买提", City: "新疆", Major: "机械", Year: 2011}},
		{"王五-武汉-老师", naming.CardParts{Name: "王五", City: "武汉", Major: "老师"}},
		{"赵六-武汉-51级", naming.CardParts{Name: "赵六", City: "武汉", Year: 1951}},
	} {
		if got, _ := naming.ParseCard(c.card); got != c.want {
			t.Errorf("ParseCard(%q) = %+v, want %+v", c.card, got, c.want)
		}
	}
}

func TestN1_2c_StaffOweNoYear(t *testing.T) {
	staff := domain.Person{Name: "王五", City: "武汉", Major: "动科系"}
	if found := naming.CheckCard("王五-武汉-动科系", staff); len(found) > 0 {
		t.Errorf("a staff member's card has findings %v", found)
	}
}

func TestN1_2c_AnUnreadableCardIsReplacedWhole(t *testing.T) {
	if got := naming.FixCard("北京小张在此😀", zhang); got != "张三-北京-化学97级" {
		t.Errorf("FixCard = %q", got)
	}
}

func TestN1_2c_FixedCardsAreClean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fixed := naming.FixCard(rapid.String().Draw(t, "card"), zhang)
		if again := naming.FixCard(fixed, zhang); again != fixed {
			t.Fatalf("fixing twice changes %q into %q", fixed, again)
		}
		for _, f := range naming.CheckCard(fixed, zhang) {
			switch f {
			case naming.CardHidden, naming.CardWidth, naming.CardNoCity, naming.CardNoClass, naming.CardOtherName, naming.CardEmpty:
				t.Fatalf("the proposal %q still has the finding %s", fixed, f)
			}
		}
	})
}

// Nobody becomes a teacher by a proposal: where neither the card nor the
// registry tells a class there is none, and the findings say what is missing.
func TestN1_2c_NoCardIsProposedOutOfNothing(t *testing.T) {
	for card, p := range map[string]domain.Person{
		"张三": {Name: "张三"}, "张三-北京": {Name: "张三", City: "北京"}, "小张在此": {Name: "张三"}, "小张": {Name: "张三", City: "北京"},
	} {
		if got := naming.FixCard(card, p); got != "" || !slices.Contains(naming.CheckCard(card, p), naming.CardNoClass) {
			t.Errorf("%s: %q, %v", card, got, naming.CheckCard(card, p))
		}
	}
	if got := naming.FixCard("王五 武汉 老师", domain.Person{Name: "王五"}); got != "王五-武汉-老师" {
		t.Errorf("a teacher's card: %q", got)
	}
}
