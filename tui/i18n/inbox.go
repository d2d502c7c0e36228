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
	Notice, NoticeWord                                          string
	Task                                                        map[domain.TaskKind]string
	TaskWord                                                    map[domain.TaskKind]string // the kind in the list's column
}

func inboxText(l lang) Inbox {
	return Inbox{
		Title: l("待办", "Inbox"), Kind: l("类别", "Kind"), Matter: l("事项", "Matter"), Waiting: l("{n} 件等您处理", "{n} waiting for you"),
		Overdue: l("{n} 件逾期", "{n} overdue"), Today: l("{n} 件今天到期", "{n} due today"),
		Empty:           l("没有等您处理的事项。", "Nothing waits for you."),
		Application:     wordsOf(l, applicationKinds, func(k ApplicationKind) Line { return k.Waits }),
		ApplicationWord: l("申请", "apply"), Transfer: l("{group} {role} {from} → {to}", "{group}: {role} {from} → {to}"),
		TransferWord: l("移交", "transfer"), Vacant: l("{group} 群主空缺", "{group}: no owner"), VacantWord: l("群主", "vacancy"),
		Notice:     l("{group} {n} 人群名片待整改[：{person}]", "{group}: {n} {n|card|cards} to be put right[: {person}]"),
		NoticeWord: l("整改", "rectify"),
		Task:       wordsOf(l, taskKinds, func(k TaskKind) Line { return k.Waits }),
		TaskWord:   wordsOf(l, taskKinds, func(k TaskKind) Line { return k.Word }),
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
	case domain.KindRectification:
		return t.Inbox.NoticeWord
	case domain.KindIncident:
		return t.Say(Line{"泄露", "leak"})
	case domain.KindImpostor:
		return t.Say(Line{"冒用", "name"})
	case domain.KindTask:
		return pick(t.Inbox.TaskWord, i.Type)
	}
	return t.Word.Record[i.Subject.Kind]
}

// InboxMatter says what waits: 湖南01群 群主 周涛 → 陈静.
func (t *Text) InboxMatter(i task.InboxItem) string {
	args := domain.Args{
		"branch": cmp.Or(t.BranchName(i.Branch), t.Label.HQName), "group": ShortGroup(i.Group), "from": t.Vacancy(i.From), "to": i.To,
		"person": i.Person, "role": i.Type, "what": i.What,
	}
	if i.Seq > 0 {
		args["seq"] = i.Seq
	}
	switch i.Subject.Kind {
	case domain.KindApplication:
		return t.Sentence(t.Inbox.Application[domain.ApplicationKind(i.Type)], args)
	case domain.KindTransfer:
		return t.Sentence(t.Inbox.Transfer, args)
	case domain.KindGroup:
		return t.Sentence(t.Inbox.Vacant, args)
	case domain.KindRectification:
		args["n"] = i.Count
		return t.Sentence(t.Inbox.Notice, args)
	case domain.KindIncident:
		args["n"] = i.Count
		return t.Tell(Line{"{group} 个人信息事件，{n} 步未办", "{group}: data incident, {n} {n|step|steps} left"}, args)
	case domain.KindImpostor:
		args["name"], args["state"] = i.What, t.ImpostorStateWords()[domain.ImpostorState(i.Type)]
		return t.Tell(Line{"“{name}” 涉嫌冒用，{state}", "“{name}”: unauthorised, {state}"}, args)
	case domain.KindTask:
		if args["group"] == "" {
			args["group"] = args["branch"]
		}
		return t.Sentence(t.Inbox.Task[domain.TaskKind(i.Type)], args)
	}
	return i.Subject.String()
}
