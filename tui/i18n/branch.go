package i18n

import (
	"fmt"
	"strings"

	"alumni/domain"
)

// Branch holds the text of branches (分会) and their councils (理事会).
type Branch struct {
	Title, Name, Kind, Groups, Members, Owner, Filing, Reelected, Count, Unfiled, Orphaned string
	TermExpired, OwnerLeft                                                                 string
	Filter                                                                                 string // action: next kind
	Empty, None                                                                            string
	Forming                                                                                string // a preparatory branch, among the kinds
	Council, GroupList, TermEnds, NoCouncil, NoGroups, GroupLine, Established, Decision    string
	ToConvert, FullName, IndustryName                                                      string

	// Owners of its groups who hold no owning office, N2.1b.
	OutsideTitle, OutsideOpen, OutsideBare, OutsideAuthorised, Confirm, ConfirmTitle string
	ConfirmIntro, Confirmed, Hand                                                    string
}

func branchText(l lang) Branch {
	return Branch{
		Title: l("分会", "Branches"), Name: l("分会", "Branch"), Kind: l("类别", "Kind"), Groups: l("群", "Grp"), Members: l("人数", "Members"),
		Owner: l("群主", "Owner"), Filing: l("备案", "Filing"), Reelected: l("换届", "Re-elected"),
		Count: l("{n} 个分会", "{n} {n|branch|branches}"), Unfiled: l("未备案", "not filed"), Orphaned: l("无群主", "no owner"),
		TermExpired: l("待换届", "term over"), OwnerLeft: l("群主待复核", "owner to review"), Filter: l("换类别", "Filter by kind"),
		Empty: l("没有符合的分会。", "No such branch."),
		None: l("还没有分会。按 N 新增，或导入：ssh … branch import < 分会.csv",
			"No branches yet. N adds one, or import: ssh … branch import < branches.csv"), Forming: l("筹备", "forming"),
		Council: l("理事会", "Council"), GroupList: l("微信群", "Groups"), TermEnds: l("届满", "Term ends"),
		NoCouncil: l("尚无理事会", "no council yet"), NoGroups: l("尚无微信群", "no group yet"),
		GroupLine: l("{members}/{capacity} 人 · {owner}", "{members}/{capacity} · {owner}"), Established: l("成立", "Founded"),
		Decision: l("决议", "Decision"), ToConvert: l("待转正", "to convert"), FullName: l("%s校友分会", "%s branch"),
		IndustryName: l("%s分会", "%s branch"),

		OutsideTitle:      l("群主非现任会长、副会长、秘书长", "Owners without an owning office"),
		OutsideOpen:       l("{group} · {owner} · 待复核 {task}", "{group} · {owner} · under review {task}"),
		OutsideBare:       l("{group} · {owner} · 无授权记录", "{group} · {owner} · no authorisation on record"),
		OutsideAuthorised: l("{group} · {owner} · 会长授权 {number}", "{group} · {owner} · authorised {number}"),
		Confirm:           l("会长授权", "Authorise owner"), ConfirmTitle: l("会长授权 · {group}", "Authorise · {group}"),
		ConfirmIntro: l("{owner} 不在会长、副会长、秘书长之列。登记会长授权后可继续任群主，备案表须重新报送，由总会审核确认；否则请移交。",
			"{owner} has no owning office. With the president's authorisation the owner stays, and headquarters confirms it by the "+
				"form that is filed anew; else hand the group over."),
		Confirmed: l("{owner} 凭会长授权继续任群主。", "{owner} stays by the president's authorisation."), Hand: l("移交群主", "Hand over"),
	}
}

// BranchName is a branch's full name: 北京校友分会, 粮食行业分会.
func (t *Text) BranchName(name string) string {
	switch {
	case name == "":
		return ""
	case strings.HasSuffix(name, "行业"):
		return fmt.Sprintf(t.Branch.IndustryName, name)
	}
	return fmt.Sprintf(t.Branch.FullName, name)
}

// Whose is whose group it is, or whose case: the branch's full name, or
// headquarters for one of its own, which has no branch, M3.
func (t *Text) Whose(branch domain.ID, name string) string {
	if branch.IsZero() {
		return t.Label.HQName
	}
	return t.BranchName(name)
}
