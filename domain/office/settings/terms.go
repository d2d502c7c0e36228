// Package settings holds the use-cases of what headquarters sets: the rules by
// version, M10, their terms, and the templates of its letters. It knows the core only.
package settings

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/rulebook"
)

// Service keeps rules and templates.
type Service struct{ *desk.Base }

// EnsureRules writes the first version of the rule set, M10, into a store that
// has none. The notice carries no date of its own; the first version takes
// effect before the deadline that the notice sets for filing (2020-12-31), so
// that every event on record has a rule in force.
func (o *Service) EnsureRules(ctx context.Context) error {
	return o.Update(ctx, desk.Operator(), func(d *desk.Desk) error {
		n, err := d.RuleSets().Count(domain.Query{}, 1)
		if err != nil || n > 0 {
			return err
		}
		set := rulebook.Default()
		if err := desk.Save(d, d.RuleSets(), &set); err != nil {
			return err
		}
		if err := d.Note(domain.AuditEntry{Action: domain.ActStoreInit}, nil, nil); err != nil {
			return err
		}
		return d.Note(domain.AuditEntry{
			Action: domain.ActRuleSetAdd, Subject: set.ID, Version: set.Version,
			Changes: []domain.Change{{Field: "effective", After: string(domain.DateOf(set.Effective))}},
			Rules:   []domain.ClauseID{"M9", "M10"},
		}, nil, nil)
	})
}

// ReviseTerms makes a new version of the rules, M9, M10: the director's, with a
// reason and a day of effect that is not past. What happened before is judged
// by the version of its time; a version ahead goes on to change what it was to
// change, on top of this one. Errors name the term, effective, reason or name.
func (o *Service) ReviseTerms(ctx context.Context, by domain.Caller, in ReviseTerms) (domain.RuleSet, error) {
	in, err := cleanRevision(in)
	if err != nil {
		return domain.RuleSet{}, err
	}
	var out domain.RuleSet
	err = o.Update(ctx, by, func(d *desk.Desk) error {
		if err := domain.CanRevise(d.Actor); err != nil {
			return err
		}
		sets, err := versions(d)
		if err != nil {
			return err
		}
		if err := nobodyRevised(d, sets, in.Base); err != nil {
			return err
		}
		from, err := domain.EffectiveFrom(in.Effective, d.Now)
		if err != nil {
			return err
		}
		before, err := domain.RuleSetAt(sets, from)
		if err != nil {
			return err
		}
		terms := in.Terms
		if in.Only != nil {
			if terms, err = chosen(before.Terms, in.Terms, in.Only); err != nil {
				return err
			}
		}
		changes := domain.TermChanges(before.Terms, terms)
		switch {
		case len(changes) == 0:
			return &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultNoChange, Rule: "M9", Field: "terms"}
		case in.Reason == "":
			return domain.Required("reason", "M9")
		}
		set := domain.RuleSet{Effective: from, Reason: in.Reason, Terms: terms}
		if set.Name, err = versionName(sets, in.Name, from.In(domain.China).Format("2006")); err != nil {
			return err
		}
		set.CreatedAt = d.Now
		set.UpdatedAt = d.Now
		if set.ID, err = d.NextID(domain.KindRuleSet); err != nil {
			return err
		}
		if err := d.RuleSets().Put(&set); err != nil {
			return err
		}
		out = set
		if err := noteRevision(d, set, set, changes); err != nil {
			return err
		}
		return carryAhead(d, sets, before, set)
	})
	return out, err
}

// chosen gives the terms with some of them as a revision has them.
func chosen(terms, revised domain.Terms, only []domain.TermKey) (domain.Terms, error) {
	for _, k := range only {
		var err error
		if terms, err = terms.With(k, revised.Value(k)); err != nil {
			return terms, err
		}
	}
	return terms, nil
}

// noteRevision notes a version as it was written, for the sake of a revision.
func noteRevision(d *desk.Desk, set, revision domain.RuleSet, changes []domain.Change) error {
	related := []domain.ID{}
	if revision.ID != set.ID {
		related = append(related, revision.ID)
	}
	return d.Note(domain.AuditEntry{
		Action: domain.ActRuleSetAdd, Subject: set.ID, Version: set.Version, Related: related,
		Changes: append([]domain.Change{{Field: "effective", After: string(domain.DateOf(set.Effective))}}, changes...),
		Rules:   []domain.ClauseID{"M9", "M10"},
	}, nil, &domain.AuditDetail{Reason: revision.Reason})
}

// carryAhead carries a revision on into the versions that take effect after it
// and that were recorded before, M10: each goes on changing what it was to
// change, and nothing else, so that it does not take back what was revised
// since. Before is what the revision follows.
func carryAhead(d *desk.Desk, sets []domain.RuleSet, before, revision domain.RuleSet) error {
	was, is := before.Terms, revision.Terms
	for _, s := range sets { // as they take effect
		if !s.Effective.After(revision.Effective) {
			continue
		}
		terms, err := domain.Revised(was, s.Terms, is)
		if err != nil {
			return err
		}
		old := s.Terms
		was, is = old, terms
		changes := domain.TermChanges(old, terms)
		if len(changes) == 0 {
			continue
		}
		s.Terms = terms
		if err := desk.Save(d, d.RuleSets(), &s); err != nil {
			return err
		}
		if err := noteRevision(d, s, revision, changes); err != nil {
			return err
		}
	}
	return nil
}

