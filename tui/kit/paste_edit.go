package kit

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/tui/show"
)

// edited drops what a check found: it is about what was there before.
func (p *pastePage) edited() {
	if p.busy {
		p.token.Next() // its answer is late
	}
	p.report, p.err, p.failed, p.busy, p.follow = nil, "", false, false, true
}

func (p *pastePage) set(text string) {
	p.text, p.cells, p.widths = text, nil, nil
	p.keyed = p.keyed && p.text+p.line != ""
}

func (p *pastePage) newLine() {
	if p.line != "" && p.fits(p.line+"\n") {
		line := p.line
		p.line = ""
		p.edited()
		p.set(p.text + line + "\n")
	}
}

func (p *pastePage) insert(s string) {
	if s != "" && p.fits(p.line+s) {
		p.edited()
		p.line += s
	}
}

// backspace takes the last character away, of the last row where the line is empty.
func (p *pastePage) backspace() {
	if p.text+p.line == "" {
		return
	}
	p.edited()
	if p.line == "" {
		body := strings.TrimSuffix(p.text, "\n")
		at := strings.LastIndexByte(body, '\n') + 1
		p.line = body[at:]
		p.set(p.text[:at])
		return
	}
	p.line = p.line[:prevGrapheme(p.line, len(p.line))]
}

// clear empties the line, or the whole page where it is empty already.
func (p *pastePage) clear() {
	p.edited()
	if p.line != "" {
		p.line = ""
		return
	}
	p.set("")
}

// paste takes a table in, or a piece of a line. After a check that refused, a
// table takes the place of the one refused: it is the corrected one.
func (p *pastePage) paste(content string) tea.Cmd {
	p.leave = false
	if len(content) > MaxPaste {
		p.refuse(p.env.Text.Console.PasteTooLarge, MaxPaste>>10)
		return nil
	}
	s := show.CleanTable(content)
	if !strings.Contains(s, "\n") {
		p.insert(s)
		return nil
	}
	refused := p.failed || p.report != nil && p.report.Confirm == nil
	before, line, keyed := p.text, p.line, p.keyed
	if refused {
		p.text, p.line, p.keyed = "", "", false
	}
	if s = p.line + strings.TrimRight(s, "\n") + "\n"; !p.fits(s) {
		p.text, p.line, p.keyed = before, line, keyed
		return nil
	}
	p.line = ""
	p.edited()
	p.set(p.text + s)
	if refused {
		return Toast(p.env, p.env.Text.Console.PasteReplaced, show.ToneDue)
	}
	return nil
}

// fits tells whether the table has room for more, and says so if it has not.
func (p *pastePage) fits(more string) bool {
	switch {
	case len(p.text)+len(more) > MaxPaste:
		p.refuse(p.env.Text.Console.PasteTooLarge, MaxPaste>>10)
	case strings.Count(p.text, "\n")+strings.Count(more, "\n") > MaxPasteRows:
		p.refuse(p.env.Text.Console.PasteTooMany, MaxPasteRows)
	default:
		return true
	}
	return false
}

func (p *pastePage) refuse(sentence string, limit int) {
	p.edited()
	p.err = p.env.Text.Sentence(sentence, domain.Args{"max": limit})
}
