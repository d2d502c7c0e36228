package sample

import (
	"context"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office"
	"alumni/domain/rulebook"
)

// hqStaff are of headquarters' office, the owner of its group first.
var hqStaff = []string{"方远航", "邓秋宁", "雷小满"}

// hqGuests are the branches whose presidents are in headquarters' group.
var hqGuests = []string{"北京", "上海", "广东", "湖南", "江苏", "浙江", "河南", "深圳", "粮食行业"}

// addHQ makes the group of headquarters itself, M3, in which its office and the
// presidents of some branches are. It comes last, so that the numbers of all
// others stay what people know them by.
func (p *plan) addHQ() {
	g := groupPlan{branch: none, owner: len(p.people), admins: []int{len(p.people) + 1}}
	for _, name := range hqStaff {
		p.people = append(p.people, domain.Person{
			Meta: domain.Meta{CreatedAt: p.start, UpdatedAt: p.start}, Name: name, City: "武汉", Major: "校友办公室",
			Phone: domain.NewPhone(p.phone()), Verification: &domain.Verification{How: "学校档案核对", At: p.before(400)}, Sample: true,
		})
	}
	terms := rulebook.Default().Terms
	g.Kind, g.Seq, g.State, g.Filing, g.Sample = domain.GroupHQ, 1, domain.GroupActive, domain.FilingFiled, true
	g.Name, g.Capacity = naming.Canonical(g.Kind, "", g.Seq, terms.SeqDigits), terms.Capacity
	g.CreatedAt = p.before(900)
	g.UpdatedAt = g.CreatedAt
	join := func(person int, basis domain.Basis) {
		m := member{person: person}
		m.Basis, m.Card, m.JoinedAt = basis, naming.Card(p.people[person]), g.CreatedAt
		g.members = append(g.members, m)
	}
	for i := range hqStaff {
		join(g.owner+i, domain.BasisStaff)
	}
	for _, branch := range hqGuests {
		join(p.branch(branch).council[0], domain.BasisWork)
	}
	g.Members = len(g.members)
	publish(&g.Group, p.start)
	p.hq = len(p.groups)
	p.groups = append(p.groups, g)
}

// fileHQ tells that headquarters filed its own group's form, M4.4.
func (s *story) fileHQ() {
	s.on(0, "file headquarters' group", func(ctx context.Context) error {
		v, err := s.office.Group(ctx, as(officer), s.plan.groups[s.plan.hq].ID)
		if err != nil {
			return err
		}
		_, err = s.office.SubmitFiling(ctx, as(officer), office.SubmitFiling{
			Group: v.ID, Version: v.Version, Channel: domain.ChannelPaper,
		})
		return err
	})
}
