package casework

import (
	"context"
	"strings"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office/desk"
)

// NameQuery asks what is right and wrong about a group's name, N1.2b, M4.6.
type NameQuery struct {
	Name   string
	Branch domain.ID // the branch that it is meant for; zero: the one that it names
}

// NameCheck is one finding about a name, with its clause. Key names the
// sentence in tui/i18n: a naming.NameFinding or one of the checks below.
type NameCheck struct {
	Key  string          `json:"key"`
	Rule domain.ClauseID `json:"rule"`
	Args domain.Args     `json:"args,omitempty"`
}

// The checks of a name that need the registry.
const (
	NamePlaceUnknown = "place_unknown" // value: no place and no industry of the table
	NamePlaceAlias   = "place_alias"   // value, want: an alias stands for the place
	NamePlaceRetired = "place_retired" // value: for no new name
	NameNoBranch     = "no_branch"     // value: no branch is named after the place
	NameOtherBranch  = "other_branch"  // value, want: it names another branch than it is meant for
	NameTaken        = "taken"         // value, id: a group has it, or one that looks the same
	NameNumberUsed   = "number_used"   // value, id: another group of the branch has or had the number
	NameNumberAhead  = "number_ahead"  // value, want: the series is not there yet
)

// NameReport is what the rules say about a name.
type NameReport struct {
	Name string `json:"name"`
	// Form is "canonical", "formula", "example", or "" for none that is known.
	Form       naming.Form      `json:"form,omitempty"`
	Canonical  bool             `json:"canonical"` // nothing is to be mended
	Kind       domain.GroupKind `json:"kind,omitempty"`
	PlaceText  string           `json:"place_text,omitempty"` // as written in the name
	Place      domain.ID        `json:"place,omitzero"`
	PlaceName  string           `json:"place_name,omitempty"`
	Branch     domain.ID        `json:"branch,omitzero"`
	BranchName string           `json:"branch_name,omitempty"`
	Seq        int              `json:"seq,omitempty"`
	Taken      bool             `json:"taken"`
	TakenBy    domain.ID        `json:"taken_by,omitzero"` // the group; zero outside the caller's scope
	TakenName  string           `json:"taken_name,omitempty"`
	Findings   []NameCheck      `json:"findings"`
	// Proposal is the canonical name: the group's own if a group has this name,
	// else with the branch's next free number; "" where the place is unknown.
	Proposal    string `json:"proposal,omitempty"`
	ProposalSeq int    `json:"proposal_seq,omitempty"`
}

// NameProposal is the next free name of a branch, M4.6. It is not taken by asking.
type NameProposal struct {
	Branch domain.ID `json:"branch"`
	Name   string    `json:"name"`
	Seq    int       `json:"seq"`
}

// CheckName judges a name. It changes nothing, and a name that is wrong is no error.
func (o *Service) CheckName(ctx context.Context, by domain.Caller, in NameQuery) (NameReport, error) {
	text := strings.ToValidUTF8(in.Name, "")
	if naming.Normalise(text) == "" {
		return NameReport{}, domain.Required("name", "M4.6")
	}
	if _, err := domain.Line("name", text, domain.MaxName); err != nil {
		return NameReport{}, err
	}
	return desk.Read(ctx, o.Only(domain.CanCheckName), by, func(d *desk.Desk) (out NameReport, _ error) {
		if !in.Branch.IsZero() && (in.Branch.Kind != domain.KindBranch || !domain.CanSee(d.Actor, in.Branch, domain.ID{})) {
			return out, desk.At("branch", domain.NotFound(in.Branch))
		}
		return nameReport(d, text, in.Branch)
	})
}

func nameReport(d *desk.Desk, text string, wanted domain.ID) (NameReport, error) {
	terms, err := d.Terms()
	if err != nil {
		return NameReport{}, err
	}
	r := NameReport{Name: domain.CleanLine(text), Findings: []NameCheck{}}
	if p, ok := naming.Parse(text); ok {
		r.Form, r.Kind, r.Seq = p.Form, p.Kind, p.Seq
	}
	parts := naming.Dissect(text)
	r.PlaceText = parts.Place
	if r.Seq == 0 {
		r.Seq = parts.Seq()
	}
	if parts.HQ() && wanted.IsZero() {
		r.Kind = domain.GroupHQ
	} else if err := reportPlace(d, &r, wanted); err != nil {
		return r, err
	}
	for _, f := range naming.Lint(r.Kind, terms.SeqDigits, text) {
		r.find(string(f), f.Rule(), nil)
	}
	if err := reportTaken(d, &r, text, terms); err != nil {
		return r, err
	}
	r.Canonical = len(r.Findings) == 0 && r.Form == naming.FormCanonical
	return r, nil
}

func (r *NameReport) find(key string, rule domain.ClauseID, args domain.Args) {
	r.Findings = append(r.Findings, NameCheck{Key: key, Rule: rule, Args: args})
}

