package group

import (
	"context"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/tui/kit"
)

// handOver builds the form that asks headquarters to hand the owner's or an
// admin's role to another member, N2.3.
func handOver(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.Group(ctx, env.By, id)
		if err != nil {
			return kit.Form{}, err
		}
		t := env.Text
		return kit.Form{
			Title: t.Sentence(t.Group.TransferTitle, domain.Args{"group": v.Name}),
			Intro: []kit.Row{
				{Label: t.Group.Owner, Text: t.Person(v.OwnerRef)},
				{Label: t.Group.Admins, Text: t.Names(v.AdminRefs)},
				{Text: t.Group.TransferIntro, Tone: kit.ToneLabel},
			},
			Fields: handOverFields(env, v),
			Rules:  []domain.ClauseID{"N2.3", "M5.2"},
			Submit: t.Group.TransferSubmit,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				in, err := handOverInput(v, val)
				if err != nil {
					return "", err
				}
				done, err := env.Office.SubmitTransfer(ctx, env.By, in)
				if err != nil {
					return "", err
				}
				return t.Sentence(t.Group.TransferDone, domain.Args{"id": done.ID}), nil
			},
		}, nil
	}
}

// handOverFields offers each role with its holder, so that role and holder are one choice.
func handOverFields(env *kit.Env, v office.GroupView) []kit.Field {
	t, w := env.Text, &env.Text.Word
	roles := []kit.Option{{
		Value: string(domain.ManagerOwner) + ":" + v.Owner.String(),
		Label: w.Manager[domain.ManagerOwner], Note: t.Vacancy(v.OwnerName),
	}}
	for _, a := range v.AdminRefs {
		roles = append(roles, kit.Option{
			Value: string(domain.ManagerAdmin) + ":" + a.ID.String(), Label: w.Manager[domain.ManagerAdmin] + " " + a.Name,
		})
	}
	return []kit.Field{
		{Key: "role", Label: t.FieldName("role"), Kind: kit.FieldChoice, Value: roles[0].Value, Options: roles},
		{Key: "to", Label: t.FieldName("to"), Kind: kit.FieldPick, Find: kit.FindMembers(env, v.ID), Hint: t.Group.SuccessorHint},
		{Key: "authority", Label: t.FieldName("authority"), Hint: t.Group.AuthorityHint},
		{Key: "reason", Label: t.FieldName("reason"), Kind: kit.FieldArea, Hint: t.Group.ReasonHint, Max: domain.MaxText},
	}
}

func handOverInput(v office.GroupView, val kit.Values) (office.SubmitTransfer, error) {
	in := office.SubmitTransfer{Group: v.ID, Authority: domain.Reference{Number: val.Text["authority"]}, Reason: val.Text["reason"]}
	in.Role, in.From = domain.ManagerOwner, v.Owner
	for _, a := range v.AdminRefs {
		if val.Text["role"] == string(domain.ManagerAdmin)+":"+a.ID.String() {
			in.Role, in.From = domain.ManagerAdmin, a.ID
		}
	}
	var err error
	in.To, err = kit.PickedID(val.Text["to"], "to")
	return in, err
}
