package remote

import (
	"testing"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
)

// Many are verified in one way: named on the line, or as a list on standard input;
// all or none.
func TestN2_2a_ManyAreVerifiedAtOnce(t *testing.T) {
	d := newSampleDesk(t)
	var ids []string
	for _, name := range []string{"覃大海", "莫小河", "韦小江"} {
		var p domain.Person
		d.json("person add --name "+name, &p)
		ids = append(ids, p.ID.String())
	}
	d.says(d.run(cli.ExitRefused, "", "person verify "+ids[0]+" P-9999 --how 查验毕业证"), "P-9999")
	d.says(d.run(cli.ExitDone, "", "person show "+ids[0]), "尚未")
	d.says(d.run(cli.ExitDone, "", "person verify "+ids[0]+" "+ids[1]+" --how 查验毕业证"), "已实名核验 2 人")
	d.says(d.run(cli.ExitDone, ids[1]+"\n"+ids[2]+"\n", "person verify --how 理事会成员证明"), "已实名核验 2 人")
	d.says(d.run(cli.ExitDone, "", "person show "+ids[2]), "理事会成员证明")
	d.says(d.run(cli.ExitDone, "", "person verify "+ids[2]+" --how 复核"), "韦小江 已实名核验")
	d.run(cli.ExitUsage, "", "person verify --how 查验毕业证")
}
