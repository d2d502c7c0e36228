package sample

import (
	"context"
	"fmt"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/consolidation"
	"alumni/domain/office/violation"
)

// proofs are what people write when they have done a step.
var proofs = map[domain.TaskKind]string{
	domain.TaskCreateGroup:   "已在微信建群，截图存档",
	domain.TaskTransferOwner: "群主已在微信移交，截图存档",
	domain.TaskChangeAdmin:   "管理员已在微信更换，截图存档",
	domain.TaskRemoveMember:  "已移出群聊，截图存档",
	domain.TaskRectify:       "已按要求改正",
	domain.TaskWithdraw:      "消息已撤回",
	domain.TaskRefer:         "材料已送有关部门，回执存档",
	domain.TaskPublish:       "公众号与网站同时公布",
	domain.TaskRenameGroup:   "群名已在微信修改，截图存档",
	domain.TaskSetAdmins:     "管理员已在微信调整，截图存档",
	domain.TaskDissolveGroup: "群已在微信解散，截图存档",
}

// request fills in an application as a branch's president makes it.
func (s *story) request(branch string, headcount int, series string, n int, reason string) casework.SubmitApplication {
	b := s.plan.branch(branch)
	in := casework.SubmitApplication{
		Kind: domain.ApplyNewGroup, Branch: b.id, Headcount: headcount, Document: document(series, n), Reason: reason,
	}
	if len(b.council) > 0 {
		in.Applicant, in.Owner = s.seat(branch, 0), s.seat(branch, 2)
		in.Admins = []domain.ID{s.seat(branch, 4), s.seat(branch, 5)}
	}
	return in
}

// yearOf stands in a document's number for the year in which it was signed.
const yearOf = "YYYY"

// document is a reference of a branch's own series; apply signs it.
func document(series string, n int) domain.Reference {
	return domain.Reference{Number: fmt.Sprintf("%s〔%s〕%d号", series, yearOf, n)}
}

// applications are the applications, M4.
func (s *story) applications() {
	s.earlierApplications()

	in := s.request("北京", 62, "京校理", 3, "01群 496/500 人，待入群 62 人")
	in.Owner, in.Admins = s.seat("北京", 1), []domain.ID{s.seat("北京", 2), s.seat("北京", 3)}
	s.apply(5, "beijing", s.plan.people[s.plan.branch("北京").council[0]].Name, in)

	s.apply(6, "shenzhen", secondOfficer, s.request("深圳", 40, "深校理", 5, "现群已满"))

	// Free seats in three half empty groups: a person must look, N1.5.
	s.apply(1, "guangdong", officer, s.request("广东", 30, "粤校理", 2, "佛山校友希望另建群"))

	in = s.request("粮食行业", 20, "粮校理", 1, "建群在先，现补办备案")
	in.Kind, in.Existing = domain.ApplyLateFiling, "轻工大粮食人"
	s.apply(2, "grain", officer, in)

	in = s.request("山东", 23, "鲁校筹", 1, "济南、烟台校友热心筹备")
	in.Kind = domain.ApplyPreparatory
	in.Applicant, in.Owner = s.ordinary("北京", 0, 40), s.ordinary("北京", 0, 41)
	s.apply(2, "shandong", officer, in)

	// The proposed owner has left the council since: the check fails, M5.2.
	s.apply(4, "jiangxi", secondOfficer, s.request("江西", 45, "赣校理", 4, "九江校友增多"))
	s.on(3, "election in Jiangxi", s.leaveCouncil("江西", 2))

	// The proposed owner's real name is not verified yet, N1.2a.
	in = s.request("陕西", 50, "陕校理", 2, "宝鸡校友待入群")
	in.Owner, in.OwnerAuth = s.unverified("陕西"), document("陕校会授", 1)
	s.apply(0, "shaanxi", officer, in)

	s.apply(12, "heilongjiang", officer, s.request("黑龙江", 25, "黑校理", 1, "齐齐哈尔校友待入群"))
	s.giveBack(10, "heilongjiang", officer, "请附待入群校友名单", domain.MaterialHeadcount, domain.MaterialVerification)
	s.apply(20, "jilin", officer, s.request("吉林", 15, "吉校理", 1, "校友增多"))
	s.withdraw(18, "jilin", officer, "分会来电：暂缓建群")
}

