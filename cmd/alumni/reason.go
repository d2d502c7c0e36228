package main

import (
	"errors"

	"alumni/cmd/alumni/backup"
	"alumni/cmd/alumni/cli"
	"alumni/db"
	"alumni/db/engine"
	"alumni/domain"
	"alumni/keys"
	"alumni/tui/i18n"
)

// reasons are the errors of this program's parts that an operator is told by a
// sentence, the more particular first.
var reasons = []struct {
	err error
	key i18n.ReasonKey
}{
	{keys.ErrExposed, i18n.ReasonExposed},
	{keys.ErrNotFile, i18n.ReasonNotFile},
	{keys.ErrDataKey, i18n.ReasonDataKey},
	{keys.ErrHostKey, i18n.ReasonPrivateKey},
	{keys.ErrIdentity, i18n.ReasonIdentity},
	{backup.ErrHead, i18n.ReasonHead},
	{backup.ErrChanged, i18n.ReasonChanged},
	{db.ErrForeign, i18n.ReasonForeign},
	{engine.ErrNotFile, i18n.ReasonNotFile},
	{engine.ErrEmpty, i18n.ReasonEmpty},
	{engine.ErrCutOff, i18n.ReasonCutOff},
	{engine.ErrGone, i18n.ReasonGone},
	{engine.ErrReplaced, i18n.ReasonReplaced},
	{engine.ErrOverwrote, i18n.ReasonOverwrote},
	{errLogIsData, i18n.ReasonLogIsData},
}

// said is an error in the words of one language.
type said struct {
	words string
	cause error
}

func (s said) Error() string { return s.words }
func (s said) Unwrap() error { return s.cause }

// why says in the operator's language why something failed. What it gives is
// still the error that it was.
func (m *Main) why(err error) error { return why(m.text, err) }

func why(t *i18n.Text, err error) error {
	var (
		record *domain.Damage
		more   domain.MoreDamage
	)
	if errors.As(err, &record) {
		return said{cli.Clean(t.Damage.Of(record)), err}
	}
	if errors.As(err, &more) {
		return said{t.Damage.More(more), err}
	}
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return said{t.Server.Reason.Known[r.key], err}
		}
	}
	if errors.Is(err, engine.ErrDamaged) {
		return said{t.Server.Reason.Known[i18n.ReasonPages], err}
	}
	return said{cli.Clean(t.Reason(err)), err}
}

// findings says what a check of the store found, one finding each.
func (m *Main) findings(found error) (lines []string) {
	all := []error{found}
	if many, ok := found.(interface{ Unwrap() []error }); ok {
		all = many.Unwrap()
	}
	for _, one := range all {
		lines = append(lines, m.why(one).Error())
	}
	return lines
}
