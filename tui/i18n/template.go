package i18n

import (
	"fmt"
	"strings"
	"time"

	"alumni/domain"
)

// fill puts values into a sentence. {name} is a value; a part in [brackets] is
// left out when one of its values is missing or empty, so that one sentence
// serves "holds an office" and "authorised by the president" alike, and
// {n|group|groups} is the word for one or for more. Values are
// never read as template themselves.
func (t *Text) fill(tmpl string, args domain.Args) string {
	var out strings.Builder
	for tmpl != "" {
		i := strings.IndexByte(tmpl, '[')
		j := strings.IndexByte(tmpl, ']')
		if i < 0 || j < i {
			s, _ := t.values(tmpl, args)
			out.WriteString(s)
			break
		}
		s, _ := t.values(tmpl[:i], args)
		out.WriteString(s)
		if part, whole := t.values(tmpl[i+1:j], args); whole {
			out.WriteString(part)
		}
		tmpl = tmpl[j+1:]
	}
	return out.String()
}

// values puts values into a part without brackets; whole is false if one is missing.
func (t *Text) values(tmpl string, args domain.Args) (s string, whole bool) {
	var out strings.Builder
	whole = true
	for {
		i := strings.IndexByte(tmpl, '{')
		j := strings.IndexByte(tmpl, '}')
		if i < 0 || j < i {
			out.WriteString(tmpl)
			return out.String(), whole
		}
		out.WriteString(tmpl[:i])
		v := t.arg(tmpl[i+1:j], args)
		if v == "" {
			whole = false
		}
		out.WriteString(v)
		tmpl = tmpl[j+1:]
	}
}

// arg is one named value; a state is read by the kind of the record beside it,
// since an approved group and an approved application have different words.
func (t *Text) arg(name string, args domain.Args) string {
	if name == "state" || name == "want" {
		if id, err := domain.ParseID(fmt.Sprint(args["id"])); err == nil {
			if s := t.stateOf(id.Kind, fmt.Sprint(args[name])); s != "" {
				return s
			}
		}
	}
	if n, words, ok := strings.Cut(name, "|"); ok {
		return counted(fmt.Sprint(args[n]), words)
	}
	return t.Value(name, args[name])
}

// counted is the first of two words for one, the second for any other number:
// {n|group|groups}.
func counted(n, words string) string {
	one, many, _ := strings.Cut(words, "|")
	if n == "1" {
		return one
	}
	return many
}

// stateOf is the word for a state of a kind of record; "" for none.
func (t *Text) stateOf(k domain.Kind, v string) string {
	w := &t.Word
	switch k {
	case domain.KindBranch:
		return w.BranchState[domain.BranchState(v)]
	case domain.KindGroup:
		return w.GroupState[domain.GroupState(v)]
	case domain.KindApplication, domain.KindTransfer:
		return w.Case[domain.CaseState(v)]
	case domain.KindViolation:
		return w.Violation[domain.ViolationState(v)]
	case domain.KindTask:
		return w.Task[domain.TaskState(v)]
	case domain.KindAccount:
		return w.Account[domain.AccountState(v)]
	case domain.KindFiling:
		return w.Form[domain.FormState(v)]
	case domain.KindCampaign:
		return w.Campaign[domain.CampaignState(v)]
	case domain.KindBulletin:
		return w.Bulletin[domain.BulletinState(v)]
	case domain.KindConsolidation:
		return w.Consolidation[domain.ConsolidationState(v)]
	}
	return ""
}

// Value writes one value of a record as people read it: states and roles by
// their words, times in China, IDs by their short numbers. The field's name
// helps where a value came as plain text.
func (t *Text) Value(field string, v any) string {
	if v == nil {
		return ""
	}
	switch v := v.(type) {
	case string:
		return t.word(field, v)
	case time.Time:
		if v.IsZero() {
			return ""
		}
		return stamp(v)
	case domain.Action:
		return t.Word.Action[v]
	case domain.ClauseID:
		return t.Cite(v)
	case domain.Fault:
		return t.Fault[v]
	case domain.ID:
		return v.String()
	case []domain.ClauseID:
		return joined(v, t.Label.Comma, t.Cite)
	case []string:
		return joined(v, t.Label.Comma, func(s string) string { return t.word(field, s) })
	}
	return t.word(field, fmt.Sprint(v))
}

// joined writes each of a list's items and puts a sign between them.
func joined[T any](list []T, sign string, write func(T) string) string {
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = write(v)
	}
	return strings.Join(parts, sign)
}

// stamp is a moment as history shows it: 11-20 14:30, in China.
func stamp(at time.Time) string { return at.In(domain.China).Format("01-02 15:04") }

// word is the word for a state, a role or an office that came as text; other
// text stays as it is.
func (t *Text) word(field, v string) string {
	w := &t.Word
	switch field {
	case "at":
		if at, err := time.Parse(time.RFC3339, v); err == nil {
			return stamp(at)
		}
	case "action":
		return pick(w.Action, v)
	case "office":
		return pick(w.Office, v)
	case "basis":
		return pick(w.Basis, v)
	case "filing":
		return pick(w.Filing, v)
	case "channel":
		return pick(w.Channel, v)
	case "source":
		return pick(w.Source, v)
	case "missing":
		return pick(w.Material, v)
	case "template":
		return pick(w.Template, v)
	case "template_text":
		if v == "own" {
			return t.Setting.Own
		}
		return t.Setting.Default
	case "role":
		if s, ok := w.Manager[domain.ManagerRole(v)]; ok {
			return s
		}
		return pick(w.Role, v)
	case "outcome":
		return pick(w.Outcome, v)
	case "kind", "kinds":
		return t.kindWord(v)
	case "state", "want", "next":
		return t.stateWord(v)
	case "rule", "clause", "authority_clause":
		return t.Cite(domain.ClauseID(v))
	case "reason":
		if s, ok := t.Fault[domain.Fault(v)]; ok {
			return s
		}
	case "field":
		return t.FieldName(v)
	}
	if v == "true" {
		return t.Command.Yes
	}
	return v
}

// stateWord is the word for a state whose record is not known.
func (t *Text) stateWord(v string) string {
	for _, k := range domain.Kinds {
		if s := t.stateOf(k, v); s != "" {
			return s
		}
	}
	return pick(t.Word.Filing, v)
}

func (t *Text) kindWord(v string) string {
	w := &t.Word
	for _, s := range []string{
		w.Application[domain.ApplicationKind(v)], w.TaskKind[domain.TaskKind(v)],
		w.BranchKind[domain.BranchKind(v)], w.GroupKind[domain.GroupKind(v)], w.PlaceKind[domain.PlaceKind(v)],
	} {
		if s != "" {
			return s
		}
	}
	return v
}

// pick looks a word up and falls back to the value itself.
func pick[K ~string](m map[K]string, v string) string {
	if s, ok := m[K(v)]; ok {
		return s
	}
	return v
}