// earlierApplications are decided: some done to the end, some with tasks left.
func (s *story) earlierApplications() {
	for i, c := range []struct {
		branch, series string
		number         int
		reason         string
	}{
		{"浙江", "浙校理", 2, "温州、嘉兴校友待入群"},
		{"福建", "闽校理", 1, "泉州校友待入群"},
		{"河北", "冀校理", 3, "保定校友待入群"},
		{"安徽", "皖校理", 1, "芜湖校友待入群"},
		{"苏州", "苏校理", 2, "校友增多"},
		{"油脂行业", "油校理", 1, "新会员待入群"},
		{"厦门", "厦校理", 1, "校友增多"},
	} {
		day := 120 - 9*i
		s.apply(day, c.branch, officer, s.request(c.branch, 60, c.series, c.number, c.reason))
		s.approve(day-3, c.branch, secondOfficer, "同意，请按格式命名并及时备案")
		if day > 80 {
			s.finish(day-5, c.branch)
			continue
		}
		s.finish(day-5, c.branch, published...)
	}
	s.bulletin(60, officer) // the publications of the newest two come with it

	// Set up, but the publication is two days late, M4.3.
	s.apply(11, "chongqing", officer, s.request("重庆", 70, "渝校理", 2, "万州校友待入群"))
	s.approve(9, "chongqing", officer, "同意")
	s.finish(7, "chongqing", domain.TaskCreateGroup)
	// The branch sent its form: headquarters has to accept it, M4.4.
	s.finishAs(3, "chongqing", s.plan.people[s.plan.branch("重庆").council[0]].Name, domain.TaskFile)

	// Approved yesterday: nothing done yet.
	s.apply(3, "tianjin", secondOfficer, s.request("天津", 55, "津校理", 1, "滨海校友待入群"))
	s.approve(1, "tianjin", officer, "同意")

	for i, c := range []struct {
		branch, series string
		number         int
		reason         string
	}{
		{"辽宁", "辽校理", 1, "现群远未满员，请先整合"},
		{"山西", "晋校理", 2, "待入群人数未附名单"},
	} {
		s.apply(60-15*i, c.branch, officer, s.request(c.branch, 8, c.series, c.number, "校友增多"))
		s.reject(57-15*i, c.branch, secondOfficer, c.reason)
	}
}

// published are the tasks of a new group that are done one by one where its
// publication comes with a bulletin, M4.3.
var published = []domain.TaskKind{domain.TaskCreateGroup, domain.TaskFile}

// leaveCouncil takes a seat out of a branch's council.
func (s *story) leaveCouncil(branch string, seat int) func(context.Context) error {
	return func(ctx context.Context) error {
		return s.store.Update(ctx, func(tx domain.Tx) error {
			b, err := tx.Branches().Get(s.plan.branch(branch).id)
			if err != nil {
				return err
			}
			gone := s.seat(branch, seat)
			var stay []domain.Seat
			for _, at := range b.Council {
				if at.Person != gone {
					stay = append(stay, at)
				}
			}
			b.Council, b.Reelected, b.UpdatedAt = stay, domain.DateOf(s.clock), s.clock
			if err := tx.Branches().Put(&b); err != nil {
				return err
			}
			return s.note(tx, domain.AuditEntry{
				At: s.clock, Subject: b.ID, Version: b.Version,
				Changes: []domain.Change{{Field: "reelected", After: string(b.Reelected)}},
			})
		})
	}
}

// unverified gives a member of a branch's first group whose name is not verified.
func (s *story) unverified(branch string) domain.ID {
	g := s.group(branch, 0)
	for _, m := range g.members[len(offices):] {
		who := s.plan.people[m.person]
		if !who.Verified() && m.person != g.admins[0] && m.person != g.admins[1] {
			return who.ID
		}
	}
	return s.ordinary(branch, 0, 0)
}

