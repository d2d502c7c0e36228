package i18n

import (
	"strings"

	"alumni/domain"
	"alumni/domain/consolidation"
	officeconsolidation "alumni/domain/office/consolidation"
)

// Consolidation holds the text of consolidations (整合), N1.5.
type Consolidation struct {
	Title, ChipOpen, ChipRunning, ChipEnded, NoCandidates, NoneRunning         string
	NoneEnded, NoGroups, CandidateCount, PlanCount, Branch, Groups, People     string
	State, Progress, Possible, Heading, Present, Best, Stays, Ends, Ended      string
	StaysText, EndsText, LeftOut, LeftOutCase, LeftOutNew, FlowText            string
	FlowAlready, FlowDone, Flows, Summary, Fits, Unknown, OpenCase, Problems   string
	NoRoom, Removed, NoSeat                                                    string
	Gone                                                                       string // the group that stays is in use no more
	Proposed, Tasks, TaskOf, TaskReady, Cancelled, Moved, Propose, Adjust      string
	Drop, List, Notice, OpenPlan, EndGroup, ProposeTitle, AdjustTitle          string
	ProposeIntro, AdjustIntro, StartIntro, StartAfter, Submit, AdjustSubmit    string
	DefaultReason, WasProposed, WasAdjusted, MovesTitle, MovesHead, Name, Card string
	From, To, NoMoves                                                          string
	AllMoved                                                                   string // nobody is left to move, and what is next
	Mark, MarkAll, Record, Redirect, RecordTitle, RecordIntro, RecordAfter     string
	RecordWho, RecordMarked, RecordNext, RecordGroup, RecordSubmit             string
	WasRecorded, Skipped, RedirectTitle, RedirectIntro, RedirectSubmit         string
	WasRedirected, AlreadyIn, NoticeTitle, NoticeHead, NoticeGroup, NoticeTo   string
	NoticeEnd, NoticeNone                                                      string
	MoveState                                                                  map[consolidation.State]string
	CommandDone                                                                string // what the commands say
	CommandRecorded, CommandSkipped, CommandMember                             string
}

