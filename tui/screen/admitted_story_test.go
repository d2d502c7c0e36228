package screen_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/filing"
)

// unrecorded takes the basis of admission from a member's record, as it was of those who
// joined before it was asked for.
func (r *registry) unrecorded(group domain.ID, name string) {
	r.Helper()
	r.must(r.store.Update(r.ctx, func(tx domain.Tx) error {
		m, err := tx.Membership(group, r.people[name])
		if err != nil {
			return err
		}
		m.Basis = ""
		return tx.PutMembership(m)
	}))
}

// On what owner and admins are in the group stands on the group's page, at the transfer
// of a role and at the filing; where nothing is recorded it is asked for.
func TestN1_2d_ManagersBasesAreShownAndAskedForByKeys(t *testing.T) {
	r := newRegistry(t)
	r.unrecorded(r.beijing, "孙磊")
	r.unrecorded(r.hunan, "陈静")
	g, err := r.Group(r.ctx, r.officer, r.beijing)
	r.must(err)
	form, err := r.SubmitFiling(r.ctx, r.branchOfficer("北京"), filing.SubmitFiling{Group: r.beijing, Version: g.Version})
	r.must(err)
	for _, c := range []struct{ lang, page, transfer, filing string }{
		{"zh", "孙磊  秘书长 · 北京-食工03级  未登记入群依据", "! 陈静 未登记入群依据，请在成员名单里补登", "孙磊 未登记入群依据"},
		{"en", "孙磊  secretary-general · 北京-食工03级  no basis", "! 陈静: no basis of admission is recorded", "孙磊 no basis of admission recorded"},
	} {
		li := r.sits(r.officer, c.lang, 80, 24)
		li.opens(r.beijing)
		li.sees("北京校友分会群01", c.page)
		li.opens(r.transfer)
		li.sees("T-0001", c.transfer)
		li.opens(form.ID)
		li.sees(form.ID.String(), c.filing)
	}
	for name, said := range map[string]string{"赵倩": "北京01群 · 群主 · 生活", "孙磊": "北京01群 · 管理员 · 未登记入群依据", "郑凯": "北京01群 · 工作"} {
		li := r.sits(r.officer, "zh", 80, 24)
		li.opens(r.people[name])
		li.sees(r.people[name].String()+" "+name, said)
	}
	r.unrecorded(r.beijing, "赵倩")
	li := r.sits(r.officer, "zh", 80, 24)
	li.opensMembers(r, "孙磊")
	li.presses("e")
	li.sees("修改群成员 · 孙磊", "未登记")
	li.presses("tab", "tab", "right", "right", "enter")
	li.sees("已修改")
	m, err := r.Member(r.ctx, r.officer, r.beijing, r.people["孙磊"])
	r.must(err)
	if m.Basis != domain.BasisWork {
		t.Errorf("recorded %q", m.Basis)
	}
}

// A list that gives no basis is registered on none that nobody chose.
func TestN1_2d_TheBasisOfAListIsChosenByKeys(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.opensMembers(r, "郑凯")
	li.presses("i")
	li.sees("在这里粘贴")
	li.pastes("马强-北京-食工03级\n")
	li.presses("enter")
	li.sees("名单没有写入群依据")
	li.presses("enter")
	li.sees("入群依据", "请选择")
	li.presses("enter")
	li.sees("请选择入群依据")
}
