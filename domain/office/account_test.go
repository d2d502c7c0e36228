package office_test

import (
	"errors"
	"testing"

	"alumni/domain"
	officeaccount "alumni/domain/office/account"
	"alumni/domain/office/desk"
	"alumni/domain/office/history"
	"alumni/domain/office/registry"
)

func TestAnAccountsRoleAndScopeBelongTogether(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	for name, c := range map[string]struct {
		role  domain.Role
		scope domain.ID
		want  domain.Fault
	}{
		"officer":                   {domain.RoleOfficer, domain.ID{}, ""},
		"officer with scope":        {domain.RoleOfficer, w.beijing, domain.FaultBadChoice},
		"branch officer":            {domain.RoleBranchOfficer, w.beijing, ""},
		"branch officer, no branch": {domain.RoleBranchOfficer, domain.ID{}, domain.FaultRequired},
		"branch officer of a group": {domain.RoleBranchOfficer, g.ID, domain.FaultBadID},
		"of a branch that is not":   {domain.RoleBranchOfficer, domain.ID{Kind: 'B', Seq: 99}, domain.FaultNotFound},
		"group manager":             {domain.RoleGroupManager, g.ID, ""},
		"manager of a branch":       {domain.RoleGroupManager, w.beijing, domain.FaultBadID},
		"of a group that is not":    {domain.RoleGroupManager, domain.ID{Kind: 'G', Seq: 99}, domain.FaultNotFound},
		"unknown role":              {"root", domain.ID{}, domain.FaultBadChoice},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := w.AddAccount(w.ctx, w.director, account("new "+name, c.role, c.scope))
			if c.want == "" && err != nil || c.want != "" && (err == nil || domain.AsError(err).Fault != c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
	bad := account("nokey", domain.RoleOfficer, domain.ID{})
	bad.Key = domain.AccountKey{Fingerprint: "MD5:00"}
	_, err := w.AddAccount(w.ctx, w.director, bad)
	w.refused(err, domain.CodeInvalid, domain.FaultBadKey)
}

func TestTheLastDirectorStays(t *testing.T) {
	w := newWorld(t)
	me, err := w.Whoami(w.ctx, w.director)
	w.must(err)
	_, err = w.DisableAccount(w.ctx, w.operator, me.Account)
	w.refused(err, domain.CodeConflict, domain.FaultLastDirector)
	second := w.account("second", domain.RoleDirector, domain.ID{})
	_, err = w.DisableAccount(w.ctx, second, me.Account)
	w.must(err)
	_, err = w.DisableAccount(w.ctx, w.operator, me.Account)
	w.refused(err, domain.CodeConflict, domain.FaultState)
	made, err := w.EnsureDirector(w.ctx, []officeaccount.AddAccount{account("third", "", domain.ID{})})
	w.must(err)
	if made {
		t.Error("a director was made though one is active")
	}
	if ok, err := w.HasDirector(w.ctx); !ok || err != nil {
		t.Errorf("HasDirector %t, %v", ok, err)
	}
}

func TestM10_TheFirstStartWritesTheRulesOnce(t *testing.T) {
	w := newWorld(t)
	before := w.entries()
	w.must(w.EnsureReady(w.ctx))
	if w.entries() != before {
		t.Error("a second start wrote the rules again")
	}
	log, err := w.Audit(w.ctx, w.director, history.AuditFilter{Action: domain.ActStoreInit})
	w.must(err)
	if len(log.Items) != 1 || log.Items[0].Seq != 1 {
		t.Errorf("the chain does not begin with the store: %+v", log.Items)
	}
}

func TestN0_AnImportIsAllOrNothing(t *testing.T) {
	w := newWorld(t)
	good := registry.ImportBranch{Name: "天津", Kind: domain.BranchMunicipal, State: domain.BranchPreparatory}
	row := func(n int, change func(*registry.ImportBranch)) registry.ImportBranch {
		r := good
		r.Row = n
		change(&r)
		return r
	}
	rows := []registry.ImportBranch{
		row(1, func(*registry.ImportBranch) {}),
		row(2, func(r *registry.ImportBranch) { r.Name = "\u200b " }),
		row(3, func(r *registry.ImportBranch) { r.Name, r.Kind = "重庆", "village" }),
		row(4, func(r *registry.ImportBranch) { r.Name, r.State = "重庆", "open" }),
		row(5, func(r *registry.ImportBranch) { r.Name, r.Reelected = "重庆", "2026-02-30" }),
		row(6, func(r *registry.ImportBranch) { r.Name, r.Reelected = "重庆", "2026-12-31" }),
		row(7, func(*registry.ImportBranch) {}),
		row(8, func(r *registry.ImportBranch) { r.Name, r.State = "北京", domain.BranchNone }),
	}
	n, err := w.ImportBranches(w.ctx, w.director, rows)
	var refused *desk.ImportError
	if n.Imported != 0 || !errors.As(err, &refused) {
		t.Fatalf("imported %d, %v", n.Imported, err)
	}
	want := []domain.Fault{
		domain.FaultRequired, domain.FaultBadChoice, domain.FaultBadChoice, domain.FaultBadDate,
		domain.FaultFutureDate, domain.FaultDuplicate, domain.FaultState,
	}
	if len(refused.Rows) != len(want) {
		t.Fatalf("%d wrong rows: %+v", len(refused.Rows), refused.Rows)
	}
	for i, r := range refused.Rows {
		if r.Row != i+2 || r.Err.Fault != want[i] {
			t.Errorf("row %d: %v, want %s", r.Row, r.Err, want[i])
		}
	}
	if !w.branchNamed("天津").IsZero() {
		t.Error("a row of a refused file was imported")
	}
}

func TestN0_AnImportAddsAndUpdatesByName(t *testing.T) {
	w := newWorld(t)
	rows := []registry.ImportBranch{{
		Row: 1, Name: "西藏", Kind: domain.BranchProvincial, State: domain.BranchEstablished,
		Reelected: "2026-11-01",
	}}
	for i := range 10 { // more than one chunk
		rows = append(rows, registry.ImportBranch{
			Row: i + 2, Name: "地区" + string(rune('甲'+i)), Kind: domain.BranchRegional,
			State: domain.BranchNone,
		})
	}
	n, err := w.ImportBranches(w.ctx, w.director, rows)
	w.must(err)
	if n.Imported != 11 {
		t.Errorf("wrote %d", n.Imported)
	}
	v, err := w.Branch(w.ctx, w.director, w.tibet)
	w.must(err)
	if v.State != domain.BranchEstablished || v.TermEnds != "2031-10-31" {
		t.Errorf("updated to %s, term ends %s", v.State, v.TermEnds)
	}
	if n, err = w.ImportBranches(w.ctx, w.director, rows); n.Imported != 0 || err != nil {
		t.Errorf("the same file again wrote %d, %v", n.Imported, err)
	}
}

func TestN0_TheBranchListsComputedConditions(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	for only, want := range map[registry.BranchOnly]string{
		registry.OnlyUnfiled: "北京", registry.OnlyTermExpired: "上海", registry.OnlyOrphaned: "",
	} {
		page, err := w.Branches(w.ctx, w.director, registry.BranchFilter{Only: only})
		w.must(err)
		got := ""
		for _, b := range page.Items {
			got += b.Name
		}
		if got != want {
			t.Errorf("%s: %q, want %q", only, got, want)
		}
	}
	counts, err := w.BranchCounts(w.ctx, w.director)
	w.must(err)
	if counts != (registry.BranchCounts{All: 4, Unfiled: 1, TermExpired: 1}) {
		t.Errorf("counts %+v", counts)
	}
	v, err := w.Branch(w.ctx, w.beijingOfficer, w.beijing)
	w.must(err)
	if v.Owner != "钱二" || v.Groups != 1 || v.Members != g.Members || len(v.Seats) != 3 || len(v.GroupRows) != 1 || len(v.History) == 0 {
		t.Errorf("branch %+v", v)
	}
}

func TestA2_ARevealedPhoneIsAnEntry(t *testing.T) {
	w := newWorld(t)
	phone, err := w.phone(w.officer, w.alumnus)
	w.must(err)
	log, err := w.Audit(w.ctx, w.director, history.AuditFilter{Action: domain.ActPhoneReveal})
	w.must(err)
	if phone != "13812345678" || len(log.Items) != 1 || log.Items[0].Subject != w.alumnus || log.Items[0].Name != "officer" ||
		log.Items[0].Remote == "" || log.Items[0].Text == nil || log.Items[0].Text.Reason != "通知换届会议" {
		t.Errorf("phone %s, log %+v", phone, log.Items)
	}
	_, err = w.phone(w.beijingOfficer, w.alumnus)
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
}
