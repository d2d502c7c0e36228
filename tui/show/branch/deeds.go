package branch

import (
	"context"
	"slices"
	"strings"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/registry"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Add registers a branch, N0.
var Add = deed.Deed[registry.AddBranch, domain.Branch]{
	Words: "branch add", Key: "N",
	Name: i18n.Line{ZH: "新增分会", EN: "Add branch"},
	Intro: i18n.Line{
		ZH: "只写地名或行业名，如北京、粮食行业；表中没有的一并加入。",
		EN: "Only the place or the industry: 北京, 粮食行业. What the table lacks is added.",
	},
	Short: i18n.Line{ZH: "新增分会（未成立或筹备）", EN: "add a branch (none or preparatory)"},
	Rules: []domain.ClauseID{"N0", "M4.6"}, May: domain.CanKeepRegistry,
	Fields: func(in *registry.AddBranch) []deed.Field {
		return []deed.Field{
			deed.TextOf("name", &in.Name).Max(domain.MaxPlace).Must().Named("地名", "Name").Helped("地名或行业名称", "the place or the industry"),
			deed.ChoiceOf("kind", &in.Kind, domain.BranchKinds, kinds).Must().
				Helped("provincial 省级、municipal 市级、regional 地区、industry 行业", "provincial, municipal, regional, industry"),
			deed.ChoiceOf("state", &in.State, []domain.BranchState{domain.BranchNone, domain.BranchPreparatory}, states).
				Helped("none 未成立、preparatory 筹备", "none, preparatory"),
		}
	},
	Do: (*office.Office).AddBranch,
	Said: func(t *i18n.Text, in registry.AddBranch, b domain.Branch) string {
		return t.Sentence(t.Place.Added, domain.Args{"id": b.ID, "name": b.Name}) + t.NamedAfter(in.Name, b.Name)
	},
}

// on loads a deed's input from the branch that it is done to.
func on[In any](in func(t *i18n.Text, v registry.BranchView) (In, []show.Row)) func(deed.Call, domain.ID) (deed.Loaded[In], error) {
	return deed.From((*office.Office).Branch, func(t *i18n.Text, v registry.BranchView) deed.Loaded[In] {
		l := deed.Loaded[In]{Name: t.BranchName(v.Name)}
		l.In, l.Warn = in(t, v)
		return l
	})
}

// Prepare makes a branch preparatory, N1.4b.
var Prepare = deed.Deed[registry.PrepareBranch, domain.Branch]{
	Words: "branch prepare", Key: "P", On: domain.KindBranch,
	Name:  i18n.Line{ZH: "转为筹备", EN: "Prepare"},
	Short: i18n.Line{ZH: "转为筹备", EN: "make a branch preparatory"},
	Rules: []domain.ClauseID{"N1.4b"}, May: domain.CanKeepRegistry,
	Load: on(func(t *i18n.Text, v registry.BranchView) (registry.PrepareBranch, []show.Row) {
		intro := i18n.Line{ZH: "分会将为“筹备”：可由热心校友建筹备群。", EN: "The branch becomes preparatory: volunteers may set a preparatory group up."}
		return registry.PrepareBranch{Branch: v.ID, Version: v.Version}, []show.Row{{Text: t.Say(intro)}}
	}),
	Version: func(in *registry.PrepareBranch) *uint64 { return &in.Version },
	Fields: func(in *registry.PrepareBranch) []deed.Field {
		return []deed.Field{deed.AreaOf("reason", &in.Reason).Optional()}
	},
	Do: (*office.Office).PrepareBranch,
	Said: func(t *i18n.Text, _ registry.PrepareBranch, b domain.Branch) string {
		return about(t, i18n.Line{ZH: "{branch} 已转为筹备。", EN: "{branch} is preparatory."}, b)
	},
}

// End ends a branch; the console has its name typed.
var End = deed.Deed[registry.EndBranch, domain.Branch]{
	Words: "branch end", Key: "D", On: domain.KindBranch, Danger: true,
	Name:  i18n.Line{ZH: "终止分会", EN: "End branch"},
	Title: i18n.Line{ZH: "终止", EN: "End"},
	Short: i18n.Line{ZH: "终止分会", EN: "end a branch"},
	Rules: []domain.ClauseID{"N1.4a"}, May: domain.CanKeepRegistry,
	Load: on(func(t *i18n.Text, v registry.BranchView) (registry.EndBranch, []show.Row) {
		intro := i18n.Line{ZH: "不可恢复。还有在用的群时不能终止。", EN: "This can't be undone. It is refused while groups are in use."}
		return registry.EndBranch{Branch: v.ID, Version: v.Version},
			[]show.Row{{Sign: "!", Text: t.Say(intro), Tone: show.ToneDanger, Note: t.Cite("N1.4a")}}
	}),
	Version: func(in *registry.EndBranch) *uint64 { return &in.Version },
	Fields: func(in *registry.EndBranch) []deed.Field {
		return append([]deed.Field{deed.AreaOf("reason", &in.Reason)}, decision(&in.Document, i18n.Optional)...)
	},
	Do: (*office.Office).EndBranch,
	Said: func(t *i18n.Text, _ registry.EndBranch, b domain.Branch) string {
		return about(t, i18n.Line{ZH: "{branch} 已终止。", EN: "{branch} is ended."}, b)
	},
}

func about(t *i18n.Text, l i18n.Line, b domain.Branch) string {
	return t.Tell(l, domain.Args{"branch": t.BranchName(b.Name)})
}

// needed says of the field of a decision what it is.
var needed = i18n.Line{ZH: "理事会决议或批文文号", EN: "number of the decision"}

// decision are the fields of the decision that a change of a council rests on.
func decision(to *domain.Reference, hint i18n.Line) []deed.Field {
	f := deed.ReferenceOf("document", to)
	return []deed.Field{
		f[0].Named("决议文号", "Decision no.").Hinted(hint.ZH, hint.EN), f[1].Named("决议日期", "Decided on"), f[2].Named("决议说明", "Note"),
	}
}

// offices are the fields of a whole council, in the order of the form.
var offices = [...]struct {
	key, flag string
	office    domain.CouncilOffice
	one       bool
	help      i18n.Line
}{
	{"president", "president", domain.OfficePresident, true, i18n.Line{ZH: "会长的人员编号", EN: "the president's ID"}},
	{"vice_president", "vice", domain.OfficeVicePresident, false, i18n.Line{ZH: "副会长的人员编号，可多次", EN: "a vice president's ID, repeatable"}},
	{"secretary_general", "secretary", domain.OfficeSecretary, true, i18n.Line{ZH: "秘书长的人员编号", EN: "the secretary-general's ID"}},
	{"councillor", "councillor", domain.OfficeCouncillor, false, i18n.Line{ZH: "理事的人员编号，可多次", EN: "a councillor's ID, repeatable"}},
}

// council are the fields that fill in the seats of a whole council. Whoever is in
// two of them keeps the higher office.
func council(to *[]domain.Seat) []deed.Field {
	out := make([]deed.Field, len(offices))
	for i, s := range offices {
		var people []domain.ID
		f := deed.RecordsOf(s.key, domain.KindPerson, &people).As(s.flag).Helped(s.help.ZH, s.help.EN)
		if s.one {
			f.Kind = deed.Person
		}
		read := f.Set
		f.Set = func(c deed.Call, typed []string) error {
			err := read(c, typed)
			for _, p := range people {
				if !slices.ContainsFunc(*to, func(taken domain.Seat) bool { return taken.Person == p }) {
					*to = append(*to, domain.Seat{Person: p, Office: s.office})
				}
			}
			return err
		}
		out[i] = f
	}
	return out
}

// Seats gives who is in the council now, by the key of the field.
func Seats(v registry.BranchView) map[string][]registry.SeatView {
	out := map[string][]registry.SeatView{}
	for _, s := range offices {
		for _, seat := range v.Seats {
			if seat.Office == s.office {
				out[s.key] = append(out[s.key], seat)
			}
		}
	}
	return out
}

// Establish founds a branch with its first council, N0, N1.4b; the council of one
// that was imported as established is registered by it.
var Establish = deed.Deed[registry.EstablishBranch, registry.CouncilResult]{
	Words: "branch establish", Key: "E", On: domain.KindBranch,
	Name:  i18n.Line{ZH: "成立", EN: "Establish"},
	Short: i18n.Line{ZH: "成立分会，登记首届理事会", EN: "found a branch with its first council"},
	Rules: []domain.ClauseID{"N1.4b", "N2.1a"}, May: domain.CanKeepRegistry,
	Load: on(func(t *i18n.Text, v registry.BranchView) (registry.EstablishBranch, []show.Row) {
		intro := i18n.Line{ZH: "分会将为“已成立”，须有会长。", EN: "The branch becomes established; it needs a president."}
		if v.State == domain.BranchEstablished {
			intro = i18n.Line{
				ZH: "分会已成立：登记成立日期和现任理事会，须有会长；日期在已知换届之后的，作为换届日期。",
				EN: "The branch is established: enter its founding and its council. A day after the known election is that of a " +
					"re-election.",
			}
		}
		rows := []show.Row{{Text: t.Say(intro)}}
		if n := preparatory(v.GroupRows); n > 0 {
			queued := i18n.Line{ZH: "其筹备群 {n} 个将列入转正待办。", EN: "Its preparatory groups, {n}, are queued for conversion."}
			rows = append(rows, show.Row{Sign: "!", Tone: show.ToneDue, Note: t.Cite("N1.4b"), Text: t.Tell(queued, domain.Args{"n": n})})
		}
		return registry.EstablishBranch{Branch: v.ID, Version: v.Version}, rows
	}),
	Version: func(in *registry.EstablishBranch) *uint64 { return &in.Version },
	Fields: func(in *registry.EstablishBranch) []deed.Field {
		return slices.Concat([]deed.Field{deed.DayOf("established", &in.On).As("on")}, council(&in.Council), decision(&in.Document, needed))
	},
	Do: (*office.Office).EstablishBranch,
	Said: func(t *i18n.Text, _ registry.EstablishBranch, r registry.CouncilResult) string {
		return changed(t, about(t, i18n.Line{ZH: "{branch} 已成立。", EN: "{branch} is established."}, r.Branch), r)
	},
}

// Reelect is a re-election (换届), N0: it replaces the whole council.
var Reelect = deed.Deed[registry.Reelect, registry.CouncilResult]{
	Words: "branch reelect", Key: "e", On: domain.KindBranch,
	Name:  i18n.Line{ZH: "换届", EN: "Re-election"},
	Short: i18n.Line{ZH: "换届，整体替换理事会", EN: "re-elect: replace the whole council"},
	Rules: []domain.ClauseID{"N0", "N2.1a", "M5.2"}, May: domain.CanKeepRegistry,
	Load: on(func(t *i18n.Text, v registry.BranchView) (registry.Reelect, []show.Row) {
		intro := i18n.Line{
			ZH: "以新一届名单整体替换理事会；离任者名下的群将列入复核。",
			EN: "The new council replaces the present one; the groups of those who leave are reviewed.",
		}
		return registry.Reelect{Branch: v.ID, Version: v.Version}, []show.Row{{Text: t.Say(intro)}}
	}),
	Version: func(in *registry.Reelect) *uint64 { return &in.Version },
	Fields: func(in *registry.Reelect) []deed.Field {
		return slices.Concat([]deed.Field{deed.DayOf("reelected", &in.On).As("on")}, council(&in.Council), decision(&in.Document, needed))
	},
	Do: (*office.Office).Reelect,
	Said: func(t *i18n.Text, _ registry.Reelect, r registry.CouncilResult) string {
		return changed(t, about(t, i18n.Line{ZH: "{branch} 已换届。", EN: "{branch} is re-elected."}, r.Branch), r)
	},
}

// OfOne is what a change of one seat led to, with the name of whom it is about.
type OfOne struct {
	registry.CouncilResult
	name string
}

// named adds the name of whom a change of a council was about.
func named(o *office.Office, ctx context.Context, by domain.Caller, who domain.ID, r registry.CouncilResult, err error) (OfOne, error) {
	if err != nil {
		return OfOne{}, err
	}
	p, err := o.Person(ctx, by, who)
	return OfOne{r, p.Name}, err
}

// Seat gives somebody an office in a council, M5.2.
var Seat = deed.Deed[registry.SeatPerson, OfOne]{
	Words: "branch seat", Key: "s", On: domain.KindBranch,
	Name:  i18n.Line{ZH: "任职", EN: "Appoint"},
	Title: i18n.Line{ZH: "理事会任职", EN: "Appoint"},
	Intro: i18n.Line{ZH: "新任会长接替现任会长。", EN: "A new president takes the place of the present one."},
	Short: i18n.Line{ZH: "理事会任职", EN: "give somebody an office"},
	Rules: []domain.ClauseID{"N2.1a", "M5.2"}, May: domain.CanKeepRegistry,
	Load: on(func(_ *i18n.Text, v registry.BranchView) (registry.SeatPerson, []show.Row) {
		return registry.SeatPerson{Branch: v.ID, Version: v.Version, Office: domain.OfficeVicePresident}, nil
	}),
	Version: func(in *registry.SeatPerson) *uint64 { return &in.Version },
	Fields: func(in *registry.SeatPerson) []deed.Field {
		return append([]deed.Field{
			deed.RecordOf("person", domain.KindPerson, &in.Person).Must().Named("姓名", "Name"),
			deed.ChoiceOf("office", &in.Office, domain.CouncilOffices,
				func(t *i18n.Text) map[domain.CouncilOffice]string { return t.Word.Office }).
				Must().Helped("president、vice_president、secretary_general、councillor",
				"president, vice_president, secretary_general, councillor"),
		}, decision(&in.Document, needed)...)
	},
	Do: func(o *office.Office, ctx context.Context, by domain.Caller, in registry.SeatPerson) (OfOne, error) {
		r, err := o.SeatPerson(ctx, by, in)
		return named(o, ctx, by, in.Person, r, err)
	},
	Said: func(t *i18n.Text, in registry.SeatPerson, r OfOne) string {
		said := i18n.Line{ZH: "{name} 任{office}。", EN: "{name} is {office}."}
		return changed(t, t.Tell(said, domain.Args{"name": r.name, "office": t.Word.Office[in.Office]}), r.CouncilResult)
	},
}

// Unseat takes somebody out of a council, M5.2.
var Unseat = deed.Deed[registry.UnseatPerson, OfOne]{
	Words: "branch unseat", Key: "x", On: domain.KindBranch,
	Name:  i18n.Line{ZH: "离任", EN: "Relieve"},
	Title: i18n.Line{ZH: "理事会离任", EN: "Relieve of office"},
	Short: i18n.Line{ZH: "理事会离任", EN: "take somebody out of a council"},
	Rules: []domain.ClauseID{"N2.1a", "M5.2"}, May: domain.CanKeepRegistry,
	Load: on(func(t *i18n.Text, v registry.BranchView) (registry.UnseatPerson, []show.Row) {
		intro := i18n.Line{
			ZH: "离任者名下的群仍归其名，将列入复核，直至移交或补会长授权。",
			EN: "Groups of who leaves stay theirs and are reviewed, until handed over or authorised by the president.",
		}
		return registry.UnseatPerson{Branch: v.ID, Version: v.Version}, []show.Row{{Text: t.Say(intro)}}
	}),
	Version: func(in *registry.UnseatPerson) *uint64 { return &in.Version },
	Fields: func(in *registry.UnseatPerson) []deed.Field {
		return append([]deed.Field{
			deed.RecordOf("person", domain.KindPerson, &in.Person).Must().Named("姓名", "Name"), deed.AreaOf("reason", &in.Reason).Must(),
		}, decision(&in.Document, i18n.Optional)...)
	},
	Do: func(o *office.Office, ctx context.Context, by domain.Caller, in registry.UnseatPerson) (OfOne, error) {
		r, err := o.UnseatPerson(ctx, by, in)
		return named(o, ctx, by, in.Person, r, err)
	},
	Said: func(t *i18n.Text, _ registry.UnseatPerson, r OfOne) string {
		said := i18n.Line{ZH: "{name} 已离任。", EN: "{name} left the council."}
		return changed(t, t.Tell(said, domain.Args{"name": r.name}), r.CouncilResult)
	},
}

// changed adds to what was done the groups that who left still owns, and the
// tasks that were opened.
func changed(t *i18n.Text, done string, r registry.CouncilResult) string {
	if len(r.Owned) > 0 {
		names := make([]string, len(r.Owned))
		for i, o := range r.Owned {
			names[i] = i18n.ShortGroup(o.Name)
		}
		still := i18n.Line{ZH: "名下仍有 {groups}，请移交或补会长授权。", EN: "Still owns {groups}: hand over or authorise."}
		done += t.Tell(still, domain.Args{"groups": strings.Join(names, t.Label.Comma)})
	}
	if len(r.Tasks) > 0 {
		done += queued(t, len(r.Tasks))
	}
	return done
}

func queued(t *i18n.Text, n int) string {
	return t.Tell(i18n.Line{ZH: "新列待办 {n} 项。", EN: "Tasks opened: {n}."}, domain.Args{"n": n})
}

// Opened are the tasks that a branch lacked.
type Opened struct {
	Tasks []domain.ID `json:"tasks"`
}

// Review opens what a branch lacks: owners to review, groups to convert. It asks
// nothing, so the console has no form for it.
var Review = deed.Deed[domain.ID, Opened]{
	Words: "branch review", Key: "w", On: domain.KindBranch,
	Name:  i18n.Line{ZH: "复核群主", EN: "Review owners"},
	Short: i18n.Line{ZH: "复核群主、列出筹备群转正待办", EN: "open what is lacking: owners to review, groups to convert"},
	Load:  deed.ByID,
	Do: func(o *office.Office, ctx context.Context, by domain.Caller, id domain.ID) (Opened, error) {
		tasks, err := o.QueueBranch(ctx, by, id)
		return Opened{append([]domain.ID{}, tasks...)}, err
	},
	Said: func(t *i18n.Text, _ domain.ID, r Opened) string { return queued(t, len(r.Tasks)) },
}
