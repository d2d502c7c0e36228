package sample

import (
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/domain/office/filing"
	"alumni/domain/office/registry"
)

// The campaign of the story began so many days ago and ends so many days from now.
const (
	campaignBegan = 30
	campaignLeft  = 39
)

// Branches that have not filed in the campaign, or whose form is not accepted yet.
var (
	notFiled = []string{"甘肃", "新疆", "云南", "内蒙古", "青岛"}
	inReview = []string{"贵州", "海南", "四川", "重庆"}
)

// filings tells of the filing campaign that is under way, N4.1b: most forms came
// by e-mail, some wait to be looked at, one was returned, some are missing.
func (s *story) filings() {
	s.on(campaignBegan, "start the campaign", func(ctx context.Context) error {
		c, err := s.office.StartCampaign(ctx, as(officer), campaign.StartCampaign{
			Name:     s.now.In(domain.China).Format("2006") + " 年度微信群备案",
			Deadline: domain.DateOf(s.now.AddDate(0, 0, campaignLeft)),
		})
		s.campaign = c.ID
		return err
	})
	channels := []domain.FilingChannel{domain.ChannelEmail, domain.ChannelEmail, domain.ChannelPaper, domain.ChannelWeChat}
	for i, b := range s.plan.branches {
		if !slices.Contains(notFiled, b.Name) && !slices.Contains(inReview, b.Name) {
			s.file(campaignBegan-2-i*2/3, b.Name, officer, channels[i%len(channels)])
		}
	}
	for i, name := range append([]string{"云南"}, inReview...) {
		clerk := domain.Account{Name: "备案员" + name, Role: domain.RoleBranchOfficer}
		s.on(storyDays, "account "+name, func(ctx context.Context) error { // loaded with the others, before anything happened
			clerk.Scope = s.plan.branch(name).id
			return s.addAccount(ctx, clerk)
		})
		s.file(12-2*i, name, clerk.Name, domain.ChannelConsole)
	}
	s.on(11, "return 云南", s.returnForms("云南"))
	for _, r := range []struct {
		days   int
		branch string
	}{{14, "甘肃"}, {13, "新疆"}, {9, "内蒙古"}, {5, "甘肃"}, {4, "云南"}} {
		s.on(r.days, "remind "+r.branch, func(ctx context.Context) error {
			in := campaign.RemindBranch{Campaign: s.campaign, Branch: s.plan.branch(r.branch).id}
			_, err := s.office.RemindBranch(ctx, as(officer), in)
			return err
		})
	}
	s.noteBranch(8, "青岛", "理事会本月换届，换届后报送", false)
	s.noteBranch(20, "北京", "已清查群主和管理员", true)
}

// file hands in the forms of a branch's groups as they then are.
func (s *story) file(days int, branch, by string, channel domain.FilingChannel) {
	s.on(days, "file "+branch, func(ctx context.Context) error {
		in := registry.GroupFilter{Branch: s.plan.branch(branch).id, Limit: domain.MaxLimit}
		page, err := s.office.Groups(ctx, as(officer), in)
		if err != nil {
			return err
		}
		for _, g := range page.Items {
			if !g.State.Live() || g.Owner.IsZero() {
				continue
			}
			in := filing.SubmitFiling{Group: g.ID, Version: g.Version, Channel: channel}
			if _, err := s.office.SubmitFiling(ctx, as(by), in); err != nil {
				return err
			}
		}
		return nil
	})
}

// returnForms gives a branch its forms back.
func (s *story) returnForms(branch string) func(context.Context) error {
	return func(ctx context.Context) error {
		in := filing.Filter{Branch: s.plan.branch(branch).id, State: domain.FilingFormSubmitted}
		page, err := s.office.Filings(ctx, as(officer), in)
		if err != nil {
			return err
		}
		for _, f := range page.Items {
			_, err := s.office.ReturnFiling(ctx, as(officer), filing.ReturnFiling{
				ID: f.ID, Version: f.Version, Note: "请先规范群名，并核对管理员电话",
				Missing: []domain.Material{domain.MaterialName, domain.MaterialPhone},
			})
			if err != nil {
				return err
			}
		}
		return nil
	}
}

// noteBranch records what a branch said, and that it cleaned up, N4.1a.
func (s *story) noteBranch(days int, branch, text string, cleaned bool) {
	s.on(days, "note "+branch, func(ctx context.Context) error {
		v, err := s.office.Campaign(ctx, as(officer), s.campaign)
		if err != nil {
			return err
		}
		in := campaign.NoteBranch{Campaign: s.campaign, Version: v.Version, Branch: s.plan.branch(branch).id, Note: text}
		if cleaned {
			in.CleanedUp = domain.DateOf(s.clock)
		}
		_, err = s.office.NoteBranch(ctx, as(officer), in)
		return err
	})
}
