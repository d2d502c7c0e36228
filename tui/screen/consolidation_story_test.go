package screen_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/consolidation"
	"alumni/domain/office/people"
	"alumni/tui/i18n"
)

// merging gives Beijing two more groups, both far below capacity: 02 with eight
// people and 03 with three.
func (r *registry) merging() (second, third domain.ID) {
	r.Helper()
	return r.fullOf("北京", 2, 8), r.fullOf("北京", 3, 3)
}

// fullOf sets up a group of a branch with so many people in it.
func (r *registry) fullOf(branch string, seq, size int) domain.ID {
	r.Helper()
	var people []domain.ID
	for i := range size {
		people = append(people, r.person("校友"+string([]rune{[]rune("〇甲乙丙")[seq], []rune("一二三四五六七八")[i]}), branch, true))
	}
	var id domain.ID
	r.must(r.store.Update(r.ctx, func(tx domain.Tx) error {
		g := domain.Group{
			Branch: r.branches[branch], Kind: domain.GroupRegional, State: domain.GroupActive, Capacity: 500, Members: size,
			Owner: people[0], Filing: domain.FilingFiled, Seq: seq, Name: fmt.Sprintf("武汉轻工大学%s校友分会群%02d", branch, seq),
		}
		var err error
		if g.ID, err = tx.NextID(domain.KindGroup); err != nil {
			return err
		}
		id = g.ID
		if err := tx.Groups().Put(&g); err != nil {
			return err
		}
		for _, p := range people {
			if err := tx.PutMembership(domain.Membership{
				Group: id, Person: p, Card: "名片", Basis: domain.BasisWork,
				JoinedAt: r.Now(),
			}); err != nil {
				return err
			}
		}
		return nil
	}))
	return id
}

// goesTo goes to the section of consolidations in a language.
func (p *person) goesTo(lang string) {
	p.Helper()
	t := i18n.For(lang)
	want := flat("› " + t.Console.Sections["consolidations"] + t.Console.PaletteGo)
	p.presses(":")
	p.types(t.Console.Sections["consolidations"])
	for range 30 { // the palette offers searches for the word as well
		if strings.Contains(flat(p.screen()), want) {
			break
		}
		p.presses("down")
	}
	p.sees(want)
	p.presses("enter")
}

func TestN1_5_FromACandidateToTheEndOfTheEmptyGroup(t *testing.T) {
	r := newRegistry(t)
	_, third := r.merging()
	li := r.sits(r.officer, "zh", 120, 40)
	li.goesTo("zh")
	li.sees("1 个分会可整合", "北京校友分会", "3 → 1", "北京02群", "8/500", "最少迁移的方案", "放得下")

	li.presses("n")
	li.sees("拟整合方案 · 北京校友分会", "保留的群", "依据《通知》一.5")
	li.presses("enter")
	li.sees("已拟 M-0001：保留 1 个群", "M-0001")

	li.presses("tab")
	li.sees("方案", "开始整合", "迁移名单")
	li.presses("s")
	li.sees("开始整合 · M-0001", "群里还有人就不能终止", "依据《通知》一.5")
	li.presses("enter")
	li.sees("M-0001 已开始", "执行中", "迁移 北京03群 的成员")

	li.presses("l")
	li.sees("M-0001 迁移名单", "待迁", "03群 → 02群")
	li.doesNotSee("13812345678")
	li.presses("/")
	li.types("丙") // those of 03
	li.presses("enter")
	li.sees("› [ ] 校友丙二")
	li.presses("space", "space")
	li.presses("d")
	li.sees("登记已迁 · M-0001", "勾选的 2 人", "群主最后迁")
	li.presses("enter")
	li.sees("已登记 2 人")
	if n := len(r.members(third)); n != 1 {
		t.Fatalf("%d people are in the group that ends, want its owner", n)
	}
	li.presses("esc") // the search
	li.presses("d")
	li.sees("余下的全部")
	li.presses("right")
	li.sees("北京03群 余下的全部 1 人")
	li.presses("enter")
	li.sees("已登记 1 人")

	li.presses("esc")
	li.sees("已空，凭证明终止此群", "终止空群")
	c, err := r.Consolidation(r.ctx, r.operator, domain.ID{Kind: domain.KindConsolidation, Seq: 1})
	r.must(err)
	n := len(c.Moves) // one count on the whole page
	li.sees(fmt.Sprintf("迁移 %d 人", n), fmt.Sprintf("已迁 3/%d", n))
	li.presses("o")
	li.sees("在微信把名单上的成员迁入保留的群", "整合")
	li.presses("d")
	li.sees("办结迁移群成员 · ")
	li.types("已全部加入北京02群，原群已解散")
	li.presses("tab", "tab", "enter")
	li.sees("已办结")
	g, err := r.Group(r.ctx, r.operator, third)
	r.must(err)
	if g.State != domain.GroupEnded || g.Members != 0 {
		t.Errorf("the group is %s with %d members", g.State, g.Members)
	}

	li.opens(c.ID)
	li.sees("l 迁移名单")
	li.presses("l")
	li.sees("待迁 4")
	li.presses("d")
	li.sees("余下的全部 4 人")
	li.presses("enter")
	li.sees("已登记 4 人", "没有待迁的人了。迁空的群在整合方案页上按 o 终止。")
}

