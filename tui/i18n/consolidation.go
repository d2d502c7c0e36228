package i18n

import (
	"strings"

	"alumni/domain"
	"alumni/domain/consolidation"
	"alumni/domain/office"
)

// Consolidation holds the text of the consolidation screens (整合), N1.5.
type Consolidation struct {
	Title                                     string
	ChipOpen, ChipRunning, ChipEnded          string
	NoCandidates, NoneRunning, NoneEnded      string
	NoGroups                                  string // where there is no group at all
	CandidateCount, PlanCount                 string // {n}
	Branch, Groups, People, State, Progress   string // headings
	Possible                                  string // state of a candidate
	Heading                                   string // {branch}
	Present                                   string // section: the groups as they are
	Best                                      string // section: the plan
	Stays, Ends, Ended                        string // label of a group
	StaysText                                 string // {now}, {after}, {capacity}
	EndsText                                  string // {now}
	LeftOut                                   string // {state}: why a group is no part of it
	LeftOutCase                               string // {id}
	LeftOutNew                                string // {until}
	FlowText                                  string // {from}, {to}, {n}
	FlowAlready                               string // {n}
	FlowDone                                  string // {done}, {n}
	Flows                                     string // section
	Summary                                   string // {keep}, {end}, {people}
	Fits                                      string
	Unknown                                   string // {group}, {n}
	OpenCase                                  string // {group}, {id}
	Problems                                  string // section
	NoRoom                                    string // {person}, {from}
	Removed                                   string // {person}, {to}: was removed from where the move leads
	NoSeat                                    string // {person}, {to}
	Gone                                      string // {person}, {to}: the group that stays is in use no more
	Proposed                                  string // {by}, {at}
	Tasks                                     string
	TaskOf                                    string // {id}, {group}
	TaskReady                                 string // {id}, {group}: empty, may end
	Cancelled, Moved                          string // {done}, {n}
	Propose, Adjust, Start, Stop, Drop        string // actions
	List, Notice, OpenPlan, EndGroup          string
	ProposeTitle, AdjustTitle, StartTitle     string // {branch}; {id}
	ProposeIntro, AdjustIntro                 string
	StartIntro                                string // {people}, {end}
	StartAfter                                string
	StopTitle, StopIntro                      string // {id}; {done}, {n}
	DropIntro                                 string
	Submit, AdjustSubmit, StartSubmit         string
	StopSubmit                                string
	DefaultReason                             string // {groups}, {keep}
	ReasonHint                                string
	WasProposed                               string // {id}, {keep}, {n}
	WasAdjusted, WasStarted, WasCancelled     string // {id}
	MovesTitle                                string // {id}
	MovesHead                                 string // {open}, {done}
	Name, Card, From, To                      string
	NoMoves                                   string
	AllMoved                                  string // nobody is left to move, and what is next
	Mark, MarkAll, Record, Redirect           string // actions
	RecordTitle                               string // {id}
	RecordIntro, RecordAfter                  string // {n}
	RecordWho                                 string // label
	RecordMarked                              string // {n}
	RecordNext                                string // {group}, {n}
	RecordGroup                               string // {group}, {n}
	RecordSubmit                              string
	WasRecorded                               string // {n}, {left}
	Skipped                                   string // {n}
	RedirectTitle                             string // {person}
	RedirectIntro                             string // {from}
	RedirectSubmit                            string
	WasRedirected                             string // {person}, {to}
	AlreadyIn                                 string
	NoticeTitle                               string
	NoticeHead, NoticeGroup, NoticeTo         string // {branch}; {group}; {group}, {n}, {names}
	NoticeEnd, NoticeNone                     string
	MoveState                                 map[consolidation.State]string
	CommandDone, CommandStarted, CommandEnded string // what a command says: {id}, {keep}, {n}
	CommandRecorded                           string // {id}, {n}, {left}
	CommandSkipped                            string // {person}, {why}
	CommandMember                             string // {person}, {group}
}

