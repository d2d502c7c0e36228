package filing

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/campaign"
	officefiling "alumni/domain/office/filing"
	"alumni/tui/console"
	filingform "alumni/tui/form/filing"
	"alumni/tui/kit"
	showcampaign "alumni/tui/show/campaign"
	"alumni/tui/show/filing"
)

// Detail loads the document of a form (F-0001) or of a campaign (C-0001).
func Detail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	if id.Kind == domain.KindCampaign {
		return console.Detail(ctx, env, showcampaign.View, id, func(v campaign.View) []kit.Action {
			if v.State != domain.CampaignOpen {
				return nil
			}
			return []kit.Action{closeAction(env, v)}
		})
	}
	return console.Detail(ctx, env, filing.View, id, func(v officefiling.View) []kit.Action { return formActions(env, v) })
}

func formActions(env *kit.Env, v officefiling.View) []kit.Action {
	var out []kit.Action
	if v.State == domain.FormSubmitted {
		out = append(out, decisions(env, v)...)
	}
	if v.State == domain.FormReturned {
		out = append(out, submitAction(env, v.Actions.Submit, v.Group), filingform.PasteAction(env, v.Actions.Submit, v.Group, v.GroupName))
	}
	return append(out, exportAction(env, v.Actions.Export, v.ID))
}

// decisions are what headquarters does with a form that waits.
func decisions(env *kit.Env, v officefiling.View) []kit.Action {
	return []kit.Action{
		console.ActionIf(env, filing.Accept, v.ID, func() error { return v.Actions.Accept }),
		console.ActionIf(env, filing.Return, v.ID, func() error { return v.Actions.Return }),
	}
}

// formOf is what a list shows beside a group: the form as it would be handed in.
func formOf(ctx context.Context, env *kit.Env, group domain.ID) (kit.Detail, error) {
	v, err := env.Office.FilingForm(ctx, env.By, group)
	if err != nil {
		return kit.Detail{}, err
	}
	d := kit.Detail{Doc: filing.Form(env.Text, v)}
	if n := v.Newest; n != nil && n.State == domain.FormSubmitted {
		form, err := env.Office.Filing(ctx, env.By, n.ID)
		if err != nil {
			return kit.Detail{}, err
		}
		d.Actions = decisions(env, form)
	}
	d.Actions = append(d.Actions,
		submitAction(env, v.Refused, group),
		filingform.PasteAction(env, v.Refused, group, v.Group.Name),
		exportAction(env, v.Export, group),
	)
	return d, nil
}
