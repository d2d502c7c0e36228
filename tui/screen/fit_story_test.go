package screen_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/people"
)

// Whoever is in no group is found from the group that fits, and that group from the
// person's page, N3.1, by keys and back.
func TestN3_1_AGroupAndWhoWouldFitItFindEachOtherByKeys(t *testing.T) {
	r := newRegistry(t)
	fit, err := r.AddPerson(r.ctx, r.officer, people.AddPerson{Name: "卫一", City: "北京", Major: "化学", Year: 1997})
	r.must(err)
	_, err = r.AddPerson(r.ctx, r.officer, people.AddPerson{Name: "卫二", City: "宜昌", Major: "化学", Year: 1997})
	r.must(err)
	li := r.sits(r.officer, "zh", 80, 24)
	li.opens(r.beijing)
	li.sees("武汉轻工大学北京校友分会群01", "m 成员")
	li.presses("u")
	li.sees("北京01群 可邀请的人", "1 人不在任何群，适合此群", "卫一")
	li.doesNotSee("卫二")
	li.doesNotSee("郑凯")
	li.presses("enter")
	li.sees(fit.ID.String()+" 卫一", "不在任何群", "可加入的群", "北京01群 · 生活 北京 · 余")
	li.presses("tab", "enter") // the group that it names
	li.sees("武汉轻工大学北京校友分会群01", "m 成员")
	li.presses("u")
	li.sees("北京01群 可邀请的人", "卫一")
	in := people.AddMember{Group: r.beijing, Person: fit.ID, Basis: "living"}
	_, err = r.AddMember(r.ctx, r.officer, in) // the open list follows
	r.must(err)
	li.sees("没有不在任何群而适合此群的人")
}

// A full group proposes nobody, and its key says why.
func TestN3_1_AFullGroupInvitesNobodyByKeys(t *testing.T) {
	r := newRegistry(t)
	r.must(r.store.Update(r.ctx, func(tx domain.Tx) error {
		g, err := tx.Groups().Get(r.beijing)
		if err != nil {
			return err
		}
		g.Members = g.Capacity
		return tx.Groups().Put(&g)
	}))
	li := r.sits(r.officer, "zh", 80, 24)
	li.opens(r.beijing)
	li.sees("武汉轻工大学北京校友分会群01", "500/500")
	li.presses("u")
	li.sees("超过群容量 500 人")
	li.doesNotSee("可邀请的人")
}
