package people

import (
	"alumni/domain"
)

// AddMember registers that a person is in a group, N1.2d, M6.1.
type AddMember struct {
	Group  domain.ID
	Person domain.ID
	Basis  domain.Basis // required
	Card   string       // as it stands in WeChat; "" for the canonical one, N1.2c
	Reason string       // required for one who was removed before
}
