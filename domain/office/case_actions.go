package office

import (
	"alumni/domain"
)

// applicationActions tells what the caller may do with an application now:
// decide it, and all else. The same functions refuse it in the use-cases.
func (d *desk) applicationActions(a domain.Application) (out CaseActions, decide error) {
	out, decide = d.actions(d.applicationFile(&a), domain.CanApprove(d.actor, a))
	out.Withdraw = domain.CanWithdrawApplication(d.actor, a)
	out.Edit = domain.CanHandInApplication(d.actor, a)
	return out, decide
}

func (d *desk) transferActions(t domain.Transfer) (out CaseActions, decide error) {
	out, decide = d.actions(d.transferFile(&t), domain.CanApproveTransfer(d.actor, t))
	author, err := d.author(t)
	if out.Withdraw = err; err == nil {
		out.Withdraw = domain.CanWithdrawTransfer(d.actor, t, author)
	}
	g, err := d.group(t.Group)
	if out.Edit = err; err == nil {
		out.Edit = domain.CanHandInTransfer(d.actor, t, g)
	}
	return out, decide
}

// actions are those that both kinds of cases have in common.
func (d *desk) actions(f caseFile, approve error) (out CaseActions, decide error) {
	id := f.meta.ID
	free := d.claimFree(id, *f.claim)
	if decide = approve; decide == nil {
		decide = free
	}
	out.Claim = domain.CanClaim(d.actor, id, *f.state)
	if out.Release = domain.CanDecide(d.actor); out.Release == nil {
		out.Release = domain.OwnClaim(d.actor, id, *f.claim, d.accountName(f.claim.By), d.now)
	}
	if out.Return = domain.CanReturn(d.actor, id, f.branch, f.group, *f.state); out.Return == nil {
		out.Return = free
	}
	return out, decide
}

// materials are what a check that does not hold suggests to ask for.
var materials = map[CheckKey]domain.Material{
	CheckApplicant:   domain.MaterialAuthority,
	CheckDocument:    domain.MaterialDocument,
	CheckUndated:     domain.MaterialDocument,
	CheckName:        domain.MaterialName,
	CheckOwner:       domain.MaterialOwnerAuth,
	CheckOwnerReal:   domain.MaterialVerification,
	CheckSecondGroup: domain.MaterialHeadcount,
	CheckMember:      domain.MaterialOwner,
	CheckNoRemoval:   domain.MaterialOwner,
	CheckSuccessor:   domain.MaterialOwnerAuth,
	CheckSuccessorID: domain.MaterialVerification,
	CheckAdmins:      domain.MaterialAdmins,
	CheckAdminsIn:    domain.MaterialAdmins,
	CheckAdminsReal:  domain.MaterialVerification,
}

// materialOf is what a check that does not hold suggests to ask for.
func materialOf(c Check) domain.Material {
	switch {
	case c.Key == CheckNoRemoval && c.Args["role"] == string(domain.ManagerAdmin):
		return domain.MaterialAdmins
	case c.Key == CheckUndated && c.Rule == "M5.2":
		return domain.MaterialOwnerAuth
	case c.Key == CheckUndated && c.Args["field"] == "authority":
		return domain.MaterialAuthority
	}
	return materials[c.Key]
}

// lacks gives what the failing checks suggest for a return, each once, in the
// order of domain.Materials; a decision of the council that is not referred to
// is among them, and so is a document without its day.
func lacks(checks []Check) []domain.Material {
	want := map[domain.Material]bool{}
	for _, c := range checks {
		if c.Mark == MarkFail || c.Mark == MarkWarn && (c.Key == CheckDocument || c.Key == CheckUndated) {
			want[materialOf(c)] = true
		}
	}
	var out []domain.Material
	for _, m := range domain.Materials {
		if want[m] {
			out = append(out, m)
		}
	}
	return out
}
