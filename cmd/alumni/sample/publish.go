package sample

import (
	"context"

	"alumni/domain"
	"alumni/domain/office"
)

// published are the tasks of a new group that are done one by one where its
// publication comes with a bulletin, M4.3.
var published = []domain.TaskKind{domain.TaskCreateGroup, domain.TaskFile}

// bulletin publishes all changes since the last bulletin, M4.3: the text is
// taken, and it comes out on both channels on the same day.
func (s *story) bulletin(days int, by string) {
	s.on(days, "bulletin", func(ctx context.Context) error {
		b, err := s.office.IssueBulletin(ctx, as(by), office.IssueBulletin{Since: true})
		if err != nil {
			return err
		}
		day := domain.DateOf(s.clock)
		_, err = s.office.PublishBulletin(ctx, as(by), office.PublishBulletin{
			ID: b.ID, Version: b.Version,
			AccountLink: "https://example.org/account/" + string(day), AccountDate: day,
			WebsiteLink: "https://example.org/news/" + string(day), WebsiteDate: day,
		})
		return err
	})
}
