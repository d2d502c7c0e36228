package i18n

import (
	"cmp"

	"alumni/domain"
	"alumni/domain/office"
)

// Inbox holds the text of what waits for the caller (待办).
type Inbox struct {
	Title, Kind, Matter     string
	Waiting, Overdue, Today string // {n}
	Empty                   string
	Application             map[domain.ApplicationKind]string // {branch}, {seq}
	ApplicationWord         string
	Transfer                string // {group}, {role}, {from}, {to}
	TransferWord            string
	Vacant, VacantWord      string                     // a group without an owner: {group}
	Task                    map[domain.TaskKind]string // {group}, {person}
	TaskWord                map[domain.TaskKind]string // the kind in the list's column
}

var inboxZH = Inbox{
	Title: "待办", Kind: "类别", Matter: "事项",
	Waiting: "{n} 件等您处理", Overdue: "{n} 件逾期", Today: "{n} 件今天到期",
	Empty: "没有等您处理的事项。",
	Application: map[domain.ApplicationKind]string{
		domain.ApplyNewGroup: "{branch} 新建群[（第{seq}个）]", domain.ApplyPreparatory: "{branch} 筹备群",
		domain.ApplyLateFiling: "{branch} 补办备案", domain.ApplyAdmins: "{group} 变更管理员",
		domain.ApplyRename: "{group} 规范群名", domain.ApplyDissolution: "{group} 解散",
	},
	ApplicationWord: "申请", Transfer: "{group} {role} {from} → {to}", TransferWord: "移交",
	Vacant: "{group} 群主空缺", VacantWord: "群主",
	Task: map[domain.TaskKind]string{
		domain.TaskCreateGroup: "{group} 待建群", domain.TaskTransferOwner: "{group} 群主待移交[ {person}]",
		domain.TaskChangeAdmin: "{group} 管理员待更换[ {person}]", domain.TaskRemoveMember: "{group} [{person} ]待清理出群",
		domain.TaskRectify: "{group} [{person} ]限期整改", domain.TaskWithdraw: "{group} [{person} ]消息待撤回",
		domain.TaskRefer: "{group} [{person} ]待移送", domain.TaskPublish: "{group} 待公布",
		domain.TaskFile: "{group} 未报备案表", domain.TaskAcceptFiling: "{group} 备案待审核",
		domain.TaskRenameGroup: "{group} 待改群名", domain.TaskSetAdmins: "{group} 待调整管理员", domain.TaskDissolveGroup: "{group} 待解散",
		domain.TaskConvertGroup: "{group} 筹备群待转正", domain.TaskReviewOwner: "{group} 群主 {person} 已离任理事会", domain.TaskMoveMembers: "{group} 待迁移群成员",
	},
	TaskWord: map[domain.TaskKind]string{
		domain.TaskCreateGroup: "建群", domain.TaskTransferOwner: "移交", domain.TaskChangeAdmin: "移交",
		domain.TaskRemoveMember: "清理", domain.TaskRectify: "整改", domain.TaskWithdraw: "撤回",
		domain.TaskRefer: "移送", domain.TaskPublish: "公布", domain.TaskFile: "备案", domain.TaskAcceptFiling: "备案",
		domain.TaskRenameGroup: "改名", domain.TaskSetAdmins: "管理员", domain.TaskDissolveGroup: "解散",
		domain.TaskConvertGroup: "转正", domain.TaskReviewOwner: "复核", domain.TaskMoveMembers: "整合",
	},
}