var consolidationZH = Consolidation{
	Title: "整合", ChipOpen: "可整合", ChipRunning: "进行中", ChipEnded: "已结束",
	NoGroups: "还没有微信群，没有可以整合的。", NoCandidates: "没有可以整合的分会：各分会的群要么只有一个，要么并不下。", NoneRunning: "没有方案，也没有执行中的整合。", NoneEnded: "还没有结束的整合。",
	CandidateCount: "{n} 个分会可整合", PlanCount: "{n} 件",
	Branch: "分会", Groups: "群", People: "人数/容量", State: "状态", Progress: "进度", Possible: "可整合",
	Heading: "整合 · {branch}",
	Present: "现有的群", Best: "最少迁移的方案", Stays: "保留", Ends: "并出", Ended: "已终止",
	StaysText: "{now} → {after}/{capacity} 人", EndsText: "{now} 人全部迁出后终止",
	LeftOut: "{state}，不参与", LeftOutCase: "{id} 未决，不参与", LeftOutNew: "新建群，{until} 后再议",
	FlowText: "{from} → {to}　{n} 人", FlowAlready: "，其中 {n} 人已在目标群，只需退出原群", FlowDone: "，已迁 {done}/{n}",
	Flows: "迁移", Summary: "保留 {keep} 个群，终止 {end} 个群，迁移 {people} 人", Fits: "放得下，始终不超过群容量",
	Unknown: "{group} 有 {n} 人未登记，须先登记", OpenCase: "{group} 的 {id} 未决，须先办结", Problems: "受阻",
	NoRoom: "{person}（{from}）没有去处：保留的群都满了", NoSeat: "{person}：{to} 已满，请改迁他群", Gone: "{person}：{to} 已停用，请改迁他群",
	Removed:  "{person} 曾被清理出 {to}：写明理由重新登记入群，或清理出原群",
	Proposed: "{by} 于 {at} 拟定", Tasks: "任务", TaskOf: "{id} 迁移 {group} 的成员", TaskReady: "{id} {group} 已空，凭证明终止此群",
	Cancelled: "已取消，已迁的 {done} 人不退回", Moved: "已迁 {done}/{n}",
	Propose: "拟方案", Adjust: "换保留的群", Start: "开始整合", Stop: "停止整合", Drop: "放弃方案", List: "迁移名单", Notice: "通知文本", OpenPlan: "打开 {id}", EndGroup: "终止空群",
	ProposeTitle: "拟整合方案 · {branch}", AdjustTitle: "调整方案 · {id}", StartTitle: "开始整合 · {id}",
	ProposeIntro: "已勾选迁移人数最少的方案；勾选要保留的群，其余的群迁空后终止。", AdjustIntro: "勾选要保留的群；迁移名单随之重排，能不动的去向都不动。",
	StartIntro: "将终止 {end} 个群，{people} 人加入保留的群。",
	StartAfter: "开始后：按今天的成员重排一次；每个要终止的群生成一项任务，由分会在微信里逐人迁移并在此登记；群里还有人就不能终止。",
	StopTitle:  "停止整合 · {id}", StopIntro: "已迁 {done}/{n}，已迁的人留在新群；未迁的人和群保持原样，任务取消。", DropIntro: "方案作废，什么都没有迁移。",
	Submit: "拟定方案", AdjustSubmit: "保存调整", StartSubmit: "开始整合", StopSubmit: "确认",
	DefaultReason: "{groups} 个群均未满员，整合为 {keep} 个", ReasonHint: "理事会决议或理由",
	WasProposed: "已拟 {id}：保留 {keep} 个群，迁移 {n} 人", WasAdjusted: "{id} 已调整", WasStarted: "{id} 已开始，请按迁移名单逐人办理", WasCancelled: "{id} 已取消",
	MovesTitle: "{id} 迁移名单", MovesHead: "待迁 {open} 人，已迁 {done} 人",
	Name: "姓名", Card: "群名片", From: "原群", To: "迁入", NoMoves: "没有符合的人。", AllMoved: "没有待迁的人了。迁空的群在整合方案页上按 o 终止。",
	Mark: "勾选", MarkAll: "全选/清除", Record: "登记已迁", Redirect: "改迁他群",
	RecordTitle: "登记已迁 · {id}", RecordIntro: "确认这些人已在微信里加入保留的群、退出原群。",
	RecordAfter: "登记后：各人归入新群，写入本人经过；每群不超过容量，群主最后迁。",
	RecordWho:   "登记哪些人", RecordMarked: "勾选的 {n} 人", RecordNext: "{group} 接下来的 {n} 人", RecordGroup: "{group} 余下的全部 {n} 人",
	RecordSubmit: "登记已迁", WasRecorded: "已登记 {n} 人，还剩 {left} 人", Skipped: "，{n} 人未登记，见名单",
	RedirectTitle: "改迁他群 · {person}", RedirectIntro: "{person} 从 {from} 迁往：", RedirectSubmit: "改迁", WasRedirected: "{person} 改迁 {to}",
	AlreadyIn: "已在群", NoticeTitle: "通知文本",
	NoticeHead:  "各位校友：\n{branch}现有多个微信群均未满员，依据《武汉轻工大学关于进一步规范各校友分会微信群管理的通知》一.5，现将各群整合。请按下列安排加入新群，加入后退出原群：",
	NoticeGroup: "【{group}】", NoticeTo: "请加入 {group}（{n} 人）：\n{names}", NoticeEnd: "原群迁空后停用。入群后请按“姓名-城市-专业年级”修改群名片。", NoticeNone: "没有还要迁移的人。",
	MoveState: map[consolidation.State]string{
		consolidation.StateOpen: "待迁", consolidation.StateDone: "已迁", consolidation.StateLeft: "已不在原群", consolidation.StateBlocked: "受阻",
	},
	CommandDone: "{id} 已拟定：保留 {keep}，迁移 {n} 人。", CommandStarted: "{id} 已开始，迁移 {n} 人。", CommandEnded: "{id} 已取消。",
	CommandRecorded: "{id} 登记 {n} 人已迁，还剩 {left} 人。", CommandSkipped: "未登记 {person}：{why}", CommandMember: "{person} 已登记为 {group} 的成员。",
}

