// Package transfer has the form that asks for a handover of a role, N2.3.
package transfer

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/registry"
	"alumni/tui/form"
	caseform "alumni/tui/form/casework"
	"alumni/tui/form/person"
	"alumni/tui/kit"
	"alumni/tui/show"
	showcase "alumni/tui/show/casework"
	"alumni/tui/show/transfer"
)

// handing is what a form that asks for a transfer rests on.
type handing struct {
	env    *kit.Env
	group  registry.GroupView
	branch registry.BranchView   // zero where the caller does not see it
	prior  casework.TransferView // the draft or the returned one; zero for a new one
}

// ForGroup builds the form that asks headquarters to hand the owner's or an
// admin's role to another member, N2.3; of a group without an owner, who shall
// take the vacant role.
func ForGroup(env *kit.Env, group domain.ID) func(ctx context.Context) (kit.Form, error) {
	may := func(v registry.GroupView) error { return domain.CanManage(env.Actor(), v.Group) }
	return kit.FormOn(env, env.Office.Group, group, may, func(ctx context.Context, v registry.GroupView) (kit.Form, error) {
		return (&handing{env: env, group: v, branch: councilOf(ctx, env, v)}).form(), nil
	})
}

// Again builds the form that goes on with a draft or mends a returned
// transfer, and hands it in.
func Again(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	may := func(v casework.TransferView) error { return v.May.Edit }
	return kit.FormOn(env, env.Office.Transfer, id, may, func(ctx context.Context, p casework.TransferView) (kit.Form, error) {
		v, err := env.Office.Group(ctx, env.By, p.Group)
		if err != nil {
			return kit.Form{}, err
		}
		return (&handing{env: env, group: v, branch: councilOf(ctx, env, v), prior: p}).form(), nil
	})
}

// councilOf is the group's branch, whose council decides who needs an
// authorisation. A group's manager does not see it, and is asked for one always.
func councilOf(ctx context.Context, env *kit.Env, g registry.GroupView) registry.BranchView {
	b, err := env.Office.Branch(ctx, env.By, g.Branch)
	if err != nil {
		return registry.BranchView{}
	}
	return b
}

func (h *handing) form() kit.Form {
	t, v := h.env.Text, h.group
	f := kit.Form{
		Title: t.Sentence(t.Transfer.RequestTitle, domain.Args{"group": v.Name}),
		Intro: append(
			showcase.Correction(t, h.prior.Returned, h.prior.ReturnedBy),
			show.Row{Label: t.Group.Owner, Text: t.Who(v.OwnerRef)},
			show.Row{Label: t.Group.Admins, Text: t.Names(v.AdminRefs)},
			show.Row{Text: t.Transfer.RequestIntro, Tone: show.ToneLabel},
		),
		Fields: h.fields(), Rules: []domain.ClauseID{"N2.3", "M5.2"},
	}
	prior := domain.Args{"kind": transfer.Heading(t, h.prior.Role), "id": h.prior.ID}
	switch h.prior.State {
	case domain.CaseReturned:
		f.Title = t.Sentence(t.Case.MendTitle, prior)
	case domain.CaseDraft:
		f.Title = t.Sentence(t.Case.DraftTitle, prior)
	}
	return caseform.HandIn(h.env, f, h.prior.State, h.input, h.env.Office.SubmitTransfer, h.env.Office.SaveTransferDraft)
}

// roleOf is a role with its holder, so that the two are one choice.
func roleOf(role domain.ManagerRole, holder domain.ID) string {
	return string(role) + ":" + holder.String()
}

func (h *handing) fields() []kit.Field {
	t, w, v, p := h.env.Text, &h.env.Text.Word, h.group, h.prior
	roles := []kit.Option{{
		Value: roleOf(domain.ManagerOwner, v.Owner), Label: w.Manager[domain.ManagerOwner], Note: t.Vacancy(v.OwnerName),
	}}
	for _, a := range v.AdminRefs {
		roles = append(roles, kit.Option{Value: roleOf(domain.ManagerAdmin, a.ID), Label: w.Manager[domain.ManagerAdmin] + " " + a.Name})
	}
	to := kit.Field{
		Key: "to", Label: t.FieldName("to"), Kind: kit.FieldPick, Find: person.Members(h.env, v.ID), Hint: t.Transfer.SuccessorHint,
		Options: person.Options(h.env, p.ToRef),
	}
	chosen := roles[0].Value
	if !p.ID.IsZero() {
		to.Value, chosen = p.To.String(), roleOf(p.Role, p.From) // nobody is chosen in a draft without a successor
	}
	out := []kit.Field{{Key: "role", Label: t.FieldName("role"), Kind: kit.FieldChoice, Value: chosen, Options: roles}, to}
	hint := t.Application.OwnerAuthHint
	if v.Branch.IsZero() {
		hint = t.Application.AuthorityHQHint // M3: no council and no president
	}
	out = append(out, form.Reference(h.env, "authority", hint, p.Authority, h.needsAuthority)...)
	out = append(out, form.Reference(h.env, "document", t.Transfer.DecisionHint, p.Document, nil)...)
	return append(out, kit.Field{
		Key: "reason", Label: t.FieldName("reason"), Kind: kit.FieldArea, Value: p.Reason, Hint: t.Transfer.ReasonHint, Max: domain.MaxText,
	})
}

// needsAuthority asks the rule itself, M5.2: may the successor own the group
// without the president's authorisation?
func (h *handing) needsAuthority(v kit.Values) bool {
	to := person.In(v, "to")
	if v.Text["role"] != roleOf(domain.ManagerOwner, h.group.Owner) || to.IsZero() {
		return false
	}
	who := domain.Person{Meta: domain.Meta{ID: to}}
	return h.branch.ID.IsZero() ||
		domain.EligibleOwner(h.branch.Branch, h.group.Kind, who, domain.Reference{}, "authority") != nil
}

func (h *handing) input(_ context.Context, val kit.Values) (casework.SubmitTransfer, error) {
	in := casework.SubmitTransfer{
		ID: h.prior.ID, Version: h.prior.Version, Group: h.group.ID, Reason: val.Text["reason"],
		Authority: form.ReferenceIn(val, "authority"), Document: form.ReferenceIn(val, "document"),
	}
	in.Role, in.From = domain.ManagerOwner, h.group.Owner
	for _, a := range h.group.AdminRefs {
		if val.Text["role"] == roleOf(domain.ManagerAdmin, a.ID) {
			in.Role, in.From = domain.ManagerAdmin, a.ID
		}
	}
	if val.Text["to"] == "" {
		return in, nil // a draft may lack the successor; what is handed in is refused by the rule
	}
	var err error
	in.To, err = form.Picked(val.Text["to"], "to")
	return in, err
}
