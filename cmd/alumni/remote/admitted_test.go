package remote

import (
	"testing"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office/registry"
)

// On what owner and admins are in the group stands on the group's page by command too.
func TestN1_2d_ManagersBasesAreShownByCommand(t *testing.T) {
	d := newSampleDesk(t)
	var g registry.GroupView
	d.json("group show G-0001", &g)
	if g.OwnerRef.Admitted == "" || g.OwnerRef.NoBasis {
		t.Fatalf("the sample's owner is in the group on %+v", g.OwnerRef)
	}
	d.run(cli.ExitDone, "", "member edit --group G-0001 --basis origin --person "+g.Owner.String())
	d.json("group show G-0001", &g)
	if g.OwnerRef.Admitted != domain.BasisOrigin {
		t.Errorf("the owner is in the group on %q", g.OwnerRef.Admitted)
	}
	d.says(d.run(cli.ExitDone, "", "group show G-0001"), g.OwnerName, "依据 生源地")
	d.says(d.run(cli.ExitDone, "", "person show "+g.Owner.String()), "群主 · 生源地")
}
