// Package branch tells of branches (分会) and their councils (理事会): their list,
// their document and their plain deeds, for every face.
package branch

import (
	"fmt"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/desk"
	"alumni/domain/office/registry"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
	"alumni/tui/show/filing"
)

// List is the list of the branches. The console has a second filter on it and
// counts on its chips, and tells them itself.
var List = deed.Listing[registry.BranchRow, registry.BranchFilter]{
	Words: "branch list", Short: i18n.Line{ZH: "列出分会", EN: "list branches"},
	Narrow: func(f *registry.BranchFilter) []deed.Field {
		return []deed.Field{
			deed.ChoiceOf("kind", &f.Kind, domain.BranchKinds, kinds).
				Helped("类别：provincial 省级、municipal 市级、regional 地区、industry 行业", "provincial, municipal, regional or industry"),
			deed.ChoiceOf("state", &f.State, domain.BranchStates, states).
				Helped("状态：none 未成立、preparatory 筹备、established 已成立、ended 已终止", "none, preparatory, established or ended"),
			deed.ChoiceOf("only", &f.Only, conditions, func(*i18n.Text) map[registry.BranchOnly]string { return nil }).
				Helped("unfiled 有群未备案，不论哪次备案工作；orphaned 无群主、term_expired 待换届、owner_left 群主待复核",
					"unfiled (a group, whatever the campaign), orphaned, term_expired or owner_left"),
		}
	},
	Page: func(f *registry.BranchFilter, text, after string, limit int) {
		f.Text, f.After, f.Limit = text, after, limit
	},
	Do:      (*office.Office).Branches,
	Columns: func(t *i18n.Text, _ func() time.Time) []show.Column[registry.BranchRow] { return Columns(t) },
}

// conditions are what the list may be narrowed to besides.
var conditions = []registry.BranchOnly{registry.OnlyUnfiled, registry.OnlyOrphaned, registry.OnlyTermExpired, registry.OnlyOwnerLeft}

func kinds(t *i18n.Text) map[domain.BranchKind]string { return t.Word.BranchKind }

func states(t *i18n.Text) map[domain.BranchState]string { return t.Word.BranchState }

// Columns are the columns of the list.
func Columns(t *i18n.Text) []show.Column[registry.BranchRow] {
	w := &t.Branch
	return []show.Column[registry.BranchRow]{
		{Key: "id", Title: t.Label.Number, Text: func(r registry.BranchRow) string { return r.ID.String() }},
		{Key: "name", Title: w.Name, Width: t.Cells(10, 8), Grow: 1, Text: func(r registry.BranchRow) string { return r.Name }},
		{Key: "kind", Title: w.Kind, Width: t.Cells(6, 8), Cell: func(r registry.BranchRow) show.Cell { return kindCell(t, r) }},
		{Key: "groups", Title: w.Groups, Width: 3, Right: true, Text: func(r registry.BranchRow) string { return fmt.Sprint(r.Groups) }},
		{Key: "members", Title: w.Members, Width: 9, Right: true, Spare: true, Cell: func(r registry.BranchRow) show.Cell {
			if r.Groups == 0 {
				return show.Cell{Text: "—", Tone: show.ToneLabel}
			}
			return show.Cell{Text: fmt.Sprintf("%d/%d", r.Members, r.Capacity)}
		}},
		{Key: "owner", Title: w.Owner, Width: 8, Cell: func(r registry.BranchRow) show.Cell { return ownerCell(t, r) }},
		{Key: "filing", Title: w.Filing, Width: 9, Cell: func(r registry.BranchRow) show.Cell { return filing.Cell(t, r.Filing) }},
		{Key: "reelected", Title: "  " + w.Reelected, Width: 12, Spare: true, Cell: func(r registry.BranchRow) show.Cell {
			if r.TermExpired {
				return show.Cell{Sign: "!", Text: t.Day(r.Reelected), Tone: show.ToneDue}
			}
			return show.Cell{Text: "  " + t.Day(r.Reelected)} // the dates stand below each other
		}},
	}
}

// kindCell shows the kind of an established branch; of any other its state,
// which is what people have to know first.
func kindCell(t *i18n.Text, r registry.BranchRow) show.Cell {
	c := show.Cell{Text: t.Word.BranchKind[r.Kind], Long: t.Word.BranchKind[r.Kind] + " " + t.Word.BranchState[r.State]}
	switch r.State {
	case domain.BranchEstablished:
		return c
	case domain.BranchPreparatory:
		c.Text = t.Branch.Forming
	default:
		c.Text = t.Word.BranchState[r.State]
	}
	c.Tone = show.ToneLabel
	return c
}

func ownerCell(t *i18n.Text, r registry.BranchRow) show.Cell {
	switch {
	case r.Groups == 0:
		return show.Cell{Text: "—", Tone: show.ToneLabel}
	case r.Owner == "":
		return show.Cell{Text: t.Label.Vacant, Tone: show.ToneDanger}
	case r.OwnerLeft:
		return show.Cell{Text: r.Owner + " !", Tone: show.ToneDue}
	}
	return show.Cell{Text: r.Owner}
}

