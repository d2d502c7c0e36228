package kit

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/tui/show"
)

// choose goes to the next record that the page names, or the one before, and
// shows its row: Enter opens it. Past the last none is chosen.
func (p *page) choose(by int) tea.Cmd {
	found := p.related()
	if len(found) == 0 {
		return nil
	}
	n := len(found) + 1 // none is one of them
	at := (slices.IndexFunc(found, func(r related) bool { return r.id == p.chosen }) + 1 + by + n) % n
	p.chosen = domain.ID{}
	if at > 0 {
		p.chosen = found[at-1].id
	}
	p.mark()
	return nil
}

// open opens the record that is chosen; with none the only one whose number the
// page shows, or the list of those, or of whom it names if it shows no number.
func (p *page) open(found []related) tea.Cmd {
	if slices.ContainsFunc(found, func(r related) bool { return r.id == p.chosen }) {
		return OpenRecord(p.pane.env, p.chosen)
	}
	if shown := slices.DeleteFunc(slices.Clone(found), func(r related) bool { return !r.shown() }); len(shown) > 0 {
		found = shown
	}
	return openRelated(p.pane.env, found)
}

// mark draws the row of the chosen record as the one under a cursor, and brings it into sight.
func (p *page) mark() {
	p.pane.draw()
	at, found := p.chosenAt()
	if v := &p.pane.view; found && v.styles != nil {
		line, h := len(renderDoc(v.styles, upTo(p.pane.detail.Doc, at), v.w)), max(p.pane.h, 1)
		v.Lines(v.styles, v.w)
		if line <= v.Top || line > v.Top+h-1 {
			v.Top = 0
			v.Scroll(line-(h+1)/2, h)
		}
	}
}

// chosenAt is where the document names the record that is chosen.
func (p *page) chosenAt() (at place, found bool) {
	all := p.related()
	i := slices.IndexFunc(all, func(r related) bool { return r.id == p.chosen })
	if i < 0 {
		return at, false
	}
	return all[i].at, true
}

// dressed marks the record that is chosen.
func (p *page) dressed(doc show.Doc) show.Doc {
	if at, found := p.chosenAt(); found {
		return marked(doc, at)
	}
	return doc
}

// marked gives the document with one row's sign as a list's cursor.
func marked(doc show.Doc, at place) show.Doc {
	doc.Sections = slices.Clone(doc.Sections)
	s := &doc.Sections[at.section]
	s.Rows = slices.Clone(s.Rows)
	s.Rows[at.row].Sign, s.Rows[at.row].Tone = "▸", show.ToneFocus
	return doc
}

// upTo gives the document down to one row.
func upTo(doc show.Doc, at place) show.Doc {
	doc.Sections = slices.Clone(doc.Sections[:at.section+1])
	s := &doc.Sections[at.section]
	s.Rows = s.Rows[:at.row+1]
	return doc
}
