package settings

import (
	"context"
	"slices"
	"time"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// TemplateView is one of HQ's templates: its own text, or none, which stands
// for the default one.
type TemplateView struct {
	Key       domain.TemplateKey `json:"key"`
	ID        domain.ID          `json:"id,omitzero"` // zero before HQ wrote its own
	Version   uint64             `json:"version"`
	Body      string             `json:"body,omitempty"` // "" for the default text
	UpdatedAt time.Time          `json:"updated_at,omitzero"`
	By        string             `json:"by,omitempty"`     // the account's name
	Reason    string             `json:"reason,omitempty"` // of the last change
	Set       error              `json:"-"`                // nil if the caller may set it
}

// SetTemplate gives a letter or the bulletin HQ's own text. An empty Body with
// Reset goes back to the default one.
type SetTemplate struct {
	Key     domain.TemplateKey
	Version uint64 // 0 where HQ had no text of its own yet
	Body    string
	Reset   bool
	Reason  string // required
}

// Templates lists every template: headquarters' and auditors' to read.
func (o *Service) Templates(ctx context.Context, by domain.Caller) ([]TemplateView, error) {
	return desk.Read(ctx, o.Only(domain.CanReadTemplates), by, func(d *desk.Desk) (out []TemplateView, _ error) {
		for _, key := range domain.TemplateKeys {
			v, err := templateView(d, key)
			if err != nil {
				return nil, err
			}
			out = append(out, v)
		}
		return out, nil
	})
}

func templateView(d *desk.Desk, key domain.TemplateKey) (TemplateView, error) {
	v := TemplateView{Key: key, Set: domain.CanRevise(d.Actor)}
	t, err := d.Template(key)
	if err != nil || t.ID.IsZero() {
		return v, err
	}
	v.ID, v.Version, v.Body, v.UpdatedAt = t.ID, t.Version, t.Body, t.UpdatedAt
	v.By, v.Reason, err = lastWord(d, t.ID)
	return v, err
}

// lastWord is who changed a record last, and why.
func lastWord(d *desk.Desk, id domain.ID) (by, reason string, err error) {
	page, err := d.Audit(domain.Query{Index: domain.IndexSubject, Eq: id.String(), Limit: 1})
	if err != nil || len(page.Items) == 0 {
		return "", "", err
	}
	row := page.Items[0]
	if row.Text != nil {
		reason = row.Text.Reason
	}
	return d.AccountName(row.Account), reason, nil
}

// SetTemplate changes the text of a letter or a bulletin: the director's, with a
// reason. Placeholders are checked, see domain.CheckTemplate.
func (o *Service) SetTemplate(ctx context.Context, by domain.Caller, in SetTemplate) (domain.Template, error) {
	if !slices.Contains(domain.TemplateKeys, in.Key) {
		return domain.Template{}, domain.BadChoice("key", domain.CleanLine(string(in.Key)))
	}
	body, err := domain.Text("body", in.Body, domain.MaxTemplate)
	if err != nil {
		return domain.Template{}, err
	}
	if in.Reset {
		body = ""
	} else if err := domain.CheckTemplate(in.Key, body); err != nil {
		return domain.Template{}, err
	}
	reason, err := domain.Text("reason", in.Reason, domain.MaxText)
	if err != nil {
		return domain.Template{}, err
	}
	return desk.Change(ctx, o.Only(domain.CanRevise), by, func(d *desk.Desk) (out domain.Template, _ error) {
		t, err := templateToSet(d, in.Key, in.Version)
		if err != nil {
			return out, err
		}
		switch {
		case t.Body == body:
			return out, domain.Invalid(domain.FaultNoChange, "body", "", nil)
		case reason == "":
			return out, domain.Required("reason", "M9")
		}
		before := t.Body
		t.Body = body
		return desk.Keep(d, d.Templates(), t, domain.AuditEntry{
			Action: domain.ActTemplateSet, Rules: []domain.ClauseID{"M9"},
			Changes: []domain.Change{
				{Field: "template", After: string(t.Key)}, {Field: "template_text", Before: ownText(before), After: ownText(body)},
			},
		}, &domain.AuditDetail{Reason: reason, Fields: map[string]string{"body": body}})
	})
}

// ownText tells whose a template's text is, as the audit log holds it.
func ownText(body string) string {
	if body == "" {
		return "default"
	}
	return "own"
}

// templateToSet gives the template on the version given, or a new one.
func templateToSet(d *desk.Desk, key domain.TemplateKey, version uint64) (domain.Template, error) {
	t, err := d.Template(key)
	if err != nil {
		return t, err
	}
	if !t.ID.IsZero() {
		return t, d.Fresh(t.Meta, version)
	}
	t.Key = key
	if t.ID, err = d.NextID(domain.KindTemplate); err != nil {
		return t, err
	}
	return t, d.Claim(domain.ClaimTemplate, string(key), t.ID)
}
