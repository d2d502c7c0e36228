package i18n

import "alumni/domain"

// Bulletin holds the text of publications and bulletins (公布、公告), M4.3.
type Bulletin struct {
	Title, Waiting, Bulletins                    string // the section, its two chips
	Count, CountBulletins                        string // {n}
	Marked                                       string // {n}
	Empty, EmptyBulletins                        string
	Group, Change, Account, Website, Draft, Date string // columns
	Groups                                       string // {name}, {n}: the first group and how many more
	Channel                                      map[domain.NoticeChannel]string
	GroupChange                                  map[domain.GroupChange]string
	Again                                        string // published again, nothing changed
	Unticked                                     string // of a box
	Mark, Tick, Text, TextAll, Issue             string // actions
	Publish, Resume, Drop                        string // actions
	Heading                                      string // {group}
	Boxes, Says, Owner, Admins, NoAdmins         string // the pane
	InDraft                                      string // {id}
	Missing                                      string // {channels}
	TickTitle                                    string // {group}
	TickIntro, TickBoth                          string // TickBoth: what the last box does
	ChannelField, LinkHint                       string
	TickSubmit                                   string
	Ticked                                       string // {id}, {channel}, {missing}
	Complete                                     string // {id}
	TextTitle                                    string
	IssueTitle                                   string
	IssueIntro                                   string // {n}
	IssueMore                                    string // {n}
	IssueAfter, IssueSubmit                      string
	Issued                                       string // {id}, {n}
	BulletinHeading                              string // {n}
	By                                           string // {by}, {date}
	PublishTitle                                 string // {id}
	PublishIntro                                 string // {n}
	PublishAfter, PublishStale                   string // PublishStale: {n}
	PublishSubmit                                string
	Published                                    string // {id}, {done}, {left}
	DropTitle                                    string // {id}
	DropIntro, DropSubmit                        string
	Dropped                                      string // {id}
	State, Recorded, LeftOpen, Stale             string // rows of a bulletin's document; Stale: a group of a draft changed
	RecordedCount                                string // {done}, {n}
	Entries                                      string
}

var bulletinZH = Bulletin{
	Title: "公告", Waiting: "待公布", Bulletins: "公告",
	Count: "{n} 个群待公布", CountBulletins: "{n} 份公告", Marked: "已选 {n} 个", Empty: "没有待公布的群。", EmptyBulletins: "还没有公告。",
	Group: "微信群", Change: "变更", Account: "公众号", Website: "网站", Draft: "拟稿", Date: "期限",
	Groups:  "{name}[ 等{n}个]",
	Channel: map[domain.NoticeChannel]string{domain.NoticeAccount: "公众号", domain.NoticeWebsite: "网站"},
	GroupChange: map[domain.GroupChange]string{
		domain.ChangeNew: "新设立", domain.ChangeManagers: "人员变更", domain.ChangeRenamed: "更名", domain.ChangeEnded: "终止",
	},
	Again: "重新公布", Unticked: "未公布",
	Mark: "选/不选", Tick: "登记公布", Text: "文稿", TextAll: "全部变更文稿", Issue: "拟公告",
	Publish: "登记发布", Resume: "继续登记", Drop: "作废",
	Heading: "公布 · {group}", Boxes: "公布渠道", Says: "公布内容", Owner: "群主", Admins: "管理员", NoAdmins: "未设",
	InDraft: "已列入公告拟稿 {id}，发布后一并登记", Missing: "还缺：{channels}",
	TickTitle: "登记公布 · {group}", TickIntro: "登记这个群在一个渠道的公布：网页地址和日期。", TickBoth: "另一渠道已登记，登记后即公布完成。",
	ChannelField: "公布渠道", LinkHint: "https://…", TickSubmit: "登记",
	Ticked: "{id} 已登记{channel}公布，还缺{missing}", Complete: "{id} 两个渠道都已公布，公布完成",
	TextTitle: "公告文稿", IssueTitle: "拟公告",
	IssueIntro: "将把 {n} 个群的变更编成一份公告拟稿。", IssueMore: "还有更多的群待公布，一份公告最多 {n} 个，其余编入下一份。",
	IssueAfter:  "拟稿不改变任何群；发布后登记两个渠道，各群的公布一并完成。公布群名、姓名和职务，不公布电话。",
	IssueSubmit: "拟稿", Issued: "已拟公告 {id}，{n} 个群",
	BulletinHeading: "公告（{n} 个群）", By: "{by} · {date}",
	PublishTitle: "登记发布 · {id}", PublishIntro: "公告已在公众号和网站发布：{n} 个群的公布将一并完成。",
	PublishAfter: "两个渠道的网页和日期缺一不可，且不能是同一网页。已单独登记过的渠道保留原凭证，只补空缺的一项。", PublishStale: "{n} 个群在拟稿后又有变更，其公布保留待办，编入下一份公告。",
	PublishSubmit: "登记发布", Published: "{id} 已发布：{done} 个群公布完成[，{left} 个群因变更保留待办]",
	DropTitle: "作废 · {id}", DropIntro: "作废后各群仍待公布，可编入下一份公告。", DropSubmit: "作废", Dropped: "{id} 已作废",
	State: "状态", Recorded: "公布完成", LeftOpen: "拟稿后有变更，公布保留待办", Stale: "拟稿后有变更", RecordedCount: "{done}/{n} 个群", Entries: "公告中的群",
}

