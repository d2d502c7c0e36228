package incident

import (
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/incident"
	"alumni/tui/deed"
	"alumni/tui/i18n"
)

// Tell records who is affected, since when, and of what data.
var Tell = deed.Deed[incident.Tell, domain.Incident]{
	Words: "incident tell", Key: "e", On: domain.KindIncident,
	Name:  i18n.Line{ZH: "登记影响", EN: "Record the effect"},
	Short: i18n.Line{ZH: "登记受影响的群和人、泄露了什么、何时起", EN: "record who is affected, of what data, and since when"},
	Rules: []domain.ClauseID{"N3.2.6", "M7.8"},
	Load: deed.From((*office.Office).Incident, func(_ *i18n.Text, v incident.View) deed.Loaded[incident.Tell] {
		return deed.Loaded[incident.Tell]{Name: v.ID.String(), In: incident.Tell{
			ID: v.ID, Version: v.Version, What: v.What, Since: v.Since, Groups: v.Groups, People: v.People, Count: v.Count,
		}}
	}),
	Version: func(in *incident.Tell) *uint64 { return &in.Version },
	Fields: func(in *incident.Tell) []deed.Field {
		return []deed.Field{
			deed.AreaOf("what", &in.What).Must().Named(what.ZH, what.EN).Hinted("如 姓名、电话", "e.g. names, phones").
				Helped("泄露了什么信息，- 表示从标准输入读", "what data; - reads standard input"),
			deed.DayOf("since", &in.Since).Named(since.ZH, since.EN).Helped("何时起，不写为违规当日", "since when; the violation's day if left out"),
			deed.RecordsOf("groups", domain.KindGroup, &in.Groups).As("group").Named("受影响的群", "Groups").
				Helped("受影响的群，可多次或用逗号分开", "groups affected, repeatable or with commas"),
			deed.RecordsOf("people", domain.KindPerson, &in.People).As("person").Named("受影响的人", "People").
				Helped("已知受影响的人，可多次或用逗号分开", "people affected as far as known, repeatable or with commas"),
			deed.CountOf("count", &in.Count).Named("人数", "How many").
				Helped("受影响的人数，0 为所列的人或群成员数", "how many people; 0 counts those named, or the groups' members"),
		}
	},
	Do: (*office.Office).TellIncident,
	Said: func(t *i18n.Text, _ incident.Tell, i domain.Incident) string {
		return t.Tell(i18n.Line{ZH: "{id} 已登记：影响 {n} 人。", EN: "{id}: {n} {n|person|people} affected."}, domain.Args{"id": i.ID, "n": i.Count})
	},
}

// StepDone records that a step was done, or found not to be needed.
var StepDone = deed.Deed[incident.StepDone, domain.Incident]{
	Words: "incident step", Key: "d", On: domain.KindIncident,
	Name:  i18n.Line{ZH: "办理一步", EN: "Do a step"},
	Short: i18n.Line{ZH: "登记一步已办，或注明不需要", EN: "record that a step was done, or is not needed"},
	Rules: []domain.ClauseID{"N3.2.6", "M7.8"},
	Load: deed.From((*office.Office).Incident, func(_ *i18n.Text, v incident.View) deed.Loaded[incident.StepDone] {
		in := incident.StepDone{ID: v.ID, Version: v.Version}
		for _, s := range v.Steps {
			if !s.Done() && in.Step == "" {
				in.Step = s.Kind
			}
		}
		return deed.Loaded[incident.StepDone]{Name: v.ID.String(), In: in}
	}),
	Version: func(in *incident.StepDone) *uint64 { return &in.Version },
	Fields: func(in *incident.StepDone) []deed.Field {
		return []deed.Field{
			deed.ChoiceOf("step", &in.Step, domain.IncidentStepKinds, (*i18n.Text).IncidentSteps).Named("步骤", "Step"),
			deed.AreaOf("note", &in.Note).Must().Named("说明", "Note").Helped("怎么办的，- 表示从标准输入读", "how it was done; - reads standard input"),
			deed.AreaOf("evidence", &in.Evidence).Optional().Helped("凭证，- 表示从标准输入读", "evidence; - reads standard input"),
			deed.YesOf("needless", &in.Needless, i18n.Line{ZH: "已办", EN: "done"}, i18n.Line{ZH: "不需要，理由见说明", EN: "not needed, as the note says"}).
				Named("结果", "Outcome").Helped("不需要这一步，说明里写理由", "the step is not needed; the note says why"),
		}
	},
	Do: (*office.Office).StepIncident,
	Said: func(t *i18n.Text, in incident.StepDone, i domain.Incident) string {
		return t.Tell(i18n.Line{ZH: "{id} {step}：已登记，还有 {n} 步。", EN: "{id} {step}: recorded, {n} left."}, domain.Args{
			"id": i.ID, "step": t.IncidentSteps()[in.Step], "n": i.Left(),
		})
	},
}

// Close closes an incident whose steps are done.
var Close = deed.Deed[incident.Close, domain.Incident]{
	Words: "incident close", Key: "x", On: domain.KindIncident,
	Name:  i18n.Line{ZH: "办结", EN: "Close"},
	Short: i18n.Line{ZH: "各步办完后办结", EN: "close it once its steps are done"},
	Rules: []domain.ClauseID{"N3.2.6", "M7.8"},
	Load: deed.From((*office.Office).Incident, func(_ *i18n.Text, v incident.View) deed.Loaded[incident.Close] {
		return deed.Loaded[incident.Close]{Name: v.ID.String(), In: incident.Close{ID: v.ID, Version: v.Version}, Refused: v.Close}
	}),
	Version: func(in *incident.Close) *uint64 { return &in.Version },
	Fields: func(in *incident.Close) []deed.Field {
		return []deed.Field{deed.AreaOf("outcome", &in.Outcome).Must().Named(outcome.ZH, outcome.EN).
			Helped("处置结果，- 表示从标准输入读", "what it came to; - reads standard input")}
	},
	Do: (*office.Office).CloseIncident,
	Said: func(t *i18n.Text, _ incident.Close, i domain.Incident) string {
		return t.Tell(i18n.Line{ZH: "{id} 已办结。", EN: "{id} is closed."}, domain.Args{"id": i.ID})
	},
}
