package office

import (
	"slices"

	"alumni/domain"
)

// managersChanged gives what a change of a group's managers changed: the owner,
// each admin who lost or got the role, the filing and the publication, which
// are to be renewed, N2.3. One entry of the audit log holds them all.
func managersChanged(before, after domain.Group) []domain.Change {
	var out []domain.Change
	add := func(field, was, is string) {
		if was != is {
			out = append(out, domain.Change{Field: field, Before: was, After: is})
		}
	}
	add("owner", before.Owner.String(), after.Owner.String())
	for _, id := range before.Admins {
		if !slices.Contains(after.Admins, id) {
			add("admins", id.String(), "")
		}
	}
	for _, id := range after.Admins {
		if !slices.Contains(before.Admins, id) {
			add("admins", "", id.String())
		}
	}
	add("filing", string(before.Filing), string(after.Filing))
	add("published", published(before), published(after))
	return out
}

// published is "true" for a group published on both channels, M4.3, as the
// audit log holds it; "" for any other.
func published(g domain.Group) string {
	if g.Publication.Complete() {
		return "true"
	}
	return ""
}
