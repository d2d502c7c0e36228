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

// ReviseTerms sets the open terms anew, M9, from a day on, M10.
type ReviseTerms struct {
	Terms     domain.Terms // all of them
	Effective domain.Date  // today or later
	Reason    string       // required
	Name      string       // "" for the year and a number: 2026-2
	// Only, unless nil, are the terms that are set: the others stay as they are in
	// force on the day of effect, whatever Terms says of them.
	Only []domain.TermKey
	// Base, if given, is the newest version when the terms were looked at:
	// another one made since is not overwritten unseen.
	Base domain.ID
}

// RuleSetView is one version of the rules with what it changed.
type RuleSetView struct {
	domain.RuleSet
	By      string          `json:"by,omitempty"` // the account's name; "" for the operator
	Changes []domain.Change `json:"changes"`      // from the version before
	InForce bool            `json:"in_force"`
	Ahead   bool            `json:"ahead"` // takes effect later
}

// TermRow is one term as it is in force.
type TermRow struct {
	domain.TermSpec
	Value  string      `json:"value"`
	Since  domain.Date `json:"since"`            // from when it has had this value
	Set    domain.ID   `json:"set"`              // the version that gave it
	Reason string      `json:"reason,omitempty"` // why
	// Next and NextFrom are what a version that takes effect later makes of it; "" for no change.
	Next     string      `json:"next,omitempty"`
	NextFrom domain.Date `json:"next_from,omitempty"`
}

// TermsView is what is in force now.
type TermsView struct {
	Set    domain.RuleSet `json:"set"` // in force
	Terms  []TermRow      `json:"terms"`
	Newest domain.ID      `json:"newest"` // the version recorded last, in force or ahead
	Revise error          `json:"-"`      // nil if the caller may revise
}

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
		if err := d.Log(domain.AuditEntry{Action: domain.ActStoreInit}, nil, nil); err != nil {
			return err
		}
		_, err = keepVersion(d, rulebook.Default(), "", nil)
		return err
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
	return desk.Change(ctx, o.Only(domain.CanRevise), by, func(d *desk.Desk) (out domain.RuleSet, _ error) {
		sets, err := versions(d)
		if err != nil {
			return out, err
		}
		if err := nobodyRevised(d, sets, in.Base); err != nil {
			return out, err
		}
		from, err := domain.EffectiveFrom(in.Effective, d.Now)
		if err != nil {
			return out, err
		}
		before, err := domain.RuleSetAt(sets, from)
		if err != nil {
			return out, err
		}
		terms := in.Terms
		if in.Only != nil {
			if terms, err = chosen(before.Terms, in.Terms, in.Only); err != nil {
				return out, err
			}
		}
		changes := domain.TermChanges(before.Terms, terms)
		switch {
		case len(changes) == 0:
			return out, domain.Invalid(domain.FaultNoChange, "terms", "M9", nil)
		case in.Reason == "":
			return out, domain.Required("reason", "M9")
		}
		set := domain.RuleSet{Effective: from, Reason: in.Reason, Terms: terms}
		if set.Name, err = versionName(sets, in.Name, from.In(domain.China).Format("2006")); err != nil {
			return out, err
		}
		if set, err = keepVersion(d, set, in.Reason, changes); err != nil {
			return out, err
		}
		return set, carryAhead(d, sets, before, set)
	})
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

// keepVersion writes a version, with what a revision changed of it and why; the
// revision is named where it is another.
func keepVersion(d *desk.Desk, set domain.RuleSet, reason string, changes []domain.Change, revision ...domain.ID) (domain.RuleSet, error) {
	return desk.Keep(d, d.RuleSets(), set, domain.AuditEntry{
		Action: domain.ActRuleSetAdd, Related: revision, Rules: []domain.ClauseID{"M9", "M10"},
		Changes: append([]domain.Change{{Field: "effective", After: string(domain.DateOf(set.Effective))}}, changes...),
	}, desk.Because(reason))
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
		if _, err := keepVersion(d, s, revision.Reason, changes, revision.ID); err != nil {
			return err
		}
	}
	return nil
}

func cleanRevision(in ReviseTerms) (ReviseTerms, error) {
	var err error
	in.Effective = domain.Date(domain.CleanLine(string(in.Effective)))
	in.Terms.ReplyCode = domain.CleanLine(in.Terms.ReplyCode)
	if in.Name, err = domain.NameLine("name", in.Name, domain.MaxName); err != nil {
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

// versionsNow are all versions of the rules and the one in force.
func versionsNow(d *desk.Desk) (sets []domain.RuleSet, now domain.RuleSet, err error) {
	if sets, err = versions(d); err != nil {
		return nil, now, err
	}
	now, err = domain.RuleSetAt(sets, d.Now)
	return sets, now, err
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
	return domain.Conflict(domain.FaultStale, "", "",
		domain.Args{"id": newest.ID.String(), "by": by, "at": newest.CreatedAt, "action": domain.ActRuleSetAdd})
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
			return "", domain.Conflict(domain.FaultDuplicate, "name", "", domain.Args{"value": name, "id": id.String()})
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
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) ([]RuleSetView, error) {
		sets, now, err := versionsNow(d)
		if err != nil {
			return nil, err
		}
		list := make([]RuleSetView, len(sets))
		for i, s := range sets {
			v := RuleSetView{RuleSet: s, InForce: s.ID == now.ID, Ahead: s.Effective.After(d.Now), Changes: []domain.Change{}}
			if i > 0 {
				v.Changes = domain.TermChanges(sets[i-1].Terms, s.Terms)
			}
			if v.By, _, err = lastWord(d, s.ID); err != nil {
				return nil, err
			}
			list[len(sets)-1-i] = v
		}
		return list, nil
	})
}

// Terms gives the open terms as they are in force now: since when, why, and
// what a version ahead will make of them. Everybody reads them.
func (o *Service) Terms(ctx context.Context, by domain.Caller) (TermsView, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (TermsView, error) {
		sets, now, err := versionsNow(d)
		if err != nil {
			return TermsView{}, err
		}
		v := TermsView{Set: now, Newest: newestSet(sets).ID, Revise: domain.CanRevise(d.Actor)}
		for _, spec := range domain.TermSpecs {
			v.Terms = append(v.Terms, termRow(spec, sets, now))
		}
		return v, nil
	})
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
