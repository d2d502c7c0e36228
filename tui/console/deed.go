// Package console makes of what is declared once for every face what the
// console needs: actions and forms of plain deeds, screens of lists, documents
// of records.
package console

import (
	"cmp"
	"context"
	"strings"

	"alumni/domain"
	"alumni/tui/deed"
	"alumni/tui/form/person"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// Action is a plain deed as the console offers it: on the record of an ID, or on
// none.
func Action(env *kit.Env, o deed.Offer, id domain.ID) kit.Action {
	var may func() error
	if can := o.Plain().May; can != nil {
		may = func() error { return can(env.Actor) }
	}
	return ActionIf(env, o, id, may)
}

// ActionIf is Action where the record says whether it may be done.
func ActionIf(env *kit.Env, o deed.Offer, id domain.ID, allowed func() error) kit.Action {
	d := o.Plain()
	return kit.FormAction(env, d.Key, env.Text.Say(d.Name), allowed, Form(env, d, id))
}

// Form builds the form of a plain deed.
func Form(env *kit.Env, o deed.Offer, id domain.ID) func(context.Context) (kit.Form, error) {
	d, who := o.Plain(), person.NewPicker(env)
	return func(ctx context.Context) (kit.Form, error) {
		work := d.Start()
		l, err := work.Begin(call(ctx, env), id, 0)
		if err := cmp.Or(err, l.Refused); err != nil {
			return kit.Form{}, err
		}
		f := kit.Form{
			Title: d.TitleOn(env.Text, l.Name), Rules: d.Rules, Submit: d.Button(env.Text), Danger: d.Danger, Intro: l.Warn,
			Run: func(ctx context.Context, v kit.Values) (string, error) { return do(call(ctx, env), work, v, who) },
		}
		if s := env.Text.Say(d.Intro); s != "" {
			f.Intro = append([]show.Row{{Text: s, Tone: show.ToneLabel}}, f.Intro...)
		}
		for _, x := range work.Fields() {
			f.Fields = append(f.Fields, field(env, x, l.Hints[x.Key], who))
		}
		return f, nil
	}
}

func call(ctx context.Context, env *kit.Env) deed.Call {
	return deed.Call{Ctx: ctx, Office: env.Office, By: env.By, Text: env.Text}
}

// ActionWith is Action where the record offers more than the declaration can
// know: fit fits the form to it, whom it may be about, what it begins with.
func ActionWith(env *kit.Env, o deed.Offer, id domain.ID, fit func(ctx context.Context, f *kit.Form) error) kit.Action {
	d := o.Plain()
	build := Form(env, d, id)
	return kit.FormAction(env, d.Key, env.Text.Say(d.Name), nil, func(ctx context.Context) (kit.Form, error) {
		f, err := build(ctx)
		if err == nil {
			err = fit(ctx, &f)
		}
		return f, err
	})
}

// do reads the form over what the record said when it was opened, and does the deed.
func do(c deed.Call, work deed.Work, v kit.Values, who *person.Picker) (string, error) {
	work.Again()
	for _, x := range work.Fields() {
		typed, err := typed(c, x, v, who)
		if err != nil {
			return "", err
		}
		if err := x.Set(c, typed); err != nil {
			return "", err
		}
	}
	_, said, err := work.Do(c)
	return said, err
}

// typed is what a field was filled with; who is picked may be registered on the way.
func typed(c deed.Call, x deed.Field, v kit.Values, who *person.Picker) ([]string, error) {
	switch x.Kind {
	case deed.Person:
		id, err := who.Picked(c.Ctx, x.Key, v.Text[x.Key])
		return []string{id.String()}, err
	case deed.People:
		var out []string
		for _, picked := range v.Multi[x.Key] {
			id, err := who.Picked(c.Ctx, x.Key, picked)
			if err != nil {
				return nil, err
			}
			out = append(out, id.String())
		}
		return out, nil
	case deed.Choices:
		return v.Multi[x.Key], nil
	}
	return []string{v.Text[x.Key]}, nil
}

// Field is a field of a deed on a form that is written by hand.
func Field(env *kit.Env, x deed.Field) kit.Field { return field(env, x, "", nil) }

// field is a field of a deed on the form.
func field(env *kit.Env, x deed.Field, hint string, who *person.Picker) kit.Field {
	t := env.Text
	f := kit.Field{Key: x.Key, Label: t.Say(x.Label), Hint: cmp.Or(hint, t.Say(x.Hint)), Max: x.Most}
	if f.Label == "" {
		f.Label = t.FieldName(x.Key)
	}
	if x.With != "" {
		f.Show = func(v kit.Values) bool { return v.Text[x.With] != "" }
	}
	held := x.Get()
	switch x.Kind {
	case deed.Area:
		f.Kind = kit.FieldArea
	case deed.Choice, deed.Yes:
		f.Kind = kit.FieldChoice
	case deed.Person:
		f.Kind, f.Find, f.Hint = kit.FieldPick, who.Find, cmp.Or(f.Hint, t.Person.Find)
	case deed.People:
		f.Kind, f.Find, f.Hint, f.Values = kit.FieldPicks, who.Find, cmp.Or(f.Hint, t.Person.Find), held
	case deed.Choices:
		f.Kind, f.Values = kit.FieldMulti, held
	case deed.Day:
		f.Hint, f.Max, f.Replace = cmp.Or(f.Hint, t.Label.Today), kit.MaxDay, true
	}
	if f.Values == nil {
		f.Value = strings.Join(held, t.Label.Comma)
	}
	if x.Options != nil {
		for _, o := range x.Options(t) {
			f.Options = append(f.Options, kit.Option{Value: o.Value, Label: o.Label})
		}
	}
	return f
}
