package i18n

import (
	"errors"
	"maps"
	"strings"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/rulebook"
)

// Error is what a person reads of an error: the sentence with its values and
// the clause that it rests on. It is the one renderer of errors.
func (t *Text) Error(err error) string {
	if err == nil {
		return ""
	}
	var rows *office.ImportError
	if errors.As(err, &rows) {
		return t.importError(rows)
	}
	e := domain.AsError(err)
	said := t.sentence(e) + t.Basis(e.Rule)
	var broken *office.BrokenOff
	if errors.As(err, &broken) {
		said += t.Sentence(t.Roster.Broken, domain.Args{"n": broken.Done})
	}
	return said
}

// sentence is the error without its clause.
func (t *Text) sentence(e *domain.Error) string {
	args := maps.Clone(e.Args)
	if args == nil {
		args = domain.Args{}
	}
	if _, named := args["field"]; e.Field != "" && !named {
		args["field"] = e.Field
	}
	if e.Fault == domain.FaultStale {
		if t.Value("by", args["by"]) == "" {
			args["by"] = t.Label.Operator
		}
		if t.Value("action", args["action"]) == "" {
			args["action"] = t.Label.Changed
		}
	}
	tmpl, ok := t.Fault[e.Fault]
	if !ok {
		tmpl = t.Fault[domain.FaultInternal]
	}
	if hq, own := faultsHQ[t.Lang][e.Fault]; own && e.Args["hq"] == true {
		tmpl = hq
	}
	return t.fill(tmpl, args)
}

// Basis is the citation that follows a refusal; "" without a clause.
func (t *Text) Basis(rule domain.ClauseID) string {
	if rule == "" {
		return ""
	}
	if t.Lang == "en" {
		return " (" + rulebook.CiteEnglish(rule) + ")"
	}
	return "依据" + rulebook.CiteFull(rule)
}

// Cite is the short citation beside a check: 办法 四(六); in English the
// clause's ID, as it stands beside the text in the rule reader.
func (t *Text) Cite(rule domain.ClauseID) string {
	switch {
	case rule == "":
		return ""
	case t.Lang == "en":
		return string(rule)
	}
	return rulebook.Cite(rule)
}

func (t *Text) importError(e *office.ImportError) string {
	count := domain.Args{"count": len(e.Rows)}
	if len(e.Rows) == 1 && e.Rows[0].Row == 0 {
		count = nil // the file itself is wrong, so no row was read
	}
	lines := []string{t.fill(t.Fault[domain.FaultImport], count)}
	for _, r := range e.Rows {
		lines = append(lines, t.RowError(r))
	}
	return strings.Join(lines, "\n")
}

// RowError says what is wrong with one row of a table, or with the table (row 0).
func (t *Text) RowError(r office.RowError) string {
	args := domain.Args{"reason": strings.TrimRight(t.sentence(r.Err), "。.")}
	if cite := t.Cite(r.Err.Rule); cite != "" {
		args["rule"] = cite
	}
	if r.Row > 0 {
		args["row"] = r.Row
	}
	said := t.fill(t.Fault[domain.FaultImportRow], args)
	if r.Row == 0 && r.Err.Fault == domain.FaultFormDiffers {
		return t.Filing.LacksRow + " " + said // the form has no such row
	}
	return said
}

// FieldName is the label of a use-case's input or a record's field; an unknown
// one stays as it is.
func (t *Text) FieldName(key string) string { return pick(t.Field, key) }
