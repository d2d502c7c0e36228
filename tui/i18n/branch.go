package i18n

// Branch holds the text of branches (分会).
type Branch struct {
	Title, Name, Kind, Groups, Members, Owner, Filing, Reelected, Count  string
	Unfiled, Orphaned, TermExpired                                       string
	Filter                                                               string // action: next kind
	Empty                                                                string
	None                                                                 string // of an empty registry
	Council, GroupList, TermEnds, NoCouncil, NoGroups, GroupLine, Apply  string
	ApplyTitle, ApplyIntro                                               string
	ApplyHQ                                                              string // action, on the list of groups
	ApplyHQIntro, ApplyExisting, ApplyLate, LateFiling                   string
	Forming                                                              string // a preparatory branch, in the list's column of kinds
	ApplySubmit, Applied                                                 string
	AdminHint                                                            string // of the one admin that the form takes
	PickHint, HeadcountHint, DocumentHint, AuthorityHint, DocumentHQHint string
	AuthorityHQHint                                                      string
}

func branchText(l lang) Branch {
	return Branch{
		Title: l("分会", "Branches"), Name: l("分会", "Branch"), Kind: l("类别", "Kind"), Groups: l("群", "Grp"),
		Members: l("人数", "Members"), Owner: l("群主", "Owner"), Filing: l("备案", "Filing"), Reelected: l("换届", "Re-elected"),
		Count: l("{n} 个分会", "{n} {n|branch|branches}"), Unfiled: l("未备案", "not filed"), Orphaned: l("无群主", "no owner"),
		TermExpired: l("待换届", "term over"), Filter: l("换类别", "Filter by kind"), Empty: l("没有符合的分会。", "No such branch."),
		None: l("还没有分会。按 N 新增，或导入：ssh … branch import < 分会.csv",
			"No branches yet. N adds one, or import: ssh … branch import < branches.csv"),
		Council: l("理事会", "Council"), GroupList: l("微信群", "Groups"), TermEnds: l("届满", "Term ends"),
		NoCouncil: l("尚无理事会", "no council yet"), NoGroups: l("尚无微信群", "no group yet"),
		GroupLine: l("{members}/{capacity} 人 · {owner}", "{members}/{capacity} · {owner}"), Apply: l("申请建群", "Apply for group"),
		ApplyTitle:    l("申请建群 · {branch}", "Application · {branch}"),
		ApplyIntro:    l("代{branch}提交书面申请，由总会审核批复。", "The written application of {branch}; headquarters reviews it and replies."),
		ApplyHQ:       l("申请总会群", "Apply for HQ group"),
		ApplyHQIntro:  l("总会自己的群，不属于任何分会，凭总会书面决定申请，由办公室批复。", "Headquarters' own group, of no branch, on its written decision."),
		ApplyExisting: l("已有 {groups} 个群，须说明待入群人数。", "Groups already: {groups}. Say how many people wait."),
		ApplyLate:     l("在用的群名", "the name in use"), LateFiling: l("补办备案", "Late filing"), Forming: l("筹备", "forming"),
		ApplySubmit: l("提交申请", "Submit"), Applied: l("已提交 {id}，待总会审核。", "{id} is submitted to headquarters."),
		AdminHint: l("可不填，多位请用命令提交", "optional; several by command"), PickHint: l("拼音、首字母或汉字", "pinyin, initials or Han"),
		HeadcountHint: l("再建群时填", "for a further group"), DocumentHint: l("书面申请或理事会决议", "written application or decision"),
		AuthorityHint: l("申请人非会长时填", "unless the president applies"), DocumentHQHint: l("总会书面决定", "headquarters' decision"),
		AuthorityHQHint: l("总会对群主的授权", "by headquarters"),
	}
}
