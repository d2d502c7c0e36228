package i18n

import (
	"cmp"
	"fmt"
	"strings"

	"alumni/domain"
	"alumni/domain/office/bulletin"
)

// Bulletin holds the text of publications and bulletins (公布、公告), M4.3.
type Bulletin struct {
	Title, Waiting, Bulletins, Count, CountBulletins, Marked, Empty         string
	EmptyBulletins, Group, Change, Account, Website, Draft, Date            string
	Groups                                                                  string // the first group and how many more
	Channel                                                                 map[domain.NoticeChannel]string
	GroupChange                                                             map[domain.GroupChange]string
	Issuer                                                                  string // who issued a bulletin
	Again                                                                   string // published again, nothing changed
	Unticked                                                                string // of a box
	Mark, Text, TextAll, Issue, Resume, Heading, Boxes, Says, Owner, Admins string
	NoAdmins, InDraft, TickIntro                                            string
	TickBoth                                                                string // what the last box does
	TextTitle, IssueTitle, IssueIntro, IssueMore, IssueAfter, IssueSubmit   string
	Issued, BulletinHeading, By, PublishIntro, PublishAfter, PublishStale   string
	Published, Recorded, LeftOpen                                           string
	Stale                                                                   string // a group of a draft changed
	RecordedCount, Entries                                                  string
}

func bulletinText(l lang) Bulletin {
	return Bulletin{
		Title: l("公告", "Bulletins"), Waiting: l("待公布", "to publish"), Bulletins: l("公告", "bulletins"),
		Count: l("{n} 个群待公布", "{n} {n|group|groups} to publish"), CountBulletins: l("{n} 份公告", "{n} {n|bulletin|bulletins}"),
		Marked: l("已选 {n} 个", "{n} marked"), Empty: l("没有待公布的群。", "Nothing waits to be published."),
		EmptyBulletins: l("还没有公告。", "No bulletin yet."), Group: l("微信群", "Group"), Change: l("变更", "Change"),
		Account: l("公众号", "Account"), Website: l("网站", "Website"), Draft: l("拟稿", "Draft"), Date: l("期限", "Due"),
		Groups: l("{name}[ 等{n}个]", "{name}[ and others ({n})]"),
		Channel: map[domain.NoticeChannel]string{
			domain.NoticeAccount: l("公众号", "official account"), domain.NoticeWebsite: l("网站", "website"),
		},
		GroupChange: map[domain.GroupChange]string{
			domain.ChangeNew: l("新设立", "new"), domain.ChangeManagers: l("人员变更", "managers"),
			domain.ChangeRenamed: l("更名", "renamed"), domain.ChangeEnded: l("终止", "ended"),
		},
		Issuer: l("操作人", "By"), Again: l("重新公布", "again"), Unticked: l("未公布", "not yet"), Mark: l("选/不选", "Mark"), Text: l("文稿", "Text"),
		TextAll: l("全部变更文稿", "Text of all changes"), Issue: l("拟公告", "Issue bulletin"), Resume: l("继续登记", "Go on recording"),
		Heading: l("公布 · {group}", "Publish · {group}"), Boxes: l("公布渠道", "Channels"), Says: l("公布内容", "What is published"),
		Owner: l("群主", "Owner"), Admins: l("管理员", "Admins"), NoAdmins: l("未设", "none"),
		InDraft:   l("已列入公告拟稿 {id}，发布后一并登记", "in draft {id}: recorded with it once it is out"),
		TickIntro: l("登记这个群在一个渠道的公布：网页地址和日期。", "Record where this group was published: the page and the day."),
		TickBoth:  l("另一渠道已登记，登记后即公布完成。", "The other channel is ticked: this completes the publication."),
		TextTitle: l("公告文稿", "Bulletin text"), IssueTitle: l("拟公告", "Issue bulletin"),
		IssueIntro: l("将把 {n} 个群的变更编成一份公告拟稿。", "This makes a draft bulletin of {n} {n|group|groups}."),
		IssueMore:  l("还有更多的群待公布，一份公告最多 {n} 个，其余编入下一份。", "More groups wait; one bulletin holds {n}, the rest goes into the next."),
		IssueAfter: l("拟稿不改变任何群；发布后登记两个渠道，各群的公布一并完成。公布群名、姓名和职务，不公布电话。",
			"A draft changes no group. Once it is out, recording both channels completes every publication in it. Names and roles "+
				"only, never phones."),
		IssueSubmit: l("拟稿", "Issue draft"), Issued: l("已拟公告 {id}，{n} 个群", "{id} drafted, {n} {n|group|groups}"),
		BulletinHeading: l("公告（{n} 个群）", "Bulletin ({n} {n|group|groups})"), By: "{by} · {date}",
		PublishIntro: l("公告已在公众号和网站发布：{n} 个群的公布将一并完成。",
			"The bulletin is out on both channels: this completes the publication of {n} {n|group|groups}."),
		PublishAfter: l("两个渠道的网页和日期缺一不可，且不能是同一网页。已单独登记过的渠道保留原凭证，只补空缺的一项。",
			"Both pages and both days are needed, and the two are two pages. A box that was ticked before keeps its page; only the "+
				"empty one is filled."),
		PublishStale: l("{n} 个群在拟稿后又有变更，其公布保留待办，编入下一份公告。",
			"{n} {n|group has|groups have} changed since the draft: their publication stays open for the next bulletin."),
		Published: l("{id} 已发布：{done} 个群公布完成[，{left} 个群因变更保留待办]",
			"{id} published: {done} {done|group|groups}[, {left} stay open because they changed]"),
		Recorded: l("公布完成", "published"), LeftOpen: l("拟稿后有变更，公布保留待办", "changed since the draft, stays open"),
		Stale: l("拟稿后有变更", "changed since the draft"), RecordedCount: l("{done}/{n} 个群", "{done} of {n} groups"),
		Entries: l("公告中的群", "Groups in the bulletin"),
	}
}