func consolidationText(l lang) Consolidation {
	return Consolidation{
		Title: l("整合", "Consolidation"), ChipOpen: l("可整合", "possible"), ChipRunning: l("进行中", "under way"), ChipEnded: l("已结束", "over"),
		NoCandidates: l("没有可以整合的分会：各分会的群要么只有一个，要么并不下。",
			"No branch can consolidate: each has one group, or its people would not fit into fewer."),
		NoneRunning: l("没有方案，也没有执行中的整合。", "No plan, and nothing under way."), NoneEnded: l("还没有结束的整合。", "Nothing is over yet."),
		NoGroups:       l("还没有微信群，没有可以整合的。", "No groups yet, so nothing to merge."),
		CandidateCount: l("{n} 个分会可整合", "{n} {n|branch|branches} could consolidate"), PlanCount: l("{n} 件", "{n}"),
		Branch: l("分会", "Branch"), Groups: l("群", "Groups"), People: l("人数/容量", "People/capacity"), State: l("状态", "State"),
		Progress: l("进度", "Progress"), Possible: l("可整合", "possible"), Heading: l("整合 · {branch}", "Consolidation · {branch}"),
		Present: l("现有的群", "Groups now"), Best: l("最少迁移的方案", "The plan with the fewest moves"), Stays: l("保留", "stays"),
		Ends: l("并出", "ends"), Ended: l("已终止", "ended"),
		StaysText: l("{now} → {after}/{capacity} 人", "{now} → {after}/{capacity} people"),
		EndsText:  l("{now} 人全部迁出后终止", "once its {now} {now|member has|members have} moved"),
		LeftOut:   l("{state}，不参与", "{state}, left out"), LeftOutCase: l("{id} 未决，不参与", "{id} undecided, left out"),
		LeftOutNew: l("新建群，{until} 后再议", "new, left out through {until}"), FlowText: l("{from} → {to}　{n} 人", "{from} → {to}  {n}"),
		FlowAlready: l("，其中 {n} 人已在目标群，只需退出原群", "; {n} of them already there, only leaving"),
		FlowDone:    l("，已迁 {done}/{n}", ", {done}/{n} moved"), Flows: l("迁移", "Moves"),
		Summary: l("保留 {keep} 个群，终止 {end} 个群，迁移 {people} 人",
			"{keep} {keep|group stays|groups stay}, {end} {end|ends|end}, {people} {people|person moves|people move}"),
		Fits:     l("放得下，始终不超过群容量", "It fits: no group is over its capacity at any moment"),
		Unknown:  l("{group} 有 {n} 人未登记，须先登记", "{n} {n|member|members} of {group} not registered; that comes before the start"),
		OpenCase: l("{group} 的 {id} 未决，须先办结", "{id} about {group} is undecided; that comes before the start"),
		Problems: l("受阻", "In the way"),
		NoRoom:   l("{person}（{from}）没有去处：保留的群都满了", "{person} ({from}) has nowhere to go: the groups that stay are full"),
		Removed: l("{person} 曾被清理出 {to}：写明理由重新登记入群，或清理出原群",
			"{person} was removed from {to}: register the return with a reason, or remove them here too"),
		NoSeat:   l("{person}：{to} 已满，请改迁他群", "{person}: {to} is full, send elsewhere"),
		Gone:     l("{person}：{to} 已停用，请改迁他群", "{person}: {to} is no longer in use, send elsewhere"),
		Proposed: l("{by} 于 {at} 拟定", "proposed by {by} at {at}"), Tasks: l("任务", "Tasks"),
		TaskOf:    l("{id} 迁移 {group} 的成员", "{id} move the members of {group}"),
		TaskReady: l("{id} {group} 已空，凭证明终止此群", "{id} {group} is empty: end it with proof"),
		Cancelled: l("已取消，已迁的 {done} 人不退回", "cancelled; the {done} who moved stay moved"), Moved: l("已迁 {done}/{n}", "{done}/{n} moved"),
		Propose: l("拟方案", "Plan"), Adjust: l("换保留的群", "Other groups stay"), Drop: l("放弃方案", "Drop plan"), List: l("迁移名单", "Moves"),
		Notice: l("通知文本", "Text to members"), OpenPlan: l("打开 {id}", "Open {id}"), EndGroup: l("终止空群", "End empty group"),
		ProposeTitle: l("拟整合方案 · {branch}", "Plan · {branch}"), AdjustTitle: l("调整方案 · {id}", "Adjust · {id}"),
		ProposeIntro: l("已勾选迁移人数最少的方案；勾选要保留的群，其余的群迁空后终止。",
			"The choice with the fewest moves is ticked. Tick the groups that stay; the others end when they are empty."),
		AdjustIntro: l("勾选要保留的群；迁移名单随之重排，能不动的去向都不动。",
			"Tick the groups that stay; the moves follow, and nobody is sent elsewhere without need."),
		StartIntro: l("将终止 {end} 个群，{people} 人加入保留的群。",
			"{end} {end|group ends|groups end}; {people} {people|person joins|people join} the groups that stay."),
		StartAfter: l("开始后：按今天的成员重排一次；每个要终止的群生成一项任务，由分会在微信里逐人迁移并在此登记；群里还有人就不能终止。",
			"The plan is made anew of today's members; every group that ends gets a task, by which the branch moves its people in "+
				"WeChat and records it here; a group with people in it can't end."),
		Submit: l("拟定方案", "Make plan"), AdjustSubmit: l("保存调整", "Save"),
		DefaultReason: l("{groups} 个群均未满员，整合为 {keep} 个", "{groups} groups below capacity become {keep}"),
		WasProposed:   l("已拟 {id}：保留 {keep} 个群，迁移 {n} 人", "{id}: {keep} {keep|group stays|groups stay}, {n} {n|person moves|people move}"),
		WasAdjusted:   l("{id} 已调整", "{id} adjusted"), MovesTitle: l("{id} 迁移名单", "Moves of {id}"),
		MovesHead: l("待迁 {open} 人，已迁 {done} 人", "{open} to move, {done} moved"), Name: l("姓名", "Name"), Card: l("群名片", "Card"),
		From: l("原群", "From"), To: l("迁入", "To"), NoMoves: l("没有符合的人。", "Nobody."),
		AllMoved: l("没有待迁的人了。迁空的群在整合方案页上按 o 终止。", "Nobody is left to move. End the empty group on the plan's page, by o."),
		Mark:     l("勾选", "Mark"), MarkAll: l("全选/清除", "All/none"), Record: l("登记已迁", "Record as moved"),
		Redirect: l("改迁他群", "Send elsewhere"), RecordTitle: l("登记已迁 · {id}", "Record as moved · {id}"),
		RecordIntro: l("确认这些人已在微信里加入保留的群、退出原群。", "In WeChat these people have joined the group that stays and left the other."),
		RecordAfter: l("登记后：各人归入新群，写入本人经过；每群不超过容量，群主最后迁。",
			"Each is then in the new group, and it stands in their history; no group goes over its capacity, the owner goes last."),
		RecordWho: l("登记哪些人", "Who"), RecordMarked: l("勾选的 {n} 人", "the {n} marked"),
		RecordNext: l("{group} 接下来的 {n} 人", "the next {n} of {group}"), RecordGroup: l("{group} 余下的全部 {n} 人", "all {n} left in {group}"),
		RecordSubmit: l("登记已迁", "Record"), WasRecorded: l("已登记 {n} 人，还剩 {left} 人", "{n} recorded, {left} left"),
		Skipped: l("，{n} 人未登记，见名单", "; {n} not recorded, see the list"), RedirectTitle: l("改迁他群 · {person}", "Send elsewhere · {person}"),
		RedirectIntro: l("{person} 从 {from} 迁往：", "{person} moves from {from} to:"), RedirectSubmit: l("改迁", "Send"),
		WasRedirected: l("{person} 改迁 {to}", "{person} goes to {to}"), AlreadyIn: l("已在群", "there already"),
		NoticeTitle: l("通知文本", "Text to members"),
		NoticeHead: l("各位校友：\n{branch}现有多个微信群均未满员，依据《武汉轻工大学关于进一步规范各校友分会微信群管理的通知》一.5，现将各群整合。请按下列安排加入新群，加入后退出原群：",
			"Dear alumni,\n"+
				"several groups of {branch} are below capacity and are brought together (Notice 1.5). Please join your new group as "+
				"follows, then leave the old one:"),
		NoticeGroup: l("【{group}】", "— {group} —"), NoticeTo: l("请加入 {group}（{n} 人）：\n{names}", "please join {group} ({n}):\n{names}"),
		NoticeEnd: l("原群迁空后停用。入群后请按“姓名-城市-专业年级”修改群名片。",
			"The old group ends when it is empty. Please set your card to name-city-major and year."),
		NoticeNone: l("没有还要迁移的人。", "Nobody has still to move."),
		MoveState: map[consolidation.State]string{
			consolidation.StateOpen: l("待迁", "to move"), consolidation.StateDone: l("已迁", "moved"),
			consolidation.StateLeft: l("已不在原群", "left before"), consolidation.StateBlocked: l("受阻", "in the way"),
		},
		CommandDone: l("{id} 已拟定：保留 {keep}，迁移 {n} 人。",
			"{id}: {keep} {keep|group stays|groups stay}, {n} {n|person moves|people move}."),
		CommandRecorded: l("{id} 登记 {n} 人已迁，还剩 {left} 人。", "{id}: {n} recorded as moved, {left} left."),
		CommandSkipped:  l("未登记 {person}：{why}", "not recorded {person}: {why}"),
		CommandMember:   l("{person} 已登记为 {group} 的成员。", "{person} is registered as a member of {group}."),
	}
}

