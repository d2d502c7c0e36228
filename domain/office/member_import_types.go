package office

import (
	"alumni/domain"
	"alumni/domain/naming"
)

// ImportMember is one row of a list of a group's members: who it is, by the
// number or as ImportPerson says, and the card and basis of the membership.
// What the row leaves open of name, city, major and year is taken from the card.
type ImportMember struct {
	ImportPerson
	Person domain.ID    // the person's number; zero: found by the rest
	Card   string       // as it stands in WeChat; "" for the canonical one, N1.2c
	Basis  domain.Basis // required, N1.2d
}

// MemberCheck is what an import makes of one row.
type MemberCheck struct {
	Row      int                  `json:"row"`
	Person   domain.ID            `json:"person,omitzero"` // zero for one who is registered by the import
	Name     string               `json:"name"`
	Already  bool                 `json:"already,omitempty"`  // is a member: passed over
	Verified bool                 `json:"verified,omitempty"` // the real name, N2.2a
	Card     string               `json:"card"`               // the card as it will stand
	Findings []naming.CardFinding `json:"findings,omitempty"` // how the card deviates, N1.2c: never an error
	Proposal string               `json:"proposal,omitempty"` // the corrected card, with findings; "" if too little is known
}

// MembersImported is what an import of members wrote, or would write.
type MembersImported struct {
	Joined     int           `json:"joined"`         // people who became members
	Registered int           `json:"registered"`     // of these: were new to the registry
	Already    int           `json:"already"`        // rows of people who were members already
	Unverified int           `json:"unverified"`     // of who joined: the real name is not verified yet, N2.2a
	Cards      int           `json:"cards"`          // rows whose card deviates, N1.2c
	Members    int           `json:"members"`        // people in the group afterwards
	Capacity   int           `json:"capacity"`       // people that it takes
	Rows       []MemberCheck `json:"rows,omitempty"` // every row, in the order of the list
}