// bulletinTemplate is the bulletin's text where HQ wrote none, M4.3.
const bulletinTemplate = `{title}
[{number}]

　　根据《武汉轻工大学校友微信群管理使用办法》第四条(三)，现将下列校友官方微信群的名称及管理人员予以公布（共 {count} 个群）：

{groups}

　　特此公告。

{office}
{date}
`

// bulletinTitle is the title of every bulletin.
const bulletinTitle = "武汉轻工大学校友总会关于校友微信群及管理人员的公告"

// BulletinBody writes a bulletin by HQ's own template or the default one, as it
// is to be pasted: names and roles, never phones. It is Chinese in every
// language, as official texts are.
func (t *Text) BulletinBody(v bulletin.Wording) string {
	lines := make([]string, len(v.Groups))
	for i, g := range v.Groups {
		lines[i] = bulletinGroup(i+1, g)
	}
	return WriteTemplate(cmp.Or(v.Body, bulletinTemplate), domain.Args{
		"title": bulletinTitle, "number": v.ID.String(), "date": HanDate(v.Date), "count": len(v.Groups),
		"groups": strings.Join(lines, "\n\n"), "office": "武汉轻工大学校友总会办公室",
	})
}

// bulletinGroup writes one group: what it is called, what is new and who
// manages it. Of one that ended nobody is named.
func bulletinGroup(n int, g bulletin.Line) string {
	head := fmt.Sprintf("%s%d．%s", indent, n, g.Name)
	note := []string{cmp.Or(zh.BranchName(g.Branch), zh.Label.HQName)}
	if g.Kind == domain.GroupPreparatory {
		note = append(note, zh.Word.GroupKind[g.Kind])
	}
	for _, c := range g.Changes {
		switch {
		case c == domain.ChangeEnded:
		case c == domain.ChangeRenamed && g.Was != "":
			note = append(note, "原群名“"+g.Was+"”")
		case c == domain.ChangeManagers:
			note = append(note, "管理人员变更")
		default:
			note = append(note, zh.Bulletin.GroupChange[c])
		}
	}
	head += "（" + strings.Join(note, "，") + "）"
	if g.As.Ended {
		return head + "\n" + indent + "　 自公告之日起不再作为校友官方微信群。"
	}
	owner := cmp.Or(g.Owner, "空缺")
	if o := zh.Word.Office[g.Office]; o != "" && g.Owner != "" {
		owner += "（" + o + "）"
	}
	out := head + "\n" + indent + "　 群主：" + owner
	if len(g.Admins) > 0 {
		out += "\n" + indent + "　 管理员：" + strings.Join(g.Admins, "、")
	}
	return out
}

// GroupChanges are what a publication reports of a group, in one line.
func (t *Text) GroupChanges(cs []domain.GroupChange) string {
	if len(cs) == 0 {
		return t.Bulletin.Again
	}
	return joined(cs, t.Label.Comma, func(c domain.GroupChange) string { return t.Bulletin.GroupChange[c] })
}

// ChannelNames are channels of a publication in one line.
func (t *Text) ChannelNames(cs []domain.NoticeChannel) string {
	return joined(cs, t.Label.Comma, func(c domain.NoticeChannel) string { return t.Bulletin.Channel[c] })
}
