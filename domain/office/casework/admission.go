package casework

import (
	"slices"

	"alumni/domain"
	"alumni/domain/naming/card"
	"alumni/domain/office/desk"
)

// cleanBases cleans on what owner and admins are to be in the group, N1.2d. Errors
// name owner_admission, admins_admission, exception or allowed_by.
func cleanBases(in SubmitApplication) (SubmitApplication, error) {
	in.OwnerBasis = domain.Basis(domain.CleanLine(string(in.OwnerBasis)))
	in.AdminsBasis = domain.Basis(domain.CleanLine(string(in.AdminsBasis)))
	for _, b := range []struct {
		field string
		basis domain.Basis
	}{{"owner_admission", in.OwnerBasis}, {"admins_admission", in.AdminsBasis}} {
		if b.basis != "" && b.basis != domain.BasisException && !slices.Contains(domain.Bases, b.basis) {
			return in, domain.BadChoice(b.field, string(b.basis)).By("N1.2d")
		}
	}
	var err error
	if in.Exception, err = domain.Text("exception", in.Exception, domain.MaxText); err != nil {
		return in, err
	}
	if !in.excepts() && (in.Exception != "" || !in.AllowedBy.IsZero()) {
		return in, domain.BadChoice("owner_admission", string(in.OwnerBasis)).By("N1.2d")
	}
	return in, desk.OfKind(desk.Named{Field: "allowed_by", ID: in.AllowedBy, Kind: domain.KindPerson})
}

// excepts tells whether an exception is asked for.
func (in SubmitApplication) excepts() bool {
	return in.OwnerBasis == domain.BasisException || in.AdminsBasis == domain.BasisException
}

// restingOn is an application with on what its managers are to be in the group.
func restingOn(a domain.Application, in SubmitApplication) domain.Application {
	a.OwnerBasis, a.AdminsBasis = in.OwnerBasis, in.AdminsBasis
	a.Exception.Reason, a.Exception.AllowedBy = in.Exception, in.AllowedBy
	return a
}

// exceptionOf checks the exception of an application that is handed in, and signs it.
func exceptionOf(d *desk.Desk, c applicationCase) (domain.Exception, error) {
	a := c.app
	if a.OwnerBasis != domain.BasisException && a.AdminsBasis != domain.BasisException {
		return domain.Exception{}, nil
	}
	e := a.Exception
	e.Account = d.Actor.Account
	office, _ := c.branch.OfficeOf(e.AllowedBy)
	return e, domain.CheckException(d.Actor, e, office)
}

// join makes a person a member of a new group, on the basis that the application
// gives, N1.2d, or on what is registered of the person. Where neither says
// anything, nothing is invented: it is listed until it is recorded.
func join(d *desk.Desk, c applicationCase, group domain.ID, person domain.ID, basis domain.Basis) error {
	p, err := d.Person(person)
	if err != nil {
		return desk.At("admins", err)
	}
	m := domain.Membership{Group: group, Person: person, Card: card.Of(p), JoinedAt: d.Now, Basis: basis}
	switch basis {
	case domain.BasisException:
		m.Exception = c.app.Exception
	case "":
		f, err := d.Fitter()
		if err != nil {
			return err
		}
		m.Basis = f.KnownBasis(p, c.branch)
	}
	return d.PutMembership(m)
}
