package office_test

import (
	"fmt"
	"testing"

	"alumni/domain"
	"alumni/domain/office/violation"
)

// BenchmarkSearchOfNothing looks for a name that no row shows in as many
// violations, each of another person, as one call looks at.
func BenchmarkSearchOfNothing(b *testing.B) {
	w := newWorld(b)
	g := w.newGroup(1)
	given := []rune("宇轩浩然子涵欣怡梓萱俊杰思远雨桐嘉懿煜城")
	for range 50 {
		w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
			for range 100 {
				v := domain.Violation{Group: g.ID, Branch: g.Branch, State: domain.ViolationOpen}
				var err error
				if v.ID, err = tx.NextID(domain.KindViolation); err != nil {
					return err
				}
				p := domain.Person{Phone: domain.NewPhone("13812345678")}
				if p.ID, err = tx.NextID(domain.KindPerson); err != nil {
					return err
				}
				n := int(v.ID.Seq)
				p.Name = fmt.Sprintf("王%c%c", given[n%len(given)], given[n/len(given)%len(given)])
				v.Person = p.ID
				if err := tx.People().Put(&p); err != nil {
					return err
				}
				if err := tx.Violations().Put(&v); err != nil {
					return err
				}
			}
			return nil
		}))
	}
	b.ReportAllocs()
	for b.Loop() {
		page, err := w.Violations(w.ctx, w.director, violation.Filter{Text: "欧阳"})
		w.must(err)
		if len(page.Items) != 0 {
			b.Fatal(page.Items)
		}
	}
}
