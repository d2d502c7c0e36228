package i18n

import (
	"strconv"
	"time"

	"alumni/domain"
	"alumni/domain/office"
)

// GroupStanding is a group's state, with the day since when it is no official
// group any more: 已解散 2026-11-20.
func (t *Text) GroupStanding(s domain.GroupState, ended time.Time) string {
	out := t.Word.GroupState[s]
	if !s.Live() && !ended.IsZero() {
		out += " " + string(domain.DateOf(ended))
	}
	return out
}

// Headcount is how many people are in a group, of those it takes: 12/500. One
// that ended has nobody any more; its list is who was in it at its end.
func (t *Text) Headcount(g domain.Group) string {
	if !g.State.Live() {
		return t.Sentence(t.Group.AtEnd, domain.Args{"n": g.Members})
	}
	return strconv.Itoa(g.Members) + "/" + strconv.Itoa(g.Capacity)
}

// NotInGroup says why somebody is in a group no more: left it, or it ended.
func (t *Text) NotInGroup(m office.PersonGroup) string {
	if m.Membership.Present() {
		return t.GroupStanding(m.State, m.EndedAt)
	}
	return t.Registry.Left
}