// MoveNotice is the text for the members of groups that end: who joins which
// group. It has no phones.
func (t *Text) MoveNotice(n officeconsolidation.MoveNotice) string {
	c := &t.Consolidation
	if len(n.Groups) == 0 {
		return c.NoticeNone
	}
	parts := []string{t.Sentence(c.NoticeHead, domain.Args{"branch": t.BranchName(n.Branch)})}
	for _, g := range n.Groups {
		lines := []string{t.Sentence(c.NoticeGroup, domain.Args{"group": g.Name})}
		for _, to := range g.To {
			lines = append(lines, t.Sentence(c.NoticeTo, domain.Args{
				"group": to.Name, "n": len(to.People), "names": strings.Join(to.People, t.Label.Comma),
			}))
		}
		parts = append(parts, strings.Join(lines, "\n"))
	}
	return strings.Join(append(parts, c.NoticeEnd), "\n\n")
}

// MoveProblem is why somebody can't be moved as things are.
func (t *Text) MoveProblem(fault domain.Fault, person, from, to string) string {
	c := &t.Consolidation
	args := domain.Args{"person": person, "from": ShortGroup(from), "to": ShortGroup(to)}
	switch fault {
	case domain.FaultCapacity:
		return t.Sentence(c.NoSeat, args)
	case domain.FaultNotPlanned:
		return t.Sentence(c.Gone, args)
	case domain.FaultRemovedMember:
		return t.Sentence(c.Removed, args)
	}
	return t.Sentence(c.NoRoom, args)
}
