package office

import "alumni/domain"

// countFilings counts for the rail how far the newest open campaign is, and the
// forms that wait for headquarters, in the caller's scope.
func (d *desk) countFilings(c *Counts, memo *progressMemo, seen uint64) error {
	open, err := d.openCampaigns()
	if err != nil {
		return err
	}
	for _, campaign := range open {
		if !domain.CanSeeCampaign(d.actor, campaign) {
			continue
		}
		count := func() (int, int, error) { return d.progress(domain.SeenOfCampaign(d.actor, campaign)) }
		var done, asked int
		if d.actor.SeesAll() {
			done, asked, err = memo.count(campaign, seen, d.now, count)
		} else {
			done, asked, err = count() // one branch's, which is little
		}
		if err != nil {
			return err
		}
		c.CampaignDone, c.CampaignAsked = done, asked
		break
	}
	if d.actor.SeesAll() {
		q := domain.Query{Index: domain.IndexState, Eq: string(domain.FormSubmitted)}
		c.Filings, err = d.Filings().Count(q, CountLimit)
	}
	return err
}

// progress counts the branches of a campaign that have filed, and those that
// were asked and have a group, without asking why the others have not.
func (d *desk) progress(c domain.Campaign) (done, asked int, err error) {
	for _, e := range c.Entries {
		groups, err := d.campaignGroups(c, e.Branch)
		if err != nil {
			return 0, 0, err
		}
		var all []domain.GroupProgress
		for _, g := range groups {
			var forms []domain.Filing
			if g.Filing == domain.FilingFiled { // no other has filed, so its forms need not be read
				if forms, err = d.formsIn(c, g.ID); err != nil {
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