var bulletinEN = Bulletin{
	Title: "Bulletins", Waiting: "to publish", Bulletins: "bulletins",
	Count: "{n} {n|group|groups} to publish", CountBulletins: "{n} {n|bulletin|bulletins}", Marked: "{n} marked", Empty: "Nothing waits to be published.", EmptyBulletins: "No bulletin yet.",
	Group: "Group", Change: "Change", Account: "Account", Website: "Website", Draft: "Draft", Date: "Due",
	Groups:  "{name}[ and others ({n})]",
	Channel: map[domain.NoticeChannel]string{domain.NoticeAccount: "official account", domain.NoticeWebsite: "website"},
	GroupChange: map[domain.GroupChange]string{
		domain.ChangeNew: "new", domain.ChangeManagers: "managers", domain.ChangeRenamed: "renamed", domain.ChangeEnded: "ended",
	},
	Again: "again", Unticked: "not yet",
	Mark: "Mark", Tick: "Tick a box", Text: "Text", TextAll: "Text of all changes", Issue: "Issue bulletin",
	Publish: "Record as published", Resume: "Go on recording", Drop: "Drop",
	Heading: "Publish · {group}", Boxes: "Channels", Says: "What is published", Owner: "Owner", Admins: "Admins", NoAdmins: "none",
	InDraft: "in draft {id}: recorded with it once it is out", Missing: "Missing: {channels}",
	TickTitle: "Tick a box · {group}", TickIntro: "Record where this group was published: the page and the day.", TickBoth: "The other channel is ticked: this completes the publication.",
	ChannelField: "Channel", LinkHint: "https://…", TickSubmit: "Record",
	Ticked: "{id}: {channel} recorded, {missing} is missing", Complete: "{id}: published on both channels",
	TextTitle: "Bulletin text", IssueTitle: "Issue bulletin",
	IssueIntro: "This makes a draft bulletin of {n} {n|group|groups}.", IssueMore: "More groups wait; one bulletin holds {n}, the rest goes into the next.",
	IssueAfter:  "A draft changes no group. Once it is out, recording both channels completes every publication in it. Names and roles only, never phones.",
	IssueSubmit: "Issue draft", Issued: "{id} drafted, {n} {n|group|groups}",
	BulletinHeading: "Bulletin ({n} {n|group|groups})", By: "{by} · {date}",
	PublishTitle: "Record as published · {id}", PublishIntro: "The bulletin is out on both channels: this completes the publication of {n} {n|group|groups}.",
	PublishAfter: "Both pages and both days are needed, and the two are two pages. A box that was ticked before keeps its page; only the empty one is filled.", PublishStale: "{n} {n|group has|groups have} changed since the draft: their publication stays open for the next bulletin.",
	PublishSubmit: "Record", Published: "{id} published: {done} {done|group|groups}[, {left} stay open because they changed]",
	DropTitle: "Drop · {id}", DropIntro: "Its groups still wait to be published and may go into the next bulletin.", DropSubmit: "Drop", Dropped: "{id} dropped",
	State: "State", Recorded: "published", LeftOpen: "changed since the draft, stays open", Stale: "changed since the draft", RecordedCount: "{done} of {n} groups", Entries: "Groups in the bulletin",
}
