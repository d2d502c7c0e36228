package i18n

import (
	"fmt"

	"alumni/domain/office/desk"
)

// Label holds the words that many screens share.
type Label struct {
	History, Operator, Colon, Comma, Semicolon, Vacant, Verified, Unverified string
	All, Due, Number                                                         string
	HQName                                                                   string // headquarters, where a branch's name would stand
	OneOf                                                                    string // the values that an option takes, after the refusal
	State, Kind, Sample, Reason, Clause, Optional, Today                     string
	Changed                                                                  string // what somebody did, if no better word is known
}

func labelText(l lang) Label {
	return Label{
		History: l("经过", "History"), Operator: l("系统", "operator"), Colon: l("：", ": "), Comma: l("、", ", "),
		Semicolon: l("；", "; "), Vacant: l("（空缺）", "(vacant)"), Verified: l("已实名", "verified"), Unverified: l("未实名", "unverified"),
		All: l("全部", "all"), Due: l("期限", "Due"), Number: l("编号", "Number"),
		HQName: l("校友总会", "Headquarters"), OneOf: l("可用：%s。", "; it takes: %s"), State: l("状态", "State"), Kind: l("类别", "Kind"),
		Sample: l("示例数据", "sample data"), Reason: l("理由", "Reason"), Clause: l("条款原文", "Read clause"),
		Optional: l(Optional.ZH, Optional.EN), Today: l("形如 2026-11-20", "like 2026-11-20"), Changed: l("修改", "changed"),
	}
}

// Many is a count that stopped at its limit: 999+.
func Many(n int) string {
	if n >= desk.CountLimit {
		return fmt.Sprintf("%d+", desk.CountLimit-1)
	}
	return fmt.Sprint(n)
}

// Cells is the width of a column in cells, by language.
func (t *Text) Cells(zh, en int) int {
	if t.Lang == "en" {
		return en
	}
	return zh
}

// If says yes for what is so, and nothing for what is not.
func (t *Text) If(so bool) string {
	if so {
		return t.Command.Yes
	}
	return ""
}