var consolidationEN = Consolidation{
	Title: "Consolidation", ChipOpen: "possible", ChipRunning: "under way", ChipEnded: "over",
	NoGroups: "No groups yet, so nothing to merge.", NoCandidates: "No branch can consolidate: each has one group, or its people would not fit into fewer.", NoneRunning: "No plan, and nothing under way.", NoneEnded: "Nothing is over yet.",
	CandidateCount: "{n} {n|branch|branches} could consolidate", PlanCount: "{n}",
	Branch: "Branch", Groups: "Groups", People: "People/capacity", State: "State", Progress: "Progress", Possible: "possible",
	Heading: "Consolidation · {branch}",
	Present: "Groups now", Best: "The plan with the fewest moves", Stays: "stays", Ends: "ends", Ended: "ended",
	StaysText: "{now} → {after}/{capacity} people", EndsText: "once its {now} {now|member has|members have} moved",
	LeftOut: "{state}, left out", LeftOutCase: "{id} undecided, left out", LeftOutNew: "new, left out through {until}",
	FlowText: "{from} → {to}  {n}", FlowAlready: "; {n} of them already there, only leaving", FlowDone: ", {done}/{n} moved",
	Flows: "Moves", Summary: "{keep} {keep|group stays|groups stay}, {end} {end|ends|end}, {people} {people|person moves|people move}", Fits: "It fits: no group is over its capacity at any moment",
	Unknown: "{n} {n|member|members} of {group} not registered; that comes before the start", OpenCase: "{id} about {group} is undecided; that comes before the start", Problems: "In the way",
	NoRoom: "{person} ({from}) has nowhere to go: the groups that stay are full", NoSeat: "{person}: {to} is full, send elsewhere", Gone: "{person}: {to} is no longer in use, send elsewhere",
	Removed:  "{person} was removed from {to}: register the return with a reason, or remove them here too",
	Proposed: "proposed by {by} at {at}", Tasks: "Tasks", TaskOf: "{id} move the members of {group}", TaskReady: "{id} {group} is empty: end it with proof",
	Cancelled: "cancelled; the {done} who moved stay moved", Moved: "{done}/{n} moved",
	Propose: "Plan", Adjust: "Other groups stay", Start: "Start", Stop: "Stop", Drop: "Drop plan", List: "Moves", Notice: "Text to members", OpenPlan: "Open {id}", EndGroup: "End empty group",
	ProposeTitle: "Plan · {branch}", AdjustTitle: "Adjust · {id}", StartTitle: "Start · {id}",
	ProposeIntro: "The choice with the fewest moves is ticked. Tick the groups that stay; the others end when they are empty.", AdjustIntro: "Tick the groups that stay; the moves follow, and nobody is sent elsewhere without need.",
	StartIntro: "{end} {end|group ends|groups end}; {people} {people|person joins|people join} the groups that stay.",
	StartAfter: "The plan is made anew of today's members; every group that ends gets a task, by which the branch moves its people in WeChat and records it here; a group with people in it can't end.",
	StopTitle:  "Stop · {id}", StopIntro: "{done}/{n} moved; who moved stays moved, all else stays as it is and the tasks are cancelled.", DropIntro: "The plan is dropped; nobody was moved.",
	Submit: "Make plan", AdjustSubmit: "Save", StartSubmit: "Start", StopSubmit: "Confirm",
	DefaultReason: "{groups} groups below capacity become {keep}", ReasonHint: "the council's decision, or why",
	WasProposed: "{id}: {keep} {keep|group stays|groups stay}, {n} {n|person moves|people move}", WasAdjusted: "{id} adjusted", WasStarted: "{id} started; go by the list of moves", WasCancelled: "{id} cancelled",
	MovesTitle: "Moves of {id}", MovesHead: "{open} to move, {done} moved",
	Name: "Name", Card: "Card", From: "From", To: "To", NoMoves: "Nobody.", AllMoved: "Nobody is left to move. End the empty group on the plan's page, by o.",
	Mark: "Mark", MarkAll: "All/none", Record: "Record as moved", Redirect: "Send elsewhere",
	RecordTitle: "Record as moved · {id}", RecordIntro: "In WeChat these people have joined the group that stays and left the other.",
	RecordAfter: "Each is then in the new group, and it stands in their history; no group goes over its capacity, the owner goes last.",
	RecordWho:   "Who", RecordMarked: "the {n} marked", RecordNext: "the next {n} of {group}", RecordGroup: "all {n} left in {group}",
	RecordSubmit: "Record", WasRecorded: "{n} recorded, {left} left", Skipped: "; {n} not recorded, see the list",
	RedirectTitle: "Send elsewhere · {person}", RedirectIntro: "{person} moves from {from} to:", RedirectSubmit: "Send", WasRedirected: "{person} goes to {to}",
	AlreadyIn: "there already", NoticeTitle: "Text to members",
	NoticeHead:  "Dear alumni,\nseveral groups of {branch} are below capacity and are brought together (Notice 1.5). Please join your new group as follows, then leave the old one:",
	NoticeGroup: "— {group} —", NoticeTo: "please join {group} ({n}):\n{names}", NoticeEnd: "The old group ends when it is empty. Please set your card to name-city-major and year.", NoticeNone: "Nobody has still to move.",
	MoveState: map[consolidation.State]string{
		consolidation.StateOpen: "to move", consolidation.StateDone: "moved", consolidation.StateLeft: "left before", consolidation.StateBlocked: "in the way",
	},
	CommandDone: "{id}: {keep} {keep|group stays|groups stay}, {n} {n|person moves|people move}.", CommandStarted: "{id} started, {n} {n|person moves|people move}.", CommandEnded: "{id} cancelled.",
	CommandRecorded: "{id}: {n} recorded as moved, {left} left.", CommandSkipped: "not recorded {person}: {why}", CommandMember: "{person} is registered as a member of {group}.",
}

// MoveNotice is the text for the members of groups that end: who joins which
// group. It has no phones.
func (t *Text) MoveNotice(n office.MoveNotice) string {
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