// reportPlace finds the place in the table and the branch named after it.
func reportPlace(d *desk.Desk, r *NameReport, wanted domain.ID) error {
	place, ok, err := d.PlaceNamed(r.PlaceText)
	if err != nil {
		return err
	}
	switch {
	case r.PlaceText == "":
	case !ok:
		r.find(NamePlaceUnknown, "M4.6", domain.Args{"value": r.PlaceText})
	case naming.Claim(place.Name) != naming.Claim(r.PlaceText):
		r.find(NamePlaceAlias, "M4.6", domain.Args{"value": r.PlaceText, "want": place.Name})
	}
	if ok {
		r.Place, r.PlaceName, r.Kind = place.ID, place.Name, domain.FormulaOf(place.Kind)
		if place.Retired {
			r.find(NamePlaceRetired, "M4.6", domain.Args{"value": place.Name})
		}
		if r.Branch, err = d.Claimed(domain.ClaimBranch, place.Name); err != nil {
			return err
		}
		if r.Branch.IsZero() {
			r.find(NameNoBranch, "M4.6", domain.Args{"value": place.Name})
		}
	}
	if !wanted.IsZero() && wanted != r.Branch {
		b, err := d.Branch(wanted)
		if err != nil {
			return desk.At("branch", err)
		}
		r.find(NameOtherBranch, "M4.6", domain.Args{"value": r.PlaceText, "want": b.Name})
		r.Branch, r.Kind = b.ID, domain.NamingKind(b)
	}
	if r.Branch.IsZero() {
		return nil
	}
	b, err := d.Branch(r.Branch)
	r.BranchName = b.Name
	return err
}

// reportTaken says who has the name or its number, and proposes one.
func reportTaken(d *desk.Desk, r *NameReport, text string, terms domain.Terms) error {
	holder, err := d.Claimed(domain.ClaimGroupName, naming.Claim(text))
	if err != nil {
		return err
	}
	if !holder.IsZero() {
		return reportHolder(d, r, holder, terms)
	}
	if r.Branch.IsZero() && r.Kind != domain.GroupHQ {
		if r.PlaceName != "" {
			r.ProposalSeq, r.Proposal = 1, naming.Canonical(r.Kind, r.PlaceName, 1, terms.SeqDigits)
		}
		return nil
	}
	b, err := d.BranchOf(r.Branch)
	if err != nil {
		return err
	}
	next, err := nextName(d, b, terms)
	if err != nil {
		return err
	}
	if next.err == nil {
		r.Proposal, r.ProposalSeq = next.name, next.seq
	}
	return reportNumber(d, r, next.seq)
}

// reportNumber checks the number of a name that nobody has: never one that a
// group of the branch had before, and none that the series has not reached.
func reportNumber(d *desk.Desk, r *NameReport, next int) error {
	if r.Seq == 0 || r.Seq == next {
		return nil
	}
	if r.Seq > next {
		r.find(NameNumberAhead, "M4.6", domain.Args{"value": r.Seq, "want": next})
		return nil
	}
	args := domain.Args{"value": r.Seq, "id": ""}
	groups, err := d.BranchGroups(r.Branch)
	if err != nil {
		return err
	}
	for _, g := range groups {
		if g.Seq == r.Seq && domain.CanSee(d.Actor, g.Branch, g.ID) {
			args["id"] = g.ID.String()
		}
	}
	r.find(NameNumberUsed, "M4.6", args)
	return nil
}

func reportHolder(d *desk.Desk, r *NameReport, holder domain.ID, terms domain.Terms) error {
	g, err := d.Group(holder)
	if err != nil {
		return err
	}
	r.Taken, r.TakenName = true, g.Name
	args := domain.Args{"value": g.Name, "id": ""}
	if domain.CanSee(d.Actor, g.Branch, g.ID) {
		r.TakenBy, args["id"] = g.ID, g.ID.String()
	}
	b, err := d.BranchOf(g.Branch)
	if err != nil {
		return err
	}
	r.ProposalSeq, r.Proposal = g.Seq, naming.Canonical(domain.NamingKind(b), b.Name, g.Seq, terms.SeqDigits)
	if g.Name != r.Name { // it looks the same and is not
		r.find(NameTaken, "M4.6", args)
	}
	return nil
}

// ProposeName gives the branch's next free name, without taking it; with the
// zero ID that of headquarters' own groups, M3.
func (o *Service) ProposeName(ctx context.Context, by domain.Caller, branch domain.ID) (NameProposal, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (out NameProposal, _ error) {
		b, err := domain.Branch{}, domain.CanProposeName(d.Actor)
		if !branch.IsZero() {
			b, err = d.VisibleBranch(branch)
		}
		if err != nil {
			return out, err
		}
		terms, err := d.Terms()
		if err != nil {
			return out, err
		}
		plan, err := nextName(d, b, terms)
		if err != nil {
			return out, err
		}
		return NameProposal{Branch: b.ID, Name: plan.name, Seq: plan.seq}, plan.err
	})
}
