package violation

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	officeimpostor "alumni/domain/office/impostor"
	"alumni/tui/console"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/impostor"
)

// impostors is the register of groups that use the school's name without authorisation,
// M8.3, with the check of names.
func impostors(env *kit.Env) kit.Screen {
	return console.List(env, impostor.List, func() []kit.Binding {
		return []kit.Binding{{
			Key: "C", Label: env.Text.Say(checkWord),
			Run: func() tea.Cmd { return kit.OpenPaste(env, checking(env)) },
		}}
	})
}

// Impostor loads an unauthorised group's document.
var Impostor = console.Page(impostor.View, func(env *kit.Env, v officeimpostor.View) []kit.Binding {
	return []kit.Binding{kit.ReadClause(env, "M8.3"), {
		Key: "t", Label: env.Text.Say(letterWord),
		Run: func() tea.Cmd {
			return kit.OpenText(env, env.Text.Say(letterWord), func(ctx context.Context) (string, error) {
				now, err := env.Office.Impostor(ctx, env.By, v.ID)
				return env.Text.RightsLetter(now), err
			})
		},
	}}
})

var (
	checkWord  = i18n.Line{ZH: "检查群名", EN: "check names"}
	letterWord = i18n.Line{ZH: "维权函", EN: "rights letter"}
	checkLead  = i18n.Line{
		ZH: "粘贴群名，一行一个，或整段文字；检查不登记任何内容。",
		EN: "Paste names of groups, one a line, or a text; a check registers nothing.",
	}
)

// checking is the page on which names are pasted to be checked.
func checking(env *kit.Env) kit.PasteSpec {
	t := env.Text
	return kit.PasteSpec{
		Title: t.Say(checkWord), Lead: []string{t.Say(checkLead)},
		Check: func(ctx context.Context, cells [][]string) (kit.PasteReport, error) {
			results, err := env.Office.CheckNames(ctx, env.By, namesIn(cells))
			if err != nil {
				return kit.PasteReport{}, err
			}
			return kit.PasteReport{
				Only: true, Head: show.Row{Sign: "✓", Text: impostor.Counted(t, results), Tone: show.ToneFocus}, Rows: impostor.Checked(t, results),
			}, nil
		},
	}
}

// namesIn are the lines that say anything.
func namesIn(cells [][]string) (out []string) {
	for _, row := range cells {
		if name := domain.CleanLine(strings.Join(row, " ")); name != "" {
			out = append(out, name)
		}
	}
	return out
}