func (r *registry) members(group domain.ID) []domain.ID {
	r.Helper()
	p, err := r.Members(r.ctx, r.operator, people.MemberFilter{Group: group, Limit: 500})
	r.must(err)
	var out []domain.ID
	for _, m := range p.Items {
		out = append(out, m.Person)
	}
	return out
}

func TestN1_5_AnOfficerKeepsOtherGroupsAndSendsOnePersonElsewhere(t *testing.T) {
	r := newRegistry(t)
	second, third := r.merging()
	li := r.sits(r.officer, "zh", 120, 40)
	li.goesTo("zh")
	li.sees("北京校友分会", "拟方案")
	li.presses("n")
	li.sees("拟整合方案")
	li.presses("space", "down", "down", "space") // 01 and 03 too
	li.presses("enter")
	li.sees("没有可以并入其他群的群")       // nothing would end
	li.presses("space", "enter") // 03 ends
	li.sees("已拟 M-0001：保留 2 个群")
	li.presses("tab")
	li.sees("○ 方案", "换保留的群", "并出")
	li.presses("l")
	li.sees("校友丙二", "改迁他群")
	li.presses("m")
	li.sees("改迁他群 · 校友丙")
	li.presses("right", "enter")
	li.sees("改迁 北京02群")
	v, err := r.Consolidation(r.ctx, r.operator, domain.ID{Kind: domain.KindConsolidation, Seq: 1})
	r.must(err)
	if !slices.Equal(v.End, []domain.ID{third}) || !slices.ContainsFunc(v.Moves, func(m domain.Move) bool { return m.To == second }) {
		t.Errorf("the plan is %+v", v.Consolidation)
	}
}

func TestN1_5_TheTextForTheMembersHasNoPhones(t *testing.T) {
	r := newRegistry(t)
	r.merging()
	c, err := r.ProposeConsolidation(r.ctx, r.officer, consolidation.ProposeConsolidation{Branch: r.branches["北京"]})
	r.must(err)
	_, err = r.StartConsolidation(r.ctx, r.officer, consolidation.StartConsolidation{ID: c.ID, Version: c.Version, Reason: "理事会决议"})
	r.must(err)
	li := r.sits(r.officer, "zh", 80, 24)
	li.goesTo("zh")
	li.sees("北京校友分会", "M-0001")
	li.presses("tab")
	li.sees("执行中")
	li.presses("enter")
	li.sees("通知文本")
	li.presses("t")
	li.sees("各位校友", "请加入 武汉轻工大学北京校友分会群02", "校友丙一")
	li.doesNotSee("138")
	li.presses("y")
	li.sees("已复制")
}

func TestN1_5_AnAuditorReadsAndDecidesNothing(t *testing.T) {
	r := newRegistry(t)
	r.merging()
	a := r.sits(r.auditor, "zh", 120, 40)
	a.goesTo("zh")
	a.sees("北京校友分会", "您的角色不能这样做")
	a.presses("n")
	a.doesNotSee("拟定方案")
}

func TestGoldenConsolidation(t *testing.T) {
	r := newRegistry(t)
	r.merging()
	for name, lang := range map[string]string{"consolidations-80x24": "zh", "consolidations-80x24-en": "en"} {
		p := r.with(t).sits(r.officer, lang, 80, 24)
		p.goesTo(lang)
		p.sees("3 → 1")
		p.golden(name)
	}
	large := r.with(t).sits(r.officer, "zh", 120, 40)
	large.goesTo("zh")
	large.sees("最少迁移的方案")
	large.golden("consolidations-120x40")
}

// People in WeChat whom the registry does not know are shown before the start,
// which is refused with the rule.
func TestN1_5_UnknownPeopleAreShownAndStopTheStart(t *testing.T) {
	r := newRegistry(t)
	_, third := r.merging()
	r.must(r.store.Update(r.ctx, func(tx domain.Tx) error {
		g, err := tx.Groups().Get(third)
		if err != nil {
			return err
		}
		g.Members += 2
		return tx.Groups().Put(&g)
	}))
	li := r.sits(r.officer, "zh", 120, 40)
	li.goesTo("zh")
	li.sees("北京03群 有 2 人未登记，须先登记", "拟方案")
	li.presses("n")
	li.sees("拟整合方案")
	li.presses("enter")
	li.sees("已拟 M-0001")
	li.presses("tab")
	li.sees("○ 方案", "换保留的群")
	li.presses("s")
	li.sees("开始整合 · M-0001")
	li.presses("enter")
	li.sees("只登记了 3 人：没有登记的人无法迁移", "依据《通知》一.5")
	v, err := r.Consolidation(r.ctx, r.operator, domain.ID{Kind: domain.KindConsolidation, Seq: 1})
	r.must(err)
	if v.State != domain.ConsolidationDraft {
		t.Errorf("it is %s", v.State)
	}
}
