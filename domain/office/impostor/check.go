package impostor

import (
	"context"

	"alumni/domain"
	"alumni/domain/naming/mimic"
	"alumni/domain/office/desk"
)

// MaxChecked is how many names are checked at once at most.
const MaxChecked = 10_000

// CheckNames judges names of groups, M8.3: which of them pass themselves off as the
// school's, and by what. Names of one's own groups are known. It fails with
// CodeInvalid on names for none, and for too many.
func (o *Service) CheckNames(ctx context.Context, by domain.Caller, names []string) ([]mimic.Result, error) {
	switch {
	case len(names) == 0:
		return nil, domain.Required("names", "M8.3")
	case len(names) > MaxChecked:
		return nil, domain.Invalid(domain.FaultTooLong, "names", "M8.3", domain.Args{"max": MaxChecked})
	}
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) ([]mimic.Result, error) {
		c, err := checker(d)
		if err != nil {
			return nil, err
		}
		out := make([]mimic.Result, len(names))
		for i, name := range names {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			out[i] = c.Check(name)
		}
		return out, nil
	})
}

// checker knows headquarters' words and the groups that are registered now.
func checker(d *desk.Desk) (mimic.Checker, error) {
	body, err := d.TemplateBody(domain.TemplateImpostor)
	if err != nil {
		return mimic.Checker{}, err
	}
	words, err := domain.ReadImpostorWords(body)
	if err != nil {
		return mimic.Checker{}, err
	}
	var registered []domain.Group
	err = desk.Each(d.Groups().List, domain.Query{}, func(g domain.Group) error {
		if g.State.Live() {
			registered = append(registered, g)
		}
		return nil
	})
	return mimic.New(words, registered), err
}
