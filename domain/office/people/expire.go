package people

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// GiveUpImports ends the imports that nobody went on with in domain.ImportKeptFor: what their
// rows say of people is kept no longer. One whose rows were not all stored is undone; of
// one that registers, what was registered stands and the rest is refused. While the
// machine's clock is doubted it waits.
func GiveUpImports(ctx context.Context, o *desk.Base) error {
	for {
		found, err := desk.Read(ctx, o, desk.Operator(), firstStale)
		if err != nil || found.ID.IsZero() || o.ClockDoubt(ctx) != nil {
			return err
		}
		for more := true; more; {
			now, err := desk.Change(ctx, o, desk.Operator(), func(d *desk.Desk) (domain.Import, error) { return giveUpSome(d, found.ID) })
			if err != nil {
				return err
			}
			more = now.State == found.State
		}
	}
}

// firstStale gives an import that nobody went on with; the zero one for none.
func firstStale(d *desk.Desk) (domain.Import, error) {
	before := d.Now.Add(-domain.ImportKeptFor)
	for _, s := range []domain.ImportState{domain.ImportStaging, domain.ImportRunning} {
		q := domain.Query{Index: domain.IndexState, Eq: string(s)}
		found, err := desk.All(d.Imports().List, q, func(i domain.Import) bool { return i.UpdatedAt.Before(before) })
		if err != nil || len(found) > 0 {
			return append(found, domain.Import{})[0], err
		}
	}
	return domain.Import{}, nil
}

// giveUpSome ends one part of an import that is given up.
func giveUpSome(d *desk.Desk, id domain.ID) (domain.Import, error) {
	imp, err := d.Imports().Get(id)
	if err != nil || imp.State != domain.ImportStaging && imp.State != domain.ImportRunning {
		return imp, err
	}
	part, err := firstPart(d, id, domain.PartOpen)
	switch {
	case err != nil:
		return imp, err
	case imp.State == domain.ImportStaging && part.ID.IsZero():
		return endUndone(d, imp)
	case imp.State == domain.ImportStaging:
		part.State, part.Rows = domain.PartTaken, unreached(part)
		if err := desk.Save(d, d.ImportParts(), &part); err != nil {
			return imp, err
		}
		return keepImport(d, imp, domain.ActImportTake, nil, nil)
	}
	w := &writing{Desk: d, imp: imp, part: part, from: part.Done, twins: newTwins(d)}
	for ; w.part.Done < len(w.part.Rows); w.part.Done++ {
		r := &w.part.Rows[w.part.Done]
		if r.Outcome == "" {
			r.Name, r.Outcome, r.Fault = "", domain.ImportRefused, domain.FaultImportExpired
		}
	}
	return w.close()
}

// unreached are the rows of a part with what became of them, of those that were not
// reached nothing that they said.
func unreached(p domain.ImportPart) []domain.ImportRow {
	out := make([]domain.ImportRow, len(p.Rows))
	for i, r := range p.Rows {
		out[i] = domain.ImportRow{Row: r.Row, Outcome: r.Outcome, Person: r.Person, Fault: r.Fault}
		if r.Outcome != "" {
			out[i].Name = r.Name
		}
	}
	return out
}

