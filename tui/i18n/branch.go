package i18n

// Branch holds the text of branches (分会).
type Branch struct {
	Title, Name, Kind, Groups, Members, Owner, Filing, Reelected string
	Count                                                        string // {n}
	Unfiled, Orphaned, TermExpired                               string // chips
	Filter                                                       string // action: next kind
	Empty                                                        string
	None                                                         string // of an empty registry
	Council, GroupList, TermEnds, NoCouncil, NoGroups            string
	GroupLine                                                    string // {members}, {capacity}, {owner}
	Apply                                                        string // action
	ApplyTitle                                                   string // {branch}
	ApplyIntro                                                   string // {branch}
	ApplyHQ                                                      string // action, on the list of groups
	ApplyHQIntro                                                 string
	ApplyExisting                                                string // {groups}
	ApplyLate                                                    string
	LateFiling                                                   string // action
	Forming                                                      string // a preparatory branch, in the list's column of kinds
	ApplySubmit                                                  string
	Applied                                                      string // {id}
	AdminHint                                                    string // of the one admin that the form takes
	PickHint, HeadcountHint, DocumentHint, AuthorityHint         string
	DocumentHQHint, AuthorityHQHint                              string
}

var branchZH = Branch{
	Title: "分会", Name: "分会", Kind: "类别", Groups: "群", Members: "人数", Owner: "群主", Filing: "备案", Reelected: "换届",
	Count: "{n} 个分会", Unfiled: "未备案", Orphaned: "无群主", TermExpired: "待换届",
	Filter: "换类别", Empty: "没有符合的分会。", None: "还没有分会。按 N 新增，或导入：ssh … branch import < 分会.csv",
	Council: "理事会", GroupList: "微信群", TermEnds: "届满", NoCouncil: "尚无理事会", NoGroups: "尚无微信群",
	GroupLine: "{members}/{capacity} 人 · {owner}",
	Apply:     "申请建群", ApplyTitle: "申请建群 · {branch}",
	ApplyIntro:    "代{branch}提交书面申请，由总会审核批复。",
	ApplyHQ:       "申请总会群",
	ApplyHQIntro:  "总会自己的群，不属于任何分会，凭总会书面决定申请，由办公室批复。",
	ApplyExisting: "已有 {groups} 个群，须说明待入群人数。",
	ApplyLate:     "在用的群名", LateFiling: "补办备案", Forming: "筹备",
	ApplySubmit: "提交申请", Applied: "已提交 {id}，待总会审核。",
	AdminHint: "可不填，多位请用命令提交",
	PickHint:  "拼音、首字母或汉字", HeadcountHint: "再建群时填", DocumentHint: "书面申请或理事会决议", AuthorityHint: "申请人非会长时填",
	DocumentHQHint: "总会书面决定", AuthorityHQHint: "总会对群主的授权",
}

var branchEN = Branch{
	Title: "Branches", Name: "Branch", Kind: "Kind", Groups: "Grp", Members: "Members", Owner: "Owner", Filing: "Filing", Reelected: "Re-elected",
	Count: "{n} {n|branch|branches}", Unfiled: "not filed", Orphaned: "no owner", TermExpired: "term over",
	Filter: "Filter by kind", Empty: "No such branch.", None: "No branches yet. N adds one, or import: ssh … branch import < branches.csv",
	Council: "Council", GroupList: "Groups", TermEnds: "Term ends", NoCouncil: "no council yet", NoGroups: "no group yet",
	GroupLine: "{members}/{capacity} · {owner}",
	Apply:     "Apply for group", ApplyTitle: "Application · {branch}",
	ApplyIntro:    "The written application of {branch}; headquarters reviews it and replies.",
	ApplyHQ:       "Apply for HQ group",
	ApplyHQIntro:  "Headquarters' own group, of no branch, on its written decision.",
	ApplyExisting: "Groups already: {groups}. Say how many people wait.",
	ApplyLate:     "the name in use", LateFiling: "Late filing", Forming: "forming",
	ApplySubmit: "Submit", Applied: "{id} is submitted to headquarters.",
	AdminHint: "optional; several by command",
	PickHint:  "pinyin, initials or Han", HeadcountHint: "for a further group", DocumentHint: "written application or decision", AuthorityHint: "unless the president applies",
	DocumentHQHint: "headquarters' decision", AuthorityHQHint: "by headquarters",
}