// handOver submits a transfer of a role in a branch's n-th group.
func (s *story) handOver(days int, key string, g *groupPlan, in casework.SubmitTransfer) {
	in.Group = g.ID
	s.on(days, "transfer "+key, func(ctx context.Context) error {
		t, err := s.office.SubmitTransfer(ctx, as(officer), in)
		s.cases[key] = t.ID
		return err
	})
}

// ownerTo is a transfer of the owner's role from one seat of the council to another.
func (s *story) ownerTo(branch string, from, to int, reason string) casework.SubmitTransfer {
	return casework.SubmitTransfer{
		Role: domain.ManagerOwner, From: s.seat(branch, from), To: s.seat(branch, to), Reason: reason,
	}
}

// transfers are the transfers of owners and admins, N2.3.
func (s *story) transfers() {
	for i, branch := range []string{"上海", "山西", "辽宁"} {
		key := "owner of " + branch
		s.handOver(100-20*i, key, s.group(branch, 0), s.ownerTo(branch, 1, 3, "工作调动"))
		s.approve(97-20*i, key, officer, "同意移交")
		s.finish(95-20*i, key)
	}
	s.handOver(5, "owner of 浙江", s.group("浙江", 0), s.ownerTo("浙江", 1, 3, "长期出国"))
	s.approve(2, "owner of 浙江", secondOfficer, "同意移交，请于三日内在微信办理")

	s.handOver(5, "owner of 湖南", s.group("湖南", 0), s.ownerTo("湖南", 1, 3, "工作繁忙，无法兼顾"))
	s.handOver(6, "owner of 天津", s.group("天津", 0), s.ownerTo("天津", 1, 2, "健康原因"))
	s.handOver(4, "owner of 内蒙古", s.group("内蒙古", 0), casework.SubmitTransfer{
		Role: domain.ManagerOwner, To: s.seat("内蒙古", 1), Reason: "群主退群，群主空缺",
	})
	g := s.group("上海", 0)
	s.handOver(1, "admin of 上海", g, casework.SubmitTransfer{
		Role: domain.ManagerAdmin, From: s.plan.people[g.admins[0]].ID, To: s.unverified("上海"), Reason: "管理员退休",
	})

	s.handOver(45, "owner of 福建", s.group("福建", 0), s.ownerTo("福建", 1, 2, "个人意愿"))
	s.reject(42, "owner of 福建", officer, "未说明特殊情况")
	for _, branch := range []string{"厦门", "河北"} {
		key := "owner of " + branch
		s.handOver(30, key, s.group(branch, 0), s.ownerTo(branch, 1, 3, "工作调动"))
	}
	s.withdraw(28, "owner of 厦门", officer, "群主改变主意")
	s.giveBack(28, "owner of 河北", officer, "", domain.MaterialDocument)
}

// breach records a violation by an ordinary member.
func (s *story) breach(days int, key, branch string, person int, o domain.Outcome, evidence string, clauses ...domain.ClauseID) {
	in := violation.RecordViolation{
		Group: s.group(branch, 0).ID, Person: s.ordinary(branch, 0, person),
		Clauses: clauses, Evidence: evidence, Outcome: o, OccurredOn: domain.DateOf(s.ago(days)),
	}
	s.on(days, "violation "+key, func(ctx context.Context) error {
		v, err := s.office.RecordViolation(ctx, as(officer), in)
		s.cases[key] = v.ID
		return err
	})
}

