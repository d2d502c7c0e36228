package branch

import (
	"cmp"
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/registry"
	"alumni/domain/office/task"
	"alumni/tui/console"
	"alumni/tui/deed"
	"alumni/tui/form/application"
	"alumni/tui/form/filing"
	"alumni/tui/form/transfer"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/branch"
)

// Detail loads a branch's document.
var Detail = console.Page(branch.View, func(env *kit.Env, v registry.BranchView) []kit.Binding {
	return slices.Concat(applications(env, v), reviewBindings(env, v), keep(env, v))
})

// applications are the two ways to apply: for a new group, and late for one
// that there is already.
func applications(env *kit.Env, v registry.BranchView) []kit.Binding {
	allowed := func() error { return domain.CanApplyFor(env.Actor(), v.Branch) }
	label := env.Text.Application.Apply
	if v.State == domain.BranchNone || v.State == domain.BranchPreparatory { // no council applies yet, N1.4b
		label = env.Text.Application.Preparatory
	}
	out := []kit.Binding{kit.FormBinding(env, "n", label, allowed, application.ForBranch(env, v.ID, false))}
	if len(application.BranchKinds(v.Branch, true)) > 0 {
		out = append(out, kit.FormBinding(env, "b", env.Text.Application.LateFiling, allowed, application.ForBranch(env, v.ID, true)))
		out = append(out, filing.IntakeBinding(env, "B", v.ID, v.Name))
	}
	return out
}

// keep are what headquarters does to a branch: the steps that its state allows,
// and its council, N0.
func keep(env *kit.Env, v registry.BranchView) []kit.Binding {
	if domain.CanKeepRegistry(env.Actor()) != nil {
		return nil
	}
	establish := fitted(env, branch.Establish, v.ID, wholeCouncil)
	var out []kit.Binding
	switch v.State {
	case domain.BranchNone:
		out = append(out, establish, console.Binding(env, branch.Prepare, v.ID))
	case domain.BranchPreparatory:
		out = append(out, establish)
	case domain.BranchEstablished:
		if len(v.Seats) == 0 { // imported: its council is not registered yet
			out = append(out, establish)
		}
		out = append(out, fitted(env, branch.Reelect, v.ID, wholeCouncil), console.Binding(env, branch.Seat, v.ID))
		if len(v.Seats) > 0 {
			out = append(out, fitted(env, branch.Unseat, v.ID, whoLeaves))
		}
		if _, lacking := firstOutside(v, true); lacking {
			out = append(out, console.AtOnce(env, branch.Review, v.ID, nil))
		}
	}
	if v.State == domain.BranchPreparatory || v.State == domain.BranchEstablished {
		out = append(out, fitted(env, branch.End, v.ID, func(_ *kit.Env, v registry.BranchView, f *kit.Form) { f.Type = v.Name }))
	}
	return out
}

// fitted is the binding of a deed whose form is fitted to the branch.
func fitted(env *kit.Env, o deed.Offer, id domain.ID, fit func(env *kit.Env, v registry.BranchView, f *kit.Form)) kit.Binding {
	return console.BindingWith(env, o, id, func(ctx context.Context, f *kit.Form) error {
		v, err := env.Office.Branch(ctx, env.By, id)
		if err == nil {
			fit(env, v, f)
		}
		return err
	})
}

// wholeCouncil has the form of a whole council begin with the present one, so
// that who stays need not be typed again.
func wholeCouncil(env *kit.Env, v registry.BranchView, f *kit.Form) {
	day := domain.DateOf(env.Office.Now())
	if len(v.Seats) == 0 { // an imported branch: its council sits since the election that is known
		day = cmp.Or(v.Reelected, day)
	}
	f.Fields[0].Value = string(day)
	seats := branch.Seats(v)
	for i := range f.Fields {
		x := &f.Fields[i]
		for _, seat := range seats[x.Key] {
			id := seat.Person.ID.String()
			x.Options = append(x.Options, kit.Option{Value: id, Label: seat.Person.Name})
			x.Value, x.Values = cmp.Or(x.Value, id), append(x.Values, id)
		}
	}
	run := f.Run
	f.Run = func(ctx context.Context, val kit.Values) (string, error) {
		done, err := run(ctx, val)
		if err == nil || domain.AsError(err).Field != "council" {
			return done, err
		}
		e := *domain.AsError(err) // about the council as such: on its first seat
		e.Field = f.Fields[1].Key
		return "", &e
	}
}

// whoLeaves offers those who are in the council.
func whoLeaves(env *kit.Env, v registry.BranchView, f *kit.Form) {
	who := kit.Field{Key: f.Fields[0].Key, Label: f.Fields[0].Label, Kind: kit.FieldChoice}
	for _, s := range slices.Backward(v.Seats) { // the president, who can't just go, comes last
		who.Options = append(who.Options, kit.Option{
			Value: s.Person.ID.String(), Label: s.Person.Name + "  " + env.Text.Word.Office[s.Office],
		})
	}
	f.Fields[0] = who
}

// firstOutside gives the first group whose owner has neither office nor
// authorisation and no review yet, or waits for one.
func firstOutside(v registry.BranchView, lacking bool) (desk.OwnerOutside, bool) {
	for _, o := range v.Outside {
		if !o.Stands() && o.Task.IsZero() == lacking {
			return o, true
		}
	}
	return desk.OwnerOutside{}, false
}

// reviewBindings are the two ways to settle the first review: hand the group
// over, or record the president's authorisation.
func reviewBindings(env *kit.Env, v registry.BranchView) []kit.Binding {
	o, ok := firstOutside(v, false)
	if !ok {
		return nil
	}
	t, name := &env.Text.Branch, " "+i18n.ShortGroup(o.Name)
	g := domain.Group{Meta: domain.Meta{ID: o.Group}, Branch: v.ID}
	manage := func() error { return domain.CanManage(env.Actor(), g) }
	mayConfirm := func() error { return domain.CanConfirmOwner(env.Actor(), g) }
	return []kit.Binding{
		kit.FormBinding(env, "t", t.Hand+name, manage, transfer.ForGroup(env, o.Group)),
		kit.FormBinding(env, "u", t.Confirm+name, mayConfirm, confirm(env, o)),
	}
}

// confirm builds the form that records the president's authorisation as the
// proof of the review.
func confirm(env *kit.Env, o desk.OwnerOutside) func(ctx context.Context) (kit.Form, error) {
	may := func(v task.View) error { return v.Complete }
	return kit.FormOn(env, env.Office.Task, o.Task, may, func(_ context.Context, item task.View) (kit.Form, error) {
		t := &env.Text.Branch
		who := domain.Args{"owner": o.Owner.Name, "group": o.Name}
		return kit.Form{
			Title: env.Text.Sentence(t.ConfirmTitle, who), Intro: []show.Row{{Text: env.Text.Sentence(t.ConfirmIntro, who)}},
			Fields: []kit.Field{
				{Key: "note", Label: env.Text.FieldName("authority"), Max: domain.MaxReference},
				kit.DateField(env, "date", ""), // the day on the document, which is seldom today
			},
			Rules: []domain.ClauseID{"M5.2"}, Submit: t.Confirm,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				_, err := env.Office.CompleteTask(ctx, env.By, task.CompleteTask{
					ID: item.ID, Version: item.Version,
					Proof: domain.Proof{Note: val.Text["note"], Date: domain.ReadDate(val.Text["date"])},
				})
				return env.Text.Sentence(t.Confirmed, who), err
			},
		}, nil
	})
}
