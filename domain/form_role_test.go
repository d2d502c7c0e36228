package domain_test

import (
	"testing"

	"alumni/domain"
)

// A form may say beside a role how many it has.
func TestA1_ARoleIsReadWithItsNumber(t *testing.T) {
	for text, want := range map[string]domain.ManagerRole{
		"群主（1人）": domain.ManagerOwner, "群主(限1名)": domain.ManagerOwner, "管理员（2人）": domain.ManagerAdmin,
		"管理员(最多三名)": domain.ManagerAdmin, "群主（代）": "", "群主兼管理员": "",
	} {
		if got, ok := domain.FormRole(text); got != want || ok != (want != "") {
			t.Errorf("%s is read as %q, %v", text, got, ok)
		}
	}
}

// A body that heads a part of a list is nobody's name.
func TestN1_2a_ABodyIsNobody(t *testing.T) {
	for name, want := range map[string]bool{
		"食品学院": false, "某某大学": false, "甲乙公司": false, "福州校友会": false, "理事会": false, "秘书处": false,
		"冯学": true, "欧阳思远": true, "于大": true, "林会": true,
	} {
		if domain.NameLike(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}
