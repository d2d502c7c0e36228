package consolidation

import (
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/consolidation"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Start begins to carry a plan out: its form says what follows.
var Start = deed.Deed[consolidation.StartConsolidation, domain.Consolidation]{
	Words: "consolidation start", Key: "s", On: domain.KindConsolidation,
	Name:  i18n.Line{ZH: "开始整合", EN: "Start"},
	Short: i18n.Line{ZH: "开始整合", EN: "begin to carry a plan out"},
	Rules: []domain.ClauseID{"N1.5"},
	Load: deed.From((*office.Office).Consolidation, func(t *i18n.Text, v consolidation.View) deed.Loaded[consolidation.StartConsolidation] {
		w := &t.Consolidation
		rows := []show.Row{
			{Text: t.Sentence(w.StartIntro, domain.Args{"end": len(v.End), "people": v.Plan.People}), Tone: show.ToneStrong},
			{Text: w.StartAfter},
			{},
		}
		rows = append(append(rows, groups(t, v.Plan).Rows...), problems(t, v.Plan, v.Names).Rows...)
		reason := t.Sentence(w.DefaultReason, domain.Args{"groups": len(v.Keep) + len(v.End), "keep": len(v.Keep)})
		return deed.Loaded[consolidation.StartConsolidation]{
			In:   consolidation.StartConsolidation{ID: v.ID, Version: v.Version, Reason: reason},
			Name: v.ID.String(), Refused: v.Manage, Warn: rows,
		}
	}),
	Version: func(in *consolidation.StartConsolidation) *uint64 { return &in.Version },
	Fields: func(in *consolidation.StartConsolidation) []deed.Field {
		return []deed.Field{
			deed.TextOf("reason", &in.Reason).Pipe().Must().Max(domain.MaxText).Named("理由", "Reason").
				Hinted("理事会决议或理由", "the council's decision, or why"),
		}
	},
	Do: (*office.Office).StartConsolidation,
	Said: func(t *i18n.Text, in consolidation.StartConsolidation, _ domain.Consolidation) string {
		said := i18n.Line{ZH: "{id} 已开始，请按迁移名单逐人办理", EN: "{id} started; go by the list of moves"}
		return t.Sentence(t.Say(said), domain.Args{"id": in.ID})
	},
}

// Cancel drops a plan or stops it; what was moved stays moved.
var Cancel = deed.Deed[consolidation.CancelConsolidation, domain.Consolidation]{
	Words: "consolidation cancel", Key: "x", On: domain.KindConsolidation,
	Name:   i18n.Line{ZH: "停止整合", EN: "Stop"},
	Submit: i18n.Line{ZH: "确认", EN: "Confirm"},
	Short:  i18n.Line{ZH: "放弃方案或停止整合", EN: "drop a plan, or stop one that runs"},
	Rules:  []domain.ClauseID{"N1.5"},
	Load: deed.From((*office.Office).Consolidation, func(t *i18n.Text, v consolidation.View) deed.Loaded[consolidation.CancelConsolidation] {
		after := i18n.Line{ZH: "方案作废，什么都没有迁移。", EN: "The plan is dropped; nobody was moved."}
		if v.State == domain.ConsolidationRunning {
			after = i18n.Line{
				ZH: "已迁 {done}/{n}，已迁的人留在新群；未迁的人和群保持原样，任务取消。",
				EN: "{done}/{n} moved; who moved stays moved, all else stays as it is and the tasks are cancelled.",
			}
		}
		text := t.Sentence(t.Say(after), domain.Args{"done": v.Done, "n": len(v.Moves)})
		return deed.Loaded[consolidation.CancelConsolidation]{
			In:   consolidation.CancelConsolidation{ID: v.ID, Version: v.Version},
			Name: v.ID.String(), Refused: v.Manage, Warn: []show.Row{{Text: text, Tone: show.ToneStrong}},
		}
	}),
	Version: func(in *consolidation.CancelConsolidation) *uint64 { return &in.Version },
	Fields: func(in *consolidation.CancelConsolidation) []deed.Field {
		return []deed.Field{deed.AreaOf("reason", &in.Reason).Named("理由", "Reason")}
	},
	Do: (*office.Office).CancelConsolidation,
	Said: func(t *i18n.Text, in consolidation.CancelConsolidation, _ domain.Consolidation) string {
		return t.Sentence(t.Say(i18n.Line{ZH: "{id} 已取消", EN: "{id} cancelled"}), domain.Args{"id": in.ID})
	},
}
