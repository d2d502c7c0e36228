package db

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"alumni/domain"
)

// searches are names and what finds them, and what does not.
var searches = []struct {
	name  string
	found []string
	not   []string
}{
	{
		"张三",
		[]string{"张", "三", "张三", "zhangsan", "zhang", "z", "san", "zs", "s", "ZhangSan", "zhang san", "张 三", "ＺＳ"},
		[]string{"李", "zl", "hang", "三张"},
	},
	{"重庆", []string{"chongqing", "zhongqing", "cq", "zq", "庆", "qing"}, []string{"hongqing"}},
	{"长春", []string{"changchun", "cc", "zc", "春"}, nil},
	{"厦门", []string{"xiamen", "xm", "men"}, nil},
	{"吕曾", []string{"lvzeng", "lvceng", "lz"}, nil},
	{"粮食行业", []string{"粮食", "食行", "行业", "liangshi", "hangye", "xingye", "lshy", "业"}, []string{"粮行"}},
	{"IT行业", []string{"it", "IT", "行", "hangye", "itxy", "ithangye"}, []string{"t行"}},
	{"阿依古丽·买买提", []string{"买买提", "古丽买", "maimaiti", "ayglmmt"}, nil},
	{"Müller", []string{"mü", "MÜLLER"}, []string{"ller"}},
	{"武汉轻工大学北京校友分会群01", []string{
		"北京", "京", "beijing", "bj", "武汉轻工大学", "武汉轻工大学北京", "轻工大学北京", "whqgdx", "wuhanqinggong",
		"北京校友分会群01", "校友分会", "bjxyfhq01", "京校友",
	}, []string{"北京01", "上海"}},
	{"武汉轻工大学重庆校友分会群02", []string{"chongqing", "cq", "重庆校友"}, nil},
	{"武汉轻工大学粮食行业校友群1", []string{"粮食", "hangye", "lshy", "行业校友群1"}, nil},
	{"武汉轻工大学", []string{"武汉", "轻工", "whqgdx"}, nil},
}

func TestNamesAreFoundByHanPinyinAndInitials(t *testing.T) {
	for _, c := range searches {
		terms := settle(nameTerms(c.name), 0)
		for _, q := range c.found {
			if !fits(terms, foldQuery(q)) {
				t.Errorf("%s is not found by %q; terms %v", c.name, q, terms)
			}
		}
		for _, q := range c.not {
			if fits(terms, foldQuery(q)) {
				t.Errorf("%s is found by %q", c.name, q)
			}
		}
	}
}

// The dictionary knows more readings than anybody uses in a name.
func TestNamesAreNotFoundByRareReadings(t *testing.T) {
	for name, not := range map[string][]string{
		"程立": {"w", "wei", "chengwei", "cw"}, "曹宇立": {"w", "cyw"}, "田宁思": {"zs", "z", "zhu", "sai"}, "南宁": {"nz", "zhu"},
		"吴方": {"tun", "wp", "pang"}, "王强": {"yu", "y"}, "石家庄": {"dan", "gu", "peng"}, "万红": {"gong", "g"},
	} {
		for _, q := range not {
			if matches(q, name) {
				t.Errorf("%s is found by %q", name, q)
			}
		}
	}
	for name, found := range map[string][]string{
		"单立": {"shanli", "danli", "sl"}, "曾宁": {"zengning", "zn"}, "解方": {"xiefang", "xf"}, "仇英": {"qiuying"}, "区路": {"oulu"},
		"查平": {"zhaping"}, "朴红": {"piaohong"}, "盖强": {"geqiang", "gaiqiang"}, "乐石": {"yueshi", "leshi"}, "长沙": {"changsha"},
		"覃万": {"qinwan", "tanwan"}, "翟南": {"zhainan"}, "西藏": {"xizang", "xz"}, "成都": {"chengdu", "cd"}, "六安": {"luan", "liuan"},
		"佛山": {"foshan"}, "蚌埠": {"bengbu"}, "校友会": {"xiaoyouhui"},
	} {
		for _, q := range found {
			if !matches(q, name) {
				t.Errorf("%s is not found by %q; terms %v", name, q, nameTerms(name))
			}
		}
	}
}

// Matches and the index say the same of every name that the index holds whole.
func TestMatchesIsWhatTheIndexFinds(t *testing.T) {
	for _, c := range searches {
		for _, q := range c.found {
			if !matches(q, c.name) {
				t.Errorf("%s does not match %q", c.name, q)
			}
		}
		for _, q := range append(c.not, "!!", "……") {
			if matches(q, c.name) {
				t.Errorf("%s matches %q", c.name, q)
			}
		}
		if !matches("  ", c.name) {
			t.Errorf("%s does not match a blank text", c.name)
		}
	}
}

// A group of headquarters is found by what its name has in the place of a place;
// a branch's group with such a name keeps the terms that its store has of it.
func TestM3_AGroupOfHeadquartersIsFoundByItsWords(t *testing.T) {
	name := "武汉轻工大学校友总会群01"
	terms := func(kind domain.GroupKind) []string {
		return settle(groupTerms(&domain.Group{
			Meta: domain.Meta{ID: domain.ID{Kind: domain.KindGroup, Seq: 1}}, Kind: kind, Name: name,
		}), 0)
	}
	own, other := terms(domain.GroupHQ), terms(domain.GroupRegional)
	for _, q := range []string{"总会", "zonghui", "zh", "校友总会群01", "xyzh", "轻工大学校友总会"} {
		if !fits(own, foldQuery(q)) || !matches(q, name) {
			t.Errorf("it is not found by %q", q)
		}
	}
	if fits(own, foldQuery("大学校友")) || matches("大学校友", name) {
		t.Error("it is found by what all names share")
	}
	if fits(other, foldQuery("总会")) || len(other) >= len(own) {
		t.Error("a branch's group has other terms than it had")
	}
}

func TestNumbersAreFoundAsPeopleTypeThem(t *testing.T) {
	terms := settle(idTerms(domain.ID{Kind: domain.KindApplication, Seq: 12}), 0)
	for _, q := range []string{"A-0012", "a0012", "a12", "A 12", "12", "0012", "a-12", "a", "1"} {
		if !fits(terms, foldQuery(q)) {
			t.Errorf("A-0012 is not found by %q", q)
		}
	}
	for _, q := range []string{"A-0013", "2", "t12", "012"} {
		if fits(terms, foldQuery(q)) {
			t.Errorf("A-0012 is found by %q", q)
		}
	}
}

func TestTermsAreBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(rapid.String(), rapid.StringMatching(`[重长行大会曾单乐朴盖]{1,80}`)).Draw(t, "name")
		name = domain.CleanLine(name) // as texts are stored
		terms := settle(nameTerms(name), 0)
		if len(terms) > maxTerms || !slices.IsSorted(terms) || len(slices.Compact(slices.Clone(terms))) != len(terms) {
			t.Fatalf("%d terms, sorted and single %v", len(terms), terms)
		}
		for _, term := range terms {
			if term == "" || len(term) > maxTermLen || strings.ContainsRune(term, 0) {
				t.Fatalf("term %q", term)
			}
		}
		if folded := fold(name); folded != "" && !fits(terms, foldQuery(name)) {
			t.Fatalf("%q is not found by itself", name)
		}
	})
}
