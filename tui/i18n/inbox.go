package i18n

import (
	"cmp"

	"alumni/domain"
	"alumni/domain/office/task"
)

// Inbox holds the text of what waits for the caller (待办).
type Inbox struct {
	Title, Kind, Matter, Waiting, Overdue, Today, Empty         string
	Application                                                 map[domain.ApplicationKind]string
	ApplicationWord, Transfer, TransferWord, Vacant, VacantWord string
	Task                                                        map[domain.TaskKind]string
	TaskWord                                                    map[domain.TaskKind]string // the kind in the list's column
}

func inboxText(l lang) Inbox {
	return Inbox{
		Title: l("待办", "Inbox"), Kind: l("类别", "Kind"), Matter: l("事项", "Matter"), Waiting: l("{n} 件等您处理", "{n} waiting for you"),
		Overdue: l("{n} 件逾期", "{n} overdue"), Today: l("{n} 件今天到期", "{n} due today"),
		Empty: l("没有等您处理的事项。", "Nothing waits for you."),
		Application: map[domain.ApplicationKind]string{
			domain.ApplyNewGroup:    l("{branch} 新建群[（第{seq}个）]", "{branch}: group[ {seq}]"),
			domain.ApplyPreparatory: l("{branch} 筹备群", "{branch}: preparatory"),
			domain.ApplyLateFiling:  l("{branch} 补办备案", "{branch}: late filing"),
			domain.ApplyAdmins:      l("{group} 变更管理员", "{group}: admins"), domain.ApplyRename: l("{group} 规范群名", "{group}: rename"),
			domain.ApplyDissolution: l("{group} 解散", "{group}: dissolution"),
		},
		ApplicationWord: l("申请", "apply"), Transfer: l("{group} {role} {from} → {to}", "{group}: {role} {from} → {to}"),
		TransferWord: l("移交", "transfer"), Vacant: l("{group} 群主空缺", "{group}: no owner"), VacantWord: l("群主", "vacancy"),
		Task: map[domain.TaskKind]string{
			domain.TaskCreateGroup:   l("{group} 待建群", "{group}: set it up"),
			domain.TaskTransferOwner: l("{group} 群主待移交[ {person}]", "{group}: hand over[ → {person}]"),
			domain.TaskChangeAdmin:   l("{group} 管理员待更换[ {person}]", "{group}: admin[ → {person}]"),
			domain.TaskRemoveMember:  l("{group} [{person} ]待清理出群", "{group}: remove[ {person}]"),
			domain.TaskRectify:       l("{group} [{person} ]限期整改", "{group}:[ {person}] to rectify"),
			domain.TaskWithdraw:      l("{group} [{person} ]消息待撤回", "{group}: message[ of {person}]"),
			domain.TaskRefer:         l("{group} [{person} ]待移送", "{group}: refer[ {person}]"),
			domain.TaskPublish:       l("{group} 待公布", "{group}: publish"), domain.TaskFile: l("{group} 未报备案表", "{group}: send form"),
			domain.TaskAcceptFiling:  l("{group} 备案待审核", "{group}: review form"),
			domain.TaskRenameGroup:   l("{group} 待改群名", "{group}: rename"),
			domain.TaskSetAdmins:     l("{group} 待调整管理员", "{group}: set admins"),
			domain.TaskDissolveGroup: l("{group} 待解散", "{group}: dissolve"),
			domain.TaskConvertGroup:  l("{group} 筹备群待转正", "{group}: convert"),
			domain.TaskReviewOwner:   l("{group} 群主 {person} 已离任理事会", "{group}: {person} left the council"),
			domain.TaskMoveMembers:   l("{group} 待迁移群成员", "{group}: move members"),
		},
		TaskWord: map[domain.TaskKind]string{
			domain.TaskCreateGroup: l("建群", "set up"), domain.TaskTransferOwner: l("移交", "transfer"),
			domain.TaskChangeAdmin: l("移交", "transfer"), domain.TaskRemoveMember: l("清理", "removal"),
			domain.TaskRectify: l("整改", "rectify"), domain.TaskWithdraw: l("撤回", "withdraw"), domain.TaskRefer: l("移送", "refer"),
			domain.TaskPublish: l("公布", "publish"), domain.TaskFile: l("备案", "filing"), domain.TaskAcceptFiling: l("备案", "filing"),
			domain.TaskRenameGroup: l("改名", "rename"), domain.TaskSetAdmins: l("管理员", "admins"),
			domain.TaskDissolveGroup: l("解散", "dissolve"), domain.TaskConvertGroup: l("转正", "convert"),
			domain.TaskReviewOwner: l("复核", "review"), domain.TaskMoveMembers: l("整合", "merge"),
		},
	}
}

// InboxKind is the word in the inbox's kind column.
func (t *Text) InboxKind(i task.InboxItem) string {
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
func (t *Text) InboxMatter(i task.InboxItem) string {
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