func cleanRevision(in ReviseTerms) (ReviseTerms, error) {
	var err error
	in.Effective = domain.Date(domain.CleanLine(string(in.Effective)))
	in.Terms.ReplyCode = domain.CleanLine(in.Terms.ReplyCode)
	if in.Name, err = domain.Line("name", in.Name, domain.MaxName); err != nil {
		return in, err
	}
	if in.Reason, err = domain.Text("reason", in.Reason, domain.MaxText); err != nil {
		return in, err
	}
	return in, domain.CheckTerms(in.Terms)
}

// versions are all versions of the rules, as they take effect. They are few.
func versions(d *desk.Desk) ([]domain.RuleSet, error) {
	all, err := d.AllRules()
	if err != nil {
		return nil, err
	}
	sets := slices.Clone(all)
	slices.SortFunc(sets, domain.LatestRuleSets)
	return sets, nil
}

// newestSet is the version that was recorded last.
func newestSet(sets []domain.RuleSet) (out domain.RuleSet) {
	for _, s := range sets {
		if s.ID.Seq > out.ID.Seq {
			out = s
		}
	}
	return out
}

// nobodyRevised refuses a revision whose maker did not see the newest version.
func nobodyRevised(d *desk.Desk, sets []domain.RuleSet, base domain.ID) error {
	newest := newestSet(sets)
	if base.IsZero() || base == newest.ID {
		return nil
	}
	by, _, err := lastWord(d, newest.ID)
	if err != nil {
		return err
	}
	return &domain.Error{Code: domain.CodeConflict, Fault: domain.FaultStale, Args: domain.Args{
		"id": newest.ID.String(), "by": by, "at": newest.CreatedAt, "action": domain.ActRuleSetAdd,
	}}
}

// versionName gives a version its name: the one asked for, which no other has,
// or the year of its effect and the next number.
func versionName(sets []domain.RuleSet, name, year string) (string, error) {
	taken := func(n string) domain.ID {
		for _, s := range sets {
			if strings.EqualFold(s.Name, n) {
				return s.ID
			}
		}
		return domain.ID{}
	}
	if name != "" {
		if id := taken(name); !id.IsZero() {
			return "", &domain.Error{
				Code: domain.CodeConflict, Fault: domain.FaultDuplicate, Field: "name",
				Args: domain.Args{"value": name, "id": id.String()},
			}
		}
		return name, nil
	}
	for n := 1; ; n++ {
		if name = fmt.Sprintf("%s-%d", year, n); taken(name).IsZero() {
			return name, nil
		}
	}
}

// RuleSets lists the versions of the rules, the latest to take effect first,
// each with what it changed. Everybody reads them.
func (o *Service) RuleSets(ctx context.Context, by domain.Caller) ([]RuleSetView, error) {
	var out []RuleSetView
	err := o.View(ctx, by, func(d *desk.Desk) error {
		sets, err := versions(d)
		if err != nil {
			return err
		}
		now, err := domain.RuleSetAt(sets, d.Now)
		if err != nil {
			return err
		}
		list := make([]RuleSetView, len(sets))
		for i, s := range sets {
			v := RuleSetView{RuleSet: s, InForce: s.ID == now.ID, Ahead: s.Effective.After(d.Now), Changes: []domain.Change{}}
			if i > 0 {
				v.Changes = domain.TermChanges(sets[i-1].Terms, s.Terms)
			}
			if v.By, _, err = lastWord(d, s.ID); err != nil {
				return err
			}
			list[len(sets)-1-i] = v
		}
		out = list
		return nil
	})
	return out, err
}

// Terms gives the open terms as they are in force now: since when, why, and
// what a version ahead will make of them. Everybody reads them.
func (o *Service) Terms(ctx context.Context, by domain.Caller) (TermsView, error) {
	var out TermsView
	err := o.View(ctx, by, func(d *desk.Desk) error {
		sets, err := versions(d)
		if err != nil {
			return err
		}
		now, err := domain.RuleSetAt(sets, d.Now)
		if err != nil {
			return err
		}
		v := TermsView{Set: now, Newest: newestSet(sets).ID, Revise: domain.CanRevise(d.Actor)}
		for _, spec := range domain.TermSpecs {
			v.Terms = append(v.Terms, termRow(spec, sets, now))
		}
		out = v
		return nil
	})
	return out, err
}

// termRow follows one term through the versions, in order of their effect.
func termRow(spec domain.TermSpec, sets []domain.RuleSet, now domain.RuleSet) TermRow {
	row := TermRow{TermSpec: spec, Value: now.Terms.Value(spec.Key)}
	last := ""
	for _, s := range sets {
		value := s.Terms.Value(spec.Key)
		if domain.LatestRuleSets(s, now) <= 0 {
			if value != last {
				row.Since, row.Set, row.Reason = domain.DateOf(s.Effective), s.ID, s.Reason
			}
		} else if value != last && row.Next == "" {
			row.Next, row.NextFrom = value, domain.DateOf(s.Effective)
		}
		last = value
	}
	return row
}