// View is one branch: council, groups, filing, term and history.
var View = deed.Viewing[registry.BranchView]{
	Words: "branch show", On: domain.KindBranch, Short: i18n.Line{ZH: "一个分会的详情", EN: "one branch in full"},
	Do: (*office.Office).Branch, Doc: document, Version: func(v registry.BranchView) uint64 { return v.Version },
	Commands: []deed.Offer{Add, Prepare, Establish, Reelect, Seat, Unseat, End, Review},
}

func document(t *i18n.Text, now time.Time, v registry.BranchView) show.Doc {
	return show.Doc{
		ID: v.ID.String(), Title: t.BranchName(v.Name), Subtitle: t.Word.BranchKind[v.Kind] + " · " + t.Word.BranchState[v.State],
		Sections: show.Filled(overview(t, v), seated(t, v), groups(t, v), outside(t, v), show.History(t, now, v.History, v.ID)),
	}
}

func overview(t *i18n.Text, v registry.BranchView) show.Section {
	w := &t.Branch
	var s show.Section
	if v.Filing != "" {
		s.Rows = append(s.Rows, filing.Looks[v.Filing].Row(w.Filing, t.Word.Filing[v.Filing]))
	}
	s.Field(w.Established, string(v.Established))
	s.Field(w.Reelected, t.Day(v.Reelected))
	s.Field(w.Decision, show.Reference(t, v.Document))
	if v.TermEnds != "" {
		r := show.Row{Label: w.TermEnds, Text: string(v.TermEnds)}
		if v.TermExpired {
			r.Sign, r.Tone, r.Text = "!", show.ToneDue, r.Text+" · "+w.TermExpired
		}
		s.Rows = append(s.Rows, r)
	}
	if said := t.MemberCounts(v.Findings); said != "" {
		s.Rows = append(s.Rows, show.Row{
			Sign: "!", Label: t.Rectify.BranchCounts, Text: said, Note: t.MemberCountsRule(v.Findings), Tone: show.ToneDue,
		})
	}
	if v.Sample {
		s.Rows = append(s.Rows, show.Row{Text: t.Label.Sample, Tone: show.ToneLabel})
	}
	return s
}

func seated(t *i18n.Text, v registry.BranchView) show.Section {
	s := show.Section{Title: t.Branch.Council}
	for _, seat := range v.Seats {
		ref := seat.Person
		ref.Office = "" // the label says it
		s.Who(t, t.Word.Office[seat.Office], ref)
	}
	return s.Or(t.Branch.NoCouncil)
}

func groups(t *i18n.Text, v registry.BranchView) show.Section {
	s := show.Section{Title: t.Branch.GroupList}
	for _, g := range v.GroupRows {
		look, name, convert := filing.Looks[g.Filing], i18n.ShortGroup(g.Name)+"  ", ""
		switch {
		case !g.State.Live():
			look = show.Look{Sign: "-", Tone: show.ToneLabel}
			s.Rows = append(s.Rows, look.Row(g.ID.String(), name+t.GroupStanding(g.State, g.EndedAt)))
			continue
		case g.Owner.IsZero():
			look = show.Look{Sign: "!", Tone: show.ToneDanger} // nobody answers for it, M5.1
		case g.Kind == domain.GroupPreparatory && v.State == domain.BranchEstablished:
			convert = " · " + t.Branch.ToConvert
		}
		line := t.Sentence(t.Branch.GroupLine, domain.Args{"members": g.Members, "capacity": g.Capacity, "owner": t.Vacancy(g.OwnerName)})
		row := look.Row(g.ID.String(), name+line+" · "+t.Word.Filing[g.Filing]+convert)
		row.Links = []domain.ID{g.Owner}
		s.Rows = append(s.Rows, row)
	}
	return s.Or(t.Branch.NoGroups)
}

// outside lists the groups whose owner has no owning office, M5.2: with a sign
// where the owner may not own the group any longer.
func outside(t *i18n.Text, v registry.BranchView) show.Section {
	w := &t.Branch
	s := show.Section{Title: w.OutsideTitle + "  " + t.Cite("M5.2")}
	for _, o := range v.Outside {
		row := show.Row{Sign: "!", Label: o.Group.String(), Tone: show.ToneDue, Links: []domain.ID{o.Owner.ID}}
		tmpl := w.OutsideOpen
		switch {
		case o.Stands():
			row.Sign, row.Tone, tmpl = "✓", show.ToneFocus, w.OutsideAuthorised
		case o.Task.IsZero():
			tmpl = w.OutsideBare
		}
		row.Text = t.Sentence(tmpl, domain.Args{
			"group": i18n.ShortGroup(o.Name), "owner": o.Owner.Name, "task": o.Task.String(), "number": o.Authority.Number,
		})
		s.Rows = append(s.Rows, row)
	}
	return s
}

// preparatory is how many preparatory groups wait for the branch to be founded.
func preparatory(groups []desk.GroupRow) (n int) {
	for _, g := range groups {
		if g.State.Live() && g.Kind == domain.GroupPreparatory {
			n++
		}
	}
	return n
}
