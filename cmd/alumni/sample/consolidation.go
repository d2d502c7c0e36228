package sample

import (
	"context"

	"alumni/domain"
	"alumni/domain/office"
)

// movedInLiaoning is how many people of the second group have moved already.
const movedInLiaoning = 6

// consolidations: Liaoning was told to consolidate first, when it asked for a
// third group; half of its second group has moved, N1.5. Anhui, whose three groups
// would fit into one, has a plan that nobody has started.
func (s *story) consolidations() {
	s.on(20, "plan Anhui", func(ctx context.Context) error {
		_, err := s.proposeMerger(ctx, "安徽")
		return err
	})
	s.on(3, "plan Liaoning", func(ctx context.Context) error {
		id, err := s.proposeMerger(ctx, "辽宁")
		s.cases["merge Liaoning"] = id
		return err
	})
	s.on(2, "start Liaoning", func(ctx context.Context) error {
		v, err := s.office.Consolidation(ctx, as(officer), s.cases["merge Liaoning"])
		if err != nil {
			return err
		}
		_, err = s.office.StartConsolidation(ctx, as(officer), office.StartConsolidation{
			ID: v.ID, Version: v.Version, Reason: "理事会决议：两群均远未满员，并入01群",
		})
		return err
	})
	s.on(1, "move Liaoning", func(ctx context.Context) error {
		v, err := s.office.Consolidation(ctx, as(officer), s.cases["merge Liaoning"])
		if err != nil {
			return err
		}
		_, err = s.office.RecordMoves(ctx, as(officer), office.RecordMoves{
			ID: v.ID, Version: v.Version, All: true, Limit: movedInLiaoning,
		})
		return err
	})
}

func (s *story) proposeMerger(ctx context.Context, branch string) (domain.ID, error) {
	c, err := s.office.ProposeConsolidation(ctx, as(officer), office.ProposeConsolidation{Branch: s.plan.branch(branch).id})
	return c.ID, err
}
