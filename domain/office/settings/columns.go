package settings

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// ColumnWords gives headquarters' own words for the columns of lists, each with its
// column; nil where it has none. Whoever may bring a list in may know them.
func (o *Service) ColumnWords(ctx context.Context, by domain.Caller) (map[string]string, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (map[string]string, error) {
		body, err := d.TemplateBody(domain.TemplateColumns)
		if err != nil {
			return nil, err
		}
		return domain.ReadColumnWords(body)
	})
}
