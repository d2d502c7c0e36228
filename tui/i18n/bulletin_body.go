package i18n

import (
	"cmp"
	"fmt"
	"strings"

	"alumni/domain"
	"alumni/domain/office"
)

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
func (t *Text) BulletinBody(v office.BulletinText) string {
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
func bulletinGroup(n int, g office.BulletinLine) string {
	where := zh.BranchName(g.Branch)
	if where == "" {
		where = zh.Label.HQName
	}
	head := fmt.Sprintf("%s%d．%s", indent, n, g.Name)
	note := []string{where}
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
