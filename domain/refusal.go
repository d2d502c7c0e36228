package domain

// Refusal is somebody who was not let into a group (拒绝入群), M6.3: registered or
// not.
type Refusal struct {
	Meta
	Group  ID     `json:"group"`
	Branch ID     `json:"branch"`
	Person ID     `json:"person,omitzero"`              // zero for one who is not registered
	Name   string `json:"name" seal:"yes" erase:"name"` // as the person called themself
	Reason string `json:"reason" seal:"yes"`
	On     Date   `json:"on"`
	By     ID     `json:"by,omitzero"` // account
	Sample bool   `json:"sample,omitempty"`
}

// RemovalGround is why a member is removed who broke no rule of conduct, N2.2c.
type RemovalGround string

// The grounds of N2.2c.
const (
	GroundUnfit RemovalGround = "unfit" // 不符合群成员身份
	GroundCard  RemovalGround = "card"  // 拒不修改群名片
)

// RemovalGrounds lists the grounds of N2.2c.
var RemovalGrounds = []RemovalGround{GroundUnfit, GroundCard}

// CheckException checks the exception on which somebody is in a group to whom no
// basis applies, N1.2d. Headquarters interprets the rules, M9, and allows it
// itself; else the branch's president or secretary-general does, who is named:
// office is the one in the council of the group's branch, "" for none.
func CheckException(a Actor, e Exception, office CouncilOffice) error {
	switch {
	case e.Reason == "":
		return Required("exception", "N1.2d")
	case e.AllowedBy.IsZero() && a.HQ():
		return nil
	case e.AllowedBy.IsZero():
		return Required("allowed_by", "N1.2d")
	case office != OfficePresident && office != OfficeSecretary:
		return Invalid(FaultMayNotAllow, "allowed_by", "N1.2d", nil)
	}
	return nil
}

// NotRefused checks that nobody was refused at the group's door before who comes
// again, M6.3: unless a reason says what changed. Refusal is the last one, zero
// for none.
func NotRefused(refusal Refusal, name, reason string) error {
	if refusal.ID.IsZero() || reason != "" {
		return nil
	}
	return Conflict(FaultRefusedBefore, "reason", "M6.3",
		Args{"person": name, "id": refusal.ID.String(), "at": string(refusal.On)})
}

// CheckRemovalGround checks a removal under N2.2c. Who refuses to put the card
// right was asked to: asked tells whether by a notice; right, that the card is.
func CheckRemovalGround(g RemovalGround, person string, asked, right bool) error {
	switch {
	case g == "":
		return Required("ground", "N2.2c")
	case g != GroundUnfit && g != GroundCard:
		return BadChoice("ground", CleanLine(string(g))).By("N2.2c")
	case g == GroundUnfit:
		return nil
	case right:
		return Conflict(FaultCardRight, "ground", "N2.2c", Args{"person": person})
	case !asked:
		return Conflict(FaultNotAsked, "ground", "N2.2b", Args{"person": person})
	}
	return nil
}
