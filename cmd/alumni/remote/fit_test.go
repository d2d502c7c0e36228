package remote

import (
	"strings"
	"testing"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office/people"
)

// The groups that fit a person, and who is in no group and would fit one, by command.
func TestN3_1_WhoFitsWhichGroupByCommand(t *testing.T) {
	d := newSampleDesk(t)
	var fit, far domain.Person
	d.json("person add --name 覃大海 --city 北京 --major 化学 --year 1999", &fit)
	d.json("person add --name 莫小河 --native-place 北京 --city 拉斯维加斯 --major 会计 --year 2001", &far)
	d.says(d.run(cli.ExitDone, "", "person show "+fit.ID.String()), "可加入的群", "G-0001", "生活 北京 · 余")
	var v people.PersonView
	d.json("person show "+far.ID.String(), &v)
	if len(v.Fits) == 0 || v.Fits[0].Basis != domain.BasisOrigin || v.Fits[0].Free < 1 {
		t.Errorf("fits %+v", v.Fits)
	}
	listed := d.run(cli.ExitDone, "", "person list --fits G-0001")
	d.says(listed, "覃大海", "莫小河")
	d.run(cli.ExitDone, "", "member add --group G-0001 --person "+fit.ID.String()+" --basis living")
	if listed = d.run(cli.ExitDone, "", "person list --fits G-0001"); strings.Contains(listed, "覃大海") {
		t.Errorf("a member is to be invited:\n%s", listed)
	}
	d.run(cli.ExitRefused, "", "person list --fits G-9999")
}
