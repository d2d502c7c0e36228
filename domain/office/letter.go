package office

import (
	"context"

	"alumni/domain"
)

// Letter gives what the written reply to a decided application or transfer
// says, M4.2, or the notice of correction to a returned one. Who sees the case
// sees its letter. A case without either is FaultState. Of a transfer, From is
// who hands over, and the successor is the Owner or the only one of the Admins.
// It says what it said when it was given, whatever was changed since; one that
// was given before letters were kept is Rebuilt.
func (o *Office) Letter(ctx context.Context, by domain.Caller, id domain.ID) (Letter, error) {
	var out Letter
	err := o.view(ctx, by, func(d *desk) error {
		var kept *Letter
		var write func() (Letter, error)
		if id.Kind == domain.KindTransfer {
			t, err := d.visibleTransfer(id)
			if err != nil {
				return err
			}
			kept, write = t.Letter, func() (Letter, error) { return d.transferLetter(t) }
		} else {
			a, err := d.visibleApplication(id)
			if err != nil {
				return err
			}
			kept, write = a.Letter, func() (Letter, error) { return d.applicationLetter(a) }
		}
		l, err := write()
		if err != nil {
			return err
		}
		if l.Rebuilt = true; kept != nil && kept.Key == l.Key {
			l = *kept
		}
		out = l
		return nil
	})
	return out, err
}

// letterOf begins the letter of a case by its state.
func letterOf(id domain.ID, s domain.CaseState, r domain.Reply, c domain.Correction) (Letter, error) {
	l := Letter{Case: id, Number: r.Number, Date: domain.DateOf(r.At), Note: r.Note}
	switch s {
	case domain.CaseApproved:
		l.Key = domain.TemplateApproval
	case domain.CaseRejected:
		l.Key = domain.TemplateRejection
	case domain.CaseReturned:
		l = Letter{
			Case: id, Key: domain.TemplateCorrection, Date: domain.DateOf(c.At), Note: c.Note, Missing: c.Missing,
		}
	default:
		return l, &domain.Error{
			Code: domain.CodeConflict, Fault: domain.FaultState, Rule: "M4.2",
			Args: domain.Args{"id": id.String(), "state": string(s)},
		}
	}
	return l, nil
}

// applicationLetter writes the letter of an application as it would be given now.
func (d *desk) applicationLetter(a domain.Application) (Letter, error) {
	l, err := letterOf(a.ID, a.State, a.Reply, a.Returned)
	if err != nil {
		return Letter{}, err
	}
	row, err := d.applicationRow(a)
	if err != nil {
		return Letter{}, err
	}
	l.Kind, l.Branch, l.Applicant, l.Document = string(a.Kind), row.BranchName, row.ApplicantName, a.Document
	l.Owner, l.Rules = row.OwnerName, domain.RulesOfApplication(a.Kind)
	if l.Group = row.Name; a.Kind == domain.ApplyLateFiling && l.Group == "" {
		l.Group = a.Existing
	}
	if l.Admins, err = d.names(a.Admins); err != nil {
		return l, err
	}
	if a.Kind == domain.ApplyLateFiling && a.State == domain.CaseApproved {
		if l.Canonical, err = d.nameFinding(a.Group); err != nil {
			return l, err
		}
	}
	l.Body, err = d.templateBody(l.Key)
	return l, err
}

// nameFinding is the canonical name of a group whose present one is not; "" for none.
func (d *desk) nameFinding(group domain.ID) (string, error) {
	g, err := d.group(group)
	if err != nil {
		return "", err
	}
	row, err := d.groupRow(g)
	return row.NameFinding, err
}

// transferLetter is applicationLetter for a transfer.
func (d *desk) transferLetter(t domain.Transfer) (Letter, error) {
	l, err := letterOf(t.ID, t.State, t.Reply, t.Returned)
	if err != nil {
		return Letter{}, err
	}
	row, err := d.transferRow(t)
	if err != nil {
		return Letter{}, err
	}
	l.Kind, l.Branch, l.Group, l.From, l.Document = string(t.Role), row.BranchName, row.GroupName, row.FromName, t.Document
	l.Applicant = row.FromName
	l.Rules = []domain.ClauseID{"N2.3", "M4.2"}
	if l.Body, err = d.templateBody(l.Key); err != nil {
		return l, err
	}
	if t.Role == domain.ManagerAdmin {
		l.Admins = []string{row.ToName}
		return l, nil
	}
	l.Owner, l.Rules = row.ToName, []domain.ClauseID{"N2.3", "M4.2", "M5.2"}
	return l, nil
}

// keepLetter keeps the letter of an application with it, as it is given.
func (d *desk) keepLetter(a *domain.Application) error {
	l, err := d.applicationLetter(*a)
	a.Letter = &l
	return err
}

// keepTransferLetter is keepLetter for a transfer.
func (d *desk) keepTransferLetter(t *domain.Transfer) error {
	l, err := d.transferLetter(*t)
	t.Letter = &l
	return err
}

func (d *desk) names(people []domain.ID) ([]string, error) {
	var out []string
	for _, id := range people {
		name, _, err := d.personName(id)
		if err != nil {
			return nil, err
		}
		out = append(out, name)
	}
	return out, nil
}

// templateBody is HQ's own text of a letter; "" where it has none.
func (d *desk) templateBody(key domain.TemplateKey) (string, error) {
	id, err := d.Claimed(domain.ClaimTemplate, string(key))
	if err != nil || id.IsZero() {
		return "", err
	}
	t, err := d.Templates().Get(id)
	return t.Body, err
}
