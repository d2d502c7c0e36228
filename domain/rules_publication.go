package domain

import (
	"net/url"
	"slices"
	"time"
)

// NoticeChannel is one of the two places where a group is published (公布渠道), M4.3.
type NoticeChannel string

// The channels of a publication.
const (
	NoticeAccount NoticeChannel = "account" // 官方微信公众号
	NoticeWebsite NoticeChannel = "website" // 网站
)

// NoticeChannels lists both channels.
var NoticeChannels = []NoticeChannel{NoticeAccount, NoticeWebsite}

// PublishedAs is what a publication said of a group, M4.3: its name and who
// manages it. The zero value is that of a group never published.
type PublishedAs struct {
	On     Date   `json:"on,omitempty"` // the day on the official account; "" for never
	Name   string `json:"name,omitempty"`
	Owner  ID     `json:"owner,omitzero"`
	Admins []ID   `json:"admins,omitempty"`
	Ended  bool   `json:"ended,omitempty"` // that the group is no official one any more
}

// PublicationOf is what a publication on a day says of the group as it is now.
func PublicationOf(g Group, on Date) PublishedAs {
	p := PublishedAs{On: on, Name: g.Name, Ended: !g.State.Live()}
	if !p.Ended {
		p.Owner, p.Admins = g.Owner, slices.Clone(g.Admins)
	}
	return p
}

// Says tells whether two publications say the same, whatever their days.
func (p PublishedAs) Says(q PublishedAs) bool {
	return p.Name == q.Name && p.Owner == q.Owner && p.Ended == q.Ended && SameIDs(p.Admins, q.Admins)
}

// unpublish gives the group after its name or its managers changed: what was
// published no longer holds, M4.3, but it stays known what that was.
func unpublish(g Group) Group {
	if g.Published.On == "" && g.Publication.Complete() {
		g.Published.On = g.Publication.Account.Date // published before it was kept what was said
	}
	g.Publication = Publication{}
	return g
}

// GroupChange is what a bulletin reports of a group (变更).
type GroupChange string

// The changes of a group that are published.
const (
	ChangeNew      GroupChange = "new"      // 新设立
	ChangeManagers GroupChange = "managers" // 管理人员变更
	ChangeRenamed  GroupChange = "renamed"  // 更名
	ChangeEnded    GroupChange = "ended"    // 终止
)

// GroupChanges lists every change.
var GroupChanges = []GroupChange{ChangeNew, ChangeRenamed, ChangeManagers, ChangeEnded}

// ChangesOf tells what is new in a publication against the one before; nothing
// where a change was taken back before it was published.
func ChangesOf(before, now PublishedAs) []GroupChange {
	switch {
	case now.Ended && before.Ended:
		return nil
	case now.Ended:
		return []GroupChange{ChangeEnded}
	case before.On == "":
		return []GroupChange{ChangeNew}
	case before.Name == "":
		return []GroupChange{ChangeManagers}
	}
	var out []GroupChange
	if before.Name != now.Name {
		out = append(out, ChangeRenamed)
	}
	if before.Owner != now.Owner || !SameIDs(before.Admins, now.Admins) {
		out = append(out, ChangeManagers)
	}
	return out
}

// Boxes tells which channels of an open publication are ticked, M4.3.
func (t Task) Boxes() Publication {
	return Publication{Account: t.Proof.Notice(), Website: t.Second.Notice()}
}

// Ticked tells whether a channel carries a link and a date.
func (n Notice) Ticked() bool { return n.Link != "" && n.Date != "" }

// On is what stands on one channel.
func (p Publication) On(c NoticeChannel) Notice {
	if c == NoticeWebsite {
		return p.Website
	}
	return p.Account
}

// Missing are the channels that are not ticked.
func (p Publication) Missing() []NoticeChannel {
	return slices.DeleteFunc(slices.Clone(NoticeChannels), func(c NoticeChannel) bool { return p.On(c).Ticked() })
}

// CheckNotice checks one channel of a publication, M4.3: a page of the web and
// a day that is not in the future, and another page than the other channel's.
// The error names link or date; its argument says of which channel.
func CheckNotice(c NoticeChannel, n, other Proof, now time.Time) error {
	prefix := ""
	switch c {
	case NoticeAccount:
	case NoticeWebsite:
		prefix = "second_"
	default:
		e := BadChoice("channel", CleanLine(string(c)))
		e.Rule, e.Args["field"] = "M4.3", "notice_channel"
		return e
	}
	err := checkNotice(n, prefix, now)
	if err == nil && other.Link != "" && samePage(n.Link, other.Link) {
		err = badNotice(prefix+"link", n.Link)
	}
	if err == nil {
		return nil
	}
	e := AsError(err)
	return e.On(e.Field[len(prefix):])
}

// Page is the host of a web address, for lists that have no room for the whole; "" for none.
func (n Notice) Page() string {
	u, err := url.Parse(n.Link)
	if err != nil {
		return ""
	}
	return u.Hostname()
}
