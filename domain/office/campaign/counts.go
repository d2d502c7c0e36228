package campaign

import (
	"alumni/domain"
	"alumni/domain/office/desk"
)

// Progress counts the branches of a campaign that have filed, and those that
// were asked and have a group, without asking why the others have not.
func Progress(d *desk.Desk, c domain.Campaign) (done, asked int, err error) {
	for _, e := range c.Entries {
		groups, err := campaignGroups(d, c, e.Branch)
		if err != nil {
			return 0, 0, err
		}
		var all []domain.GroupProgress
		for _, g := range groups {
			var forms []domain.Filing
			if g.Filing == domain.FilingFiled { // no other has filed, so its forms need not be read
				if forms, err = formsIn(d, c, g.ID); err != nil {
					return 0, 0, err
				}
			}
			all = append(all, domain.ProgressOf(c, g, forms))
		}
		switch s := domain.EntryStatusOf(all); {
		case s.Done():
			done++
			asked++
		case s != domain.EntryNoGroup:
			asked++
		}
	}
	return done, asked, nil
}