var inboxEN = Inbox{
	Title: "Inbox", Kind: "Kind", Matter: "Matter",
	Waiting: "{n} waiting for you", Overdue: "{n} overdue", Today: "{n} due today",
	Empty: "Nothing waits for you.",
	Application: map[domain.ApplicationKind]string{
		domain.ApplyNewGroup: "{branch}: group[ {seq}]", domain.ApplyPreparatory: "{branch}: preparatory",
		domain.ApplyLateFiling: "{branch}: late filing", domain.ApplyAdmins: "{group}: admins",
		domain.ApplyRename: "{group}: rename", domain.ApplyDissolution: "{group}: dissolution",
	},
	ApplicationWord: "apply", Transfer: "{group}: {role} {from} → {to}", TransferWord: "transfer",
	Vacant: "{group}: no owner", VacantWord: "vacancy",
	Task: map[domain.TaskKind]string{
		domain.TaskCreateGroup: "{group}: set it up", domain.TaskTransferOwner: "{group}: hand over[ → {person}]",
		domain.TaskChangeAdmin: "{group}: admin[ → {person}]", domain.TaskRemoveMember: "{group}: remove[ {person}]",
		domain.TaskRectify: "{group}:[ {person}] to rectify", domain.TaskWithdraw: "{group}: message[ of {person}]",
		domain.TaskRefer: "{group}: refer[ {person}]", domain.TaskPublish: "{group}: publish",
		domain.TaskFile: "{group}: send form", domain.TaskAcceptFiling: "{group}: review form",
		domain.TaskRenameGroup: "{group}: rename", domain.TaskSetAdmins: "{group}: set admins", domain.TaskDissolveGroup: "{group}: dissolve",
		domain.TaskConvertGroup: "{group}: convert", domain.TaskReviewOwner: "{group}: {person} left the council", domain.TaskMoveMembers: "{group}: move members",
	},
	TaskWord: map[domain.TaskKind]string{
		domain.TaskCreateGroup: "set up", domain.TaskTransferOwner: "transfer", domain.TaskChangeAdmin: "transfer",
		domain.TaskRemoveMember: "removal", domain.TaskRectify: "rectify", domain.TaskWithdraw: "withdraw",
		domain.TaskRefer: "refer", domain.TaskPublish: "publish", domain.TaskFile: "filing", domain.TaskAcceptFiling: "filing",
		domain.TaskRenameGroup: "rename", domain.TaskSetAdmins: "admins", domain.TaskDissolveGroup: "dissolve",
		domain.TaskConvertGroup: "convert", domain.TaskReviewOwner: "review", domain.TaskMoveMembers: "merge",
	},
}

// InboxKind is the word in the inbox's kind column.
func (t *Text) InboxKind(i office.InboxItem) string {
	switch i.Subject.Kind {
	case domain.KindApplication:
		return t.Inbox.ApplicationWord
	case domain.KindTransfer:
		return t.Inbox.TransferWord
	case domain.KindGroup:
		return t.Inbox.VacantWord
	case domain.KindTask:
		return pick(t.Inbox.TaskWord, i.Type)
	}
	return t.Word.Record[i.Subject.Kind]
}

// InboxMatter says what waits: 湖南01群 群主 周涛 → 陈静.
func (t *Text) InboxMatter(i office.InboxItem) string {
	args := domain.Args{
		"branch": cmp.Or(t.BranchName(i.Branch), t.Label.HQName), "group": ShortGroup(i.Group), "from": t.Vacancy(i.From), "to": i.To,
		"person": i.Person, "role": i.Type,
	}
	if i.Seq > 0 {
		args["seq"] = i.Seq
	}
	switch i.Subject.Kind {
	case domain.KindApplication:
		return t.fill(t.Inbox.Application[domain.ApplicationKind(i.Type)], args)
	case domain.KindTransfer:
		return t.fill(t.Inbox.Transfer, args)
	case domain.KindGroup:
		return t.fill(t.Inbox.Vacant, args)
	case domain.KindTask:
		if args["group"] == "" {
			args["group"] = args["branch"]
		}
		return t.fill(t.Inbox.Task[domain.TaskKind(i.Type)], args)
	}
	return i.Subject.String()
}

// CaseType says what something open about a group is: 任务 · 建群.
func (t *Text) CaseType(c office.OpenCase) string {
	what, w := "", &t.Word
	switch c.ID.Kind {
	case domain.KindApplication:
		what = w.Application[domain.ApplicationKind(c.Type)]
	case domain.KindTransfer:
		what = w.Manager[domain.ManagerRole(c.Type)]
	case domain.KindViolation:
		what = w.Outcome[domain.Outcome(c.Type)]
	case domain.KindTask:
		what = w.TaskKind[domain.TaskKind(c.Type)]
	}
	if what == "" {
		return w.Record[c.ID.Kind]
	}
	return w.Record[c.ID.Kind] + " · " + what
}
