package application

import (
	"testing"

	"alumni/domain"
	"alumni/tui/form/person"
	"alumni/tui/i18n"
	"alumni/tui/kit"
)

// A form with two wrong counts is refused for the first, every time; a count is
// read as people write it.
func TestTheCountsOfAnApplicationAreReadInOrder(t *testing.T) {
	env := &kit.Env{Ctx: t.Context(), Text: i18n.For("zh")}
	a := &applying{env: env, kinds: []domain.ApplicationKind{domain.ApplyNewGroup}, people: person.NewPicker(env)}
	for range 50 {
		_, err := a.input(t.Context(), kit.Values{Text: map[string]string{"headcount": "六十", "capacity": "很多"}})
		if e := domain.AsError(err); e.Fault != domain.FaultBadChoice || e.Field != "headcount" {
			t.Fatalf("refused by %v", err)
		}
	}
	in, err := a.input(t.Context(), kit.Values{Text: map[string]string{
		"headcount": "６２人", "document": "京校理〔2026〕1号", "document_date": "2026年11月2日", "authority_date": "20261103",
		"owner_auth_date": "2026/11/4",
	}})
	if err != nil || in.Headcount != 62 || in.Document.Date != "2026-11-02" || in.Authority.Date != "2026-11-03" ||
		in.OwnerAuth.Date != "2026-11-04" {
		t.Errorf("read as %+v, %v", in, err)
	}
}
