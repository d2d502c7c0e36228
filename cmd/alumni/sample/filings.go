package sample

import (
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/office"
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
	var campaign domain.ID
	s.on(campaignBegan, "start the campaign", func(ctx context.Context) error {
		end := domain.DateOf(s.now.AddDate(0, 0, campaignLeft))
		c, err := s.office.StartCampaign(ctx, as(officer), office.StartCampaign{Name: s.now.In(domain.China).Format("2006") + " 年度微信群备案", Deadline: end})
		campaign = c.ID
		return err
	})
	channels := []domain.FilingChannel{domain.ChannelEmail, domain.ChannelEmail, domain.ChannelPaper, domain.ChannelWeChat}
	for i, b := range s.plan.branches {
		if slices.Contains(notFiled, b.Name) || slices.Contains(inReview, b.Name) {
			continue
		}
		s.on(campaignBegan-2-i*2/3, "file "+b.Name, s.fileAll(b.Name, officer, channels[i%len(channels)]))
	}
	for i, name := range append([]string{"云南"}, inReview...) {
		s.on(storyDays, "account "+name, s.clerkOf(name)) // loaded with the others, before anything happened
		s.on(12-2*i, "hand in "+name, s.fileAll(name, "备案员"+name, domain.ChannelConsole))
	}
	s.on(11, "return 云南", func(ctx context.Context) error {
		page, err := s.office.Filings(ctx, as(officer), office.FilingFilter{Branch: s.plan.branch("云南").id, State: domain.FormSubmitted})
		if err != nil {
			return err
		}
		for _, f := range page.Items {
			_, err := s.office.ReturnFiling(ctx, as(officer), office.ReturnFiling{
				ID: f.ID, Version: f.Version, Missing: []domain.Material{domain.MaterialName, domain.MaterialPhone}, Note: "请先规范群名，并核对管理员电话",
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	for _, r := range []struct {
		days   int
		branch string
	}{{14, "甘肃"}, {13, "新疆"}, {9, "内蒙古"}, {5, "甘肃"}, {4, "云南"}} {
		s.on(r.days, "remind "+r.branch, func(ctx context.Context) error {
			_, err := s.office.RemindBranch(ctx, as(officer), office.RemindBranch{Campaign: campaign, Branch: s.plan.branch(r.branch).id})
			return err
		})
	}
	s.on(8, "note 青岛", s.noteOf(&campaign, "青岛", "理事会本月换届，换届后报送", false))
	s.on(20, "note 北京", s.noteOf(&campaign, "北京", "已清查群主和管理员", true))
}

// fileAll hands in the forms of a branch's groups as they then are.
func (s *story) fileAll(branch, by string, channel domain.FilingChannel) func(context.Context) error {
	return func(ctx context.Context) error {
		page, err := s.office.Groups(ctx, as(officer), office.GroupFilter{Branch: s.plan.branch(branch).id, Limit: domain.MaxLimit})
		if err != nil {
			return err
		}
		for _, g := range page.Items {
			if !g.State.Live() || g.Owner.IsZero() {
				continue
			}
			in := office.SubmitFiling{Group: g.ID, Version: g.Version, Channel: channel}
			if _, err := s.office.SubmitFiling(ctx, as(by), in); err != nil {
				return err
			}
		}
		return nil
	}
}

// clerkOf makes an account for a branch's filing.
func (s *story) clerkOf(branch string) func(context.Context) error {
	return func(ctx context.Context) error {
		return s.addAccount(ctx, domain.Account{Name: "备案员" + branch, Role: domain.RoleBranchOfficer, Scope: s.plan.branch(branch).id})
	}
}

// noteOf records what a branch said, and that it cleaned up, N4.1a.
func (s *story) noteOf(campaign *domain.ID, branch, text string, cleaned bool) func(context.Context) error {
	return func(ctx context.Context) error {
		v, err := s.office.Campaign(ctx, as(officer), *campaign)
		if err != nil {
			return err
		}
		in := office.NoteBranch{Campaign: *campaign, Version: v.Version, Branch: s.plan.branch(branch).id, Note: text}
		if cleaned {
			in.CleanedUp = domain.DateOf(s.clock)
		}
		_, err = s.office.NoteBranch(ctx, as(officer), in)
		return err
	}
}
