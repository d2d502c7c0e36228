package sample

import (
	"context"

	"alumni/domain"
	"alumni/domain/office"
)

// giveBack returns a case for correction, M4.2.
func (s *story) giveBack(days int, key, by, note string, missing ...domain.Material) {
	s.on(days, "return "+key, func(ctx context.Context) error {
		id := s.cases[key]
		v, err := s.version(ctx, id)
		if err != nil {
			return err
		}
		in := office.ReturnCase{ID: id, Version: v, Missing: missing, Note: note}
		_, err = s.office.ReturnCase(ctx, as(by), in)
		return err
	})
}

// withdraw takes a case back before its reply.
func (s *story) withdraw(days int, key, by, reason string) {
	s.on(days, "withdraw "+key, func(ctx context.Context) error {
		id := s.cases[key]
		v, err := s.version(ctx, id)
		if err != nil {
			return err
		}
		in := office.Withdraw{ID: id, Version: v, Reason: reason}
		_, err = s.office.WithdrawCase(ctx, as(by), in)
		return err
	})
}

// claim puts an officer's name on a case.
func (s *story) claim(days int, key, by string) {
	s.on(days, "claim "+key, func(ctx context.Context) error {
		id := s.cases[key]
		v, err := s.version(ctx, id)
		if err != nil {
			return err
		}
		_, err = s.office.ClaimCase(ctx, as(by), office.CaseRef{ID: id, Version: v})
		return err
	})
}

// draft keeps an application that is not handed in.
func (s *story) draft(days int, key, by string, in office.SubmitApplication) {
	in = s.signed(days, in)
	s.on(days, "draft "+key, func(ctx context.Context) error {
		a, err := s.office.SaveDraft(ctx, as(by), in)
		if err != nil {
			return err
		}
		s.cases[key] = a.ID
		return s.mark(ctx, a.ID, func(a *domain.Application) { a.Sample = true })
	})
}

// changeOf fills in an application for a change of a branch's n-th group.
func (s *story) changeOf(kind domain.ApplicationKind, branch string, n int, series string, no int, reason string) office.SubmitApplication {
	return office.SubmitApplication{
		Kind: kind, Group: s.group(branch, n).ID, Applicant: s.seat(branch, 0), Document: document(series, no), Reason: reason,
	}
}

// changes are drafts, claims and the changes of groups that there are, N2.1a,
// M4.6, N1.4a: some wait for their decision, some for their step in WeChat, and
// one is done. They happened on the last day, so that the numbers of all that
// came before stay what people know them by.
func (s *story) changes() {
	president := s.plan.people[s.plan.branch("北京").council[0]].Name
	s.draft(0, "draft beijing", president, s.request("北京", 0, "京校理", 4, "通州校友希望另建群"))
	s.draft(0, "draft sichuan", officer, office.SubmitApplication{
		Kind: domain.ApplyNewGroup, Branch: s.plan.branch("四川").id, Reason: "来电询问，材料待补",
	})

	in := s.changeOf(domain.ApplyAdmins, "浙江", 0, "浙校理", 5, "原管理员退休")
	in.Admins = []domain.ID{s.seat("浙江", 2), s.seat("浙江", 4)}
	s.apply(0, "admins zhejiang", officer, in)
	s.claim(0, "admins zhejiang", secondOfficer)

	s.apply(0, "rename tianjin", officer, s.changeOf(domain.ApplyRename, "天津", 0, "津校理", 3, "按办法规范群名"))
	s.apply(0, "rename ningbo", officer, s.changeOf(domain.ApplyRename, "宁波", 0, "甬校理", 1, "按办法规范群名"))
	s.approve(0, "rename ningbo", officer, "同意，请在微信改名后上传凭证")

	s.apply(0, "dissolve hebei", officer, s.changeOf(domain.ApplyDissolution, "河北", 1, "冀校理", 4, "二群长期不活跃，成员并入一群"))

	in = s.changeOf(domain.ApplyAdmins, "黑龙江", 1, "黑校理", 3, "调整管理员")
	in.Admins = []domain.ID{s.plan.people[s.group("黑龙江", 1).admins[0]].ID}
	s.apply(0, "admins heilongjiang", officer, in)
	s.approve(0, "admins heilongjiang", secondOfficer, "同意")
	s.apply(0, "dissolve heilongjiang", officer, s.changeOf(domain.ApplyDissolution, "黑龙江", 1, "黑校理", 4, "成员已全部转入一群"))
	s.approve(0, "dissolve heilongjiang", secondOfficer, "同意解散，请先告知全体成员")
	s.finish(0, "dissolve heilongjiang", domain.TaskDissolveGroup)
}
