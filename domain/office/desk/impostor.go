package desk

import "alumni/domain"

// VisibleImpostor gives an unauthorised group that the caller may see.
func (d *Desk) VisibleImpostor(id domain.ID) (domain.Impostor, error) {
	return Visible(d.Impostors().Get, id, func(i domain.Impostor) bool { return domain.CanSee(d.Actor, i.Branch, domain.ID{}) })
}