// violations are the breaches, N3.2, M7, M8.
func (s *story) violations() {
	// Three reminders, then the removal that M8.1 allows.
	for i, evidence := range []string{"群内发布代购广告", "再次发布代购广告", "第三次发布广告"} {
		s.breach(80-15*i, "advert "+evidence, "北京", 12, domain.OutcomeReminder, evidence, "M7.6")
	}
	s.breach(35, "repeated", "北京", 12, domain.OutcomeRemoval, "屡次提醒不改，当日又发广告", "M7.6")
	s.finish(33, "repeated")

	s.breach(70, "rumour", "河南", 5, domain.OutcomeRemoval, "转发已被辟谣的消息并拒绝删除", "N3.2.4", "M7.4")
	s.finish(69, "rumour")
	s.breach(55, "vulgar", "江苏", 4, domain.OutcomeWithdrawal, "转发低俗视频", "M7.3")
	s.finish(54, "vulgar")
	s.breach(40, "quarrel", "湖南", 7, domain.OutcomeReminder, "与群友争吵，言语不雅", "M7.5")
	s.breach(26, "language", "海南", 3, domain.OutcomeRectification, "言语不雅，经提醒未改", "M7.5")
	s.finish(20, "language")
	s.breach(24, "votes", "重庆", 6, domain.OutcomeReminder, "连续发布投票链接", "M7.7")
	s.breach(15, "referral done", "安徽", 5, domain.OutcomeReferral, "组织非法募捐", "M7.7")
	s.finish(13, "referral done")

	// What is left to do: overdue, due today, due tomorrow.
	s.breach(5, "adverts", "上海", 9, domain.OutcomeRectification, "多次发布推销信息", "M7.6")
	s.breach(3, "removal", "深圳", 8, domain.OutcomeRemoval, "发布虚假信息，造成误解", "N3.2.4")
	s.breach(2, "message", "天津", 5, domain.OutcomeWithdrawal, "转发未经证实的消息", "M7.4")
	s.breach(2, "fundraising", "陕西", 6, domain.OutcomeReferral, "以校友名义私自募捐", "M7.7")
	s.breach(1, "data", "广东", 10, domain.OutcomeRemoval, "将群成员名单外传", "N3.2.6", "M7.8")
}

// changeOf fills in an application for a change of a branch's n-th group.
func (s *story) changeOf(
	kind domain.ApplicationKind, branch string, n int, series string, no int, reason string,
) casework.SubmitApplication {
	return casework.SubmitApplication{
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
	s.draft(0, "draft sichuan", officer, casework.SubmitApplication{
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

// movedInLiaoning is how many people of the second group have moved already.
const movedInLiaoning = 6

// consolidations: Liaoning was told to consolidate first, when it asked for a
// third group; half of its second group has moved, N1.5. Anhui, whose three groups
// would fit into one, has a plan that nobody has started.
func (s *story) consolidations() {
	s.on(20, "plan Anhui", func(ctx context.Context) error {
		_, err := s.proposeMerger(ctx, "安徽")
		return err
	})
	s.on(3, "plan Liaoning", func(ctx context.Context) error {
		id, err := s.proposeMerger(ctx, "辽宁")
		s.cases["merge Liaoning"] = id
		return err
	})
	s.on(2, "start Liaoning", func(ctx context.Context) error {
		v, err := s.office.Consolidation(ctx, as(officer), s.cases["merge Liaoning"])
		if err != nil {
			return err
		}
		_, err = s.office.StartConsolidation(ctx, as(officer), consolidation.StartConsolidation{
			ID: v.ID, Version: v.Version, Reason: "理事会决议：两群均远未满员，并入01群",
		})
		return err
	})
	s.on(1, "move Liaoning", func(ctx context.Context) error {
		v, err := s.office.Consolidation(ctx, as(officer), s.cases["merge Liaoning"])
		if err != nil {
			return err
		}
		_, err = s.office.RecordMoves(ctx, as(officer), consolidation.RecordMoves{
			ID: v.ID, Version: v.Version, All: true, Limit: movedInLiaoning,
		})
		return err
	})
}

func (s *story) proposeMerger(ctx context.Context, branch string) (domain.ID, error) {
	c, err := s.office.ProposeConsolidation(ctx, as(officer), consolidation.ProposeConsolidation{Branch: s.plan.branch(branch).id})
	return c.ID, err
}
