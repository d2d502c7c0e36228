package i18n

import (
	"fmt"
	"strings"

	"alumni/domain"
)

// Branch holds the text of branches (分会) and their councils (理事会).
type Branch struct {
	Title, Name, Kind, Groups, Members, Owner, Filing, Reelected, Count string
	Unfiled, Orphaned, TermExpired, OwnerLeft                           string
	Filter                                                              string // action: next kind
	Empty, None                                                         string
	Forming                                                             string // a preparatory branch, in the list's column of kinds
	Council, GroupList, TermEnds, NoCouncil, NoGroups, GroupLine        string
	Established, Decision, ToConvert, FullName, IndustryName            string

	// How a branch comes to be and ends.
	New, NewIntro, Added, Prepare, PrepareTitle, PrepareIntro, Prepared      string
	EstablishedIntro                                                         string
	Establish, EstablishTitle, EstablishIntro, EstablishQueued, Founded, End string
	EndTitle, EndIntro, Ended                                                string

	// The council.
	Reelect, ReelectTitle, ReelectIntro, ReelectDone, Seat, SeatTitle        string
	SeatIntro, Seated, Unseat, UnseatTitle, UnseatIntro, Unseated, StillOwns string
	Review, Queued, DecisionHint, DecisionNumber, DecisionDate, DecisionNote string

	// Owners of its groups who hold no owning office, N2.1b.
	OutsideTitle, OutsideOpen, OutsideBare, OutsideAuthorised, Confirm string
	ConfirmTitle, ConfirmIntro, Confirmed, Hand                        string
}

func branchText(l lang) Branch {
	return Branch{
		Title: l("分会", "Branches"), Name: l("分会", "Branch"), Kind: l("类别", "Kind"), Groups: l("群", "Grp"),
		Members: l("人数", "Members"), Owner: l("群主", "Owner"), Filing: l("备案", "Filing"), Reelected: l("换届", "Re-elected"),
		Count: l("{n} 个分会", "{n} {n|branch|branches}"), Unfiled: l("未备案", "not filed"), Orphaned: l("无群主", "no owner"),
		TermExpired: l("待换届", "term over"), OwnerLeft: l("群主待复核", "owner to review"), Filter: l("换类别", "Filter by kind"),
		Empty: l("没有符合的分会。", "No such branch."),
		None: l("还没有分会。按 N 新增，或导入：ssh … branch import < 分会.csv",
			"No branches yet. N adds one, or import: ssh … branch import < branches.csv"),
		Forming: l("筹备", "forming"), Council: l("理事会", "Council"), GroupList: l("微信群", "Groups"), TermEnds: l("届满", "Term ends"),
		NoCouncil: l("尚无理事会", "no council yet"), NoGroups: l("尚无微信群", "no group yet"),
		GroupLine: l("{members}/{capacity} 人 · {owner}", "{members}/{capacity} · {owner}"), Established: l("成立", "Founded"),
		Decision: l("决议", "Decision"), ToConvert: l("待转正", "to convert"), FullName: l("%s校友分会", "%s branch"),
		IndustryName: l("%s分会", "%s branch"),

		New:      l("新增分会", "Add branch"),
		NewIntro: l("只写地名或行业名，如北京、粮食行业；表中没有的一并加入。", "Only the place or the industry: 北京, 粮食行业. What the table lacks is added."),
		Added:    l("已新增 {id} {name}。", "{id} {name} is added."), Prepare: l("转为筹备", "Prepare"),
		PrepareTitle: l("转为筹备 · {branch}", "Prepare · {branch}"),
		PrepareIntro: l("分会将为“筹备”：可由热心校友建筹备群。", "The branch becomes preparatory: volunteers may set a preparatory group up."),
		Prepared:     l("{branch} 已转为筹备。", "{branch} is preparatory."), Establish: l("成立", "Establish"),
		EstablishTitle: l("成立 · {branch}", "Establish · {branch}"),
		EstablishIntro: l("分会将为“已成立”，须有会长。", "The branch becomes established; it needs a president."),
		EstablishedIntro: l("分会已成立：登记成立日期和现任理事会，须有会长；日期在已知换届之后的，作为换届日期。",
			"The branch is established: enter its founding and its council. A day after the known election is that of a re-election."),
		EstablishQueued: l("其筹备群 {n} 个将列入转正待办。", "Its preparatory groups, {n}, are queued for conversion."),
		Founded:         l("{branch} 已成立。", "{branch} is established."), End: l("终止分会", "End branch"),
		EndTitle: l("终止 · {branch}", "End · {branch}"),
		EndIntro: l("不可恢复。还有在用的群时不能终止。", "This can't be undone. It is refused while groups are in use."),
		Ended:    l("{branch} 已终止。", "{branch} is ended."),

		Reelect: l("换届", "Re-election"), ReelectTitle: l("换届 · {branch}", "Re-election · {branch}"),
		ReelectIntro: l("以新一届名单整体替换理事会；离任者名下的群将列入复核。",
			"The new council replaces the present one; the groups of those who leave are reviewed."),
		ReelectDone: l("{branch} 已换届。", "{branch} is re-elected."), Seat: l("任职", "Appoint"),
		SeatTitle: l("理事会任职 · {branch}", "Appoint · {branch}"),
		SeatIntro: l("新任会长接替现任会长。", "A new president takes the place of the present one."),
		Seated:    l("{name} 任{office}。", "{name} is {office}."), Unseat: l("离任", "Relieve"),
		UnseatTitle: l("理事会离任 · {branch}", "Relieve of office · {branch}"),
		UnseatIntro: l("离任者名下的群仍归其名，将列入复核，直至移交或补会长授权。",
			"Groups of who leaves stay theirs and are reviewed, until handed over or authorised by the president."),
		Unseated:  l("{name} 已离任。", "{name} left the council."),
		StillOwns: l("名下仍有 {groups}，请移交或补会长授权。", "Still owns {groups}: hand over or authorise."),
		Review:    l("复核群主", "Review owners"), Queued: l("新列待办 {n} 项。", "Tasks opened: {n}."),
		DecisionHint: l("理事会决议或批文文号", "number of the decision"), DecisionNumber: l("决议文号", "Decision no."),
		DecisionDate: l("决议日期", "Decided on"), DecisionNote: l("决议说明", "Note"),

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
