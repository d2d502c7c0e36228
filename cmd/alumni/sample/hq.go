package sample

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/people"
)

// hqStaff are of headquarters' office, the owner of its group first.
var hqStaff = []string{"方远航", "邓秋宁", "雷小满"}

// hqGuests are the branches whose presidents are in headquarters' group.
var hqGuests = []string{"北京", "上海", "广东", "湖南", "江苏", "浙江", "河南", "深圳", "粮食行业"}

// addHQ makes the staff of headquarters' office. They come last, so that the
// numbers of all others stay what people know them by.
func (p *plan) addHQ() {
	for _, name := range hqStaff {
		p.hq = append(p.hq, len(p.people))
		p.people = append(p.people, domain.Person{
			Meta: domain.Meta{CreatedAt: p.start, UpdatedAt: p.start}, Name: name, City: "武汉", Major: "校友办公室",
			Phone: domain.NewPhone(p.phone()), Verification: &domain.Verification{How: "学校档案核对", At: p.before(400)}, Sample: true,
		})
	}
}

// hqGroup tells of the group of headquarters itself, M3, in which its office and
// the presidents of some branches are: it was there before, M4.5, and is
// published, M4.3, and filed, M4.4. It comes on the last day, so that the
// numbers of all that came before stay.
func (s *story) hqGroup() {
	const key = "headquarters"
	staff := func(n int) domain.ID { return s.plan.people[s.plan.hq[n]].ID }
	s.apply(0, key, officer, casework.SubmitApplication{
		Kind: domain.ApplyLateFiling, HQ: true, Existing: "武汉轻工大学校友总会群01", Applicant: staff(2), Owner: staff(0),
		OwnerAuth: document("校友总授", 1), Admins: []domain.ID{staff(1)}, Document: document("校友总", 6), Reason: "联络各分会会长，建群在先",
	})
	s.approve(0, key, secondOfficer, "请成员实名入群，按规范填写群名片")
	s.on(0, "members of "+key, func(ctx context.Context) error {
		v, err := s.office.Application(ctx, as(officer), s.cases[key])
		if err != nil {
			return err
		}
		in := []people.AddMember{{Person: staff(2), Basis: domain.BasisStaff}}
		for _, branch := range hqGuests {
			in = append(in, people.AddMember{Person: s.seat(branch, 0), Basis: domain.BasisWork})
		}
		for _, m := range in {
			m.Group = v.Application.Group
			if _, err := s.office.AddMember(ctx, as(officer), m); err != nil {
				return err
			}
		}
		return nil
	})
	s.finish(0, key)
}
