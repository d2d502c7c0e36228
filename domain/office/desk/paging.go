package desk

import (
	"alumni/domain"
)

// scanBudget bounds how many records one call looks at when a condition can't
// be asked of an index. A page may come back short, with a cursor to go on.
const scanBudget = 5000

// CountLimit is where counting stops; a face shows it as "999+".
const CountLimit = 1000

// Sift reads pages until limit rows pass keep, the list ends, or the budget is
// spent. It asks for no more rows than it still needs, so that the cursor of
// the last page read is the cursor of what it returns.
func Sift[T, R any](
	list func(domain.Query) (domain.Page[T], error), q domain.Query, keep func(T) (R, bool, error),
) (domain.Page[R], error) {
	limit := q.Rows()
	out := domain.Page[R]{Items: []R{}}
	for seen := 0; ; {
		q.Limit = limit - len(out.Items)
		page, err := list(q)
		if err != nil {
			return domain.Page[R]{}, err
		}
		for _, v := range page.Items {
			r, ok, err := keep(v)
			if err != nil {
				return domain.Page[R]{}, err
			}
			if ok {
				out.Items = append(out.Items, r)
			}
		}
		seen += len(page.Items)
		out.Next, q.After = page.Next, page.Next
		if page.Next == "" || len(out.Items) >= limit || seen >= scanBudget {
			return out, nil
		}
	}
}

// Each calls fn for every record that q selects, in pages, within the budget. It
// is for what is short by nature: the records of one group, one person or one
// branch, the branches themselves, open campaigns, drafts, active accounts. A
// list that grows with the years is paged by sift.
func Each[T any](list func(domain.Query) (domain.Page[T], error), q domain.Query, fn func(T) error) error {
	q.Limit = domain.MaxLimit
	for seen := 0; seen < scanBudget; {
		page, err := list(q)
		if err != nil {
			return err
		}
		for _, v := range page.Items {
			if err := fn(v); err != nil {
				return err
			}
		}
		if page.Next == "" {
			return nil
		}
		seen += len(page.Items)
		q.After = page.Next
	}
	return nil
}

// Total is how many records q selects on all its pages; nil where the store
// can't tell at little cost.
func Total[T any](table domain.Table[T], q domain.Query) (*int, error) {
	n, known, err := table.Total(q)
	if err != nil || !known {
		return nil, err
	}
	return &n, nil
}

// Of selects the records of an index that belong to another record.
func Of(index string, id domain.ID) domain.Query { return domain.Query{Index: index, Eq: id.String()} }

// All gives the records that q selects and which takes, as Each walks them.
func All[T any](list func(domain.Query) (domain.Page[T], error), q domain.Query, which func(T) bool) (out []T, err error) {
	err = Each(list, q, func(v T) error {
		if which(v) {
			out = append(out, v)
		}
		return nil
	})
	return out, err
}

// Last gives the last of the records that All gives; ok is false for none.
func Last[T any](list func(domain.Query) (domain.Page[T], error), q domain.Query, which func(T) bool) (found T, ok bool, err error) {
	all, err := All(list, q, which)
	if ok = len(all) > 0; ok {
		found = all[len(all)-1]
	}
	return found, ok, err
}
