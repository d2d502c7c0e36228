package i18n

import (
	"alumni/domain"
	"alumni/domain/office/review"
)

// Review holds the text of identity reviews (身份核查) of a group's members.
type Review struct {
	Heading, Progress, Begun, Ended, Walker, Due, Last, Running, Counts, Found, Joined, JoinedNone, Done string
	Walk, Resume, Take, Finish, Back, Start, Next, Finished, Taken, Decided, AllDone, LeftOpen           string
	Place, LastFound, Never, DecidedAlready, Asked, Opened                                               string
	NearChip, DueOn, List                                                                                string
	State                                                                                                map[domain.ReviewState]string
	Reviewed                                                                                             map[domain.ReviewedState]string
	Key                                                                                                  map[domain.ReviewedState]string // what a key of the walk says
}

func reviewText(l lang) Review {
	return Review{
		Heading:  l("身份核查 · {group}", "Identity review · {group}"),
		Progress: l("已核 {n}/{total} 人", "{n}/{total} members decided on"),
		Begun:    l("开始", "Begun"), Ended: l("完成", "Ended"), Walker: l("正在核查", "Walked by"), Due: l("身份核查", "Identity review"),
		Last: l("上次核查", "Last review"), Running: l("进行中 {id}", "running: {id}"), Counts: l("结果", "Result"), Found: l("逐人结果", "One by one"),
		Joined:     l("开始后入群，不在本次核查范围", "Joined since, not covered by this review"),
		JoinedNone: l("开始后没有人入群。", "Nobody joined since."),
		Done:       l("{date} 完成[，{person}]", "ended {date}[, {person}]"),
		Walk:       l("逐人核查", "Walk the roster"), Resume: l("继续核查", "Go on"), Take: l("接手", "Take over"), Finish: l("完成核查", "End review"),
		Back: l("上一位", "One back"), Start: l("开始核查", "Begin review"), Next: l("下一位", "Next"),
		Finished: l("{id} 身份核查已完成。", "{id}: the review has ended."), Taken: l("已接手 {id}。", "You go on with {id}."),
		Decided: l("{person}：{decision}[，{record}]", "{person}: {decision}[, {record}]"),
		AllDone: l("名单上的人都已核完。按 e 完成核查，按 b 回看上一位。", "Everybody is decided on. End the review with e; b goes one back."),
		LeftOpen: l("尚有 {n} 人待核。可随时离开，下次接着核。",
			"{n} {n|member is|members are} left. You may leave at any time and go on later."),
		Place: l("第 {n}/{total} 位", "{n} of {total}"), LastFound: l("{date} {state}（{id}）", "{date} {state} ({id})"),
		Never: l("从未核查", "never reviewed"), DecidedAlready: l("已核：{state}[，{person}][：{note}]", "decided: {state}[, {person}][: {note}]"),
		Asked: l("整改通知 {id}", "notice {id}"), Opened: l("清理任务 {id}", "removal {id}"),
		NearChip: l("核查到期", "Review due"), List: l("核查记录", "Reviews"), DueOn: l("{date} 前", "by {date}"),
		State: map[domain.ReviewState]string{
			domain.ReviewOpen: l("核查中", "running"), domain.ReviewDone: l("已完成", "done"), domain.ReviewCancelled: l("已取消", "cancelled"),
		},
		Reviewed: map[domain.ReviewedState]string{
			domain.ReviewedOpen: l("待核", "open"), domain.ReviewedFits: l("符合", "fits"),
			domain.ReviewedVerified: l("符合，当场实名", "fits, verified now"), domain.ReviewedCard: l("名片待改", "card to be put right"),
			domain.ReviewedUnfit: l("不再符合", "no longer fits"), domain.ReviewedLeft: l("已退群", "left"),
			domain.ReviewedSkipped: l("未核", "passed over"), domain.ReviewedGone: l("已离群", "gone"),
		},
		Key: map[domain.ReviewedState]string{
			domain.ReviewedFits: l("符合", "Fits"), domain.ReviewedVerified: l("实名核验", "Verify now"),
			domain.ReviewedCard: l("通知改名片", "Card wrong"), domain.ReviewedUnfit: l("不再符合", "No longer fits"),
			domain.ReviewedLeft: l("已退群", "Left"), domain.ReviewedSkipped: l("跳过", "Skip"),
		},
	}
}

// ReviewCounts says what a review found, by how many: 符合 12 人，名片待改 3 人.
func (t *Text) ReviewCounts(counts map[domain.ReviewedState]int) string {
	var parts []domain.ReviewedState
	for _, s := range domain.ReviewedStates {
		if counts[s] > 0 {
			parts = append(parts, s)
		}
	}
	return joined(parts, t.Label.Comma, func(s domain.ReviewedState) string {
		return t.Review.Reviewed[s] + " " + t.Tell(Line{"{n} 人", "{n}"}, domain.Args{"n": counts[s]})
	})
}

// ReviewRecord says what follows from a decision: the notice or the removal.
func (t *Text) ReviewRecord(id domain.ID) string {
	switch {
	case id.IsZero():
		return ""
	case id.Kind == domain.KindRectification:
		return t.Sentence(t.Review.Asked, domain.Args{"id": id})
	}
	return t.Sentence(t.Review.Opened, domain.Args{"id": id})
}

// ReviewDecided says what was decided of somebody.
func (t *Text) ReviewDecided(name string, m domain.Reviewed) string {
	return t.Sentence(t.Review.Decided, domain.Args{
		"person": name, "decision": t.Review.Reviewed[m.State], "record": t.ReviewRecord(m.Record),
	})
}

// ReviewEarlier says what the last review found of a member.
func (t *Text) ReviewEarlier(e review.Earlier) string {
	if e.Review.IsZero() {
		return t.Review.Never
	}
	return t.Sentence(t.Review.LastFound, domain.Args{"date": string(e.On), "state": t.Review.Reviewed[e.State], "id": e.Review})
}
