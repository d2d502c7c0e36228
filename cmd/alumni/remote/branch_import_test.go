package remote

import (
	"testing"

	"alumni/cmd/alumni/cli"
)

func TestM4_6_ABranchNamedWithItsWordsIsSaidToStandUnderItsPlace(t *testing.T) {
	d := newSampleDesk(t)
	file := "分会,类别,状态,最近换届\n桂林校友分会,市级,未成立,\n"
	d.says(d.run(cli.ExitDone, file, "branch import"), "已导入 1 个分会", "“桂林校友分会”按地名写作“桂林”")
	d.says(d.run(cli.ExitRefused, file[:len("分会,类别,状态,最近换届\n")]+"柳州校友群,市级,未成立,\n", "branch import"), "请写“柳州”", "办法 四(六)")
	d.says(d.run(cli.ExitDone, "", "branch add --name 柳州分会 --kind municipal"), "“柳州分会”按地名写作“柳州”")
	d.says(d.run(cli.ExitDone, "", "branch import --help"), "省级、市级、地区、行业", "最近换届", "只写地名")
	d.says(d.run(cli.ExitDone, "", "person import --help"), "姓名,城市,专业,年级,电话,核验方式")
}
