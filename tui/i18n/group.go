package i18n

// Group holds the text of groups (微信群) and their members.
type Group struct {
	Title, Name, Branch, Members, Owner, State, Filing, Admins, Kind      string
	Count                                                                 string // {n}
	Unfiled, Empty                                                        string
	None                                                                  string // where there is no group at all
	Managers, Publication, OfficialAccount, Website, Unpublished          string
	Rectify                                                               string // name finding; {name}
	OpenCases, NoCases                                                    string
	MemberList, Transfer, Violation, Phone                                string // actions
	FillOwner, ChangeAdmins, Rename, Dissolve                             string // actions
	PhoneShown                                                            string // {name}, {phone}
	NoPhone                                                               string // {name}
	MemberTitle                                                           string // {group}
	AtEnd                                                                 string // {n}: people in a group when it ended
	Person, Card, Real, Role, Incidents, NoMembers, Basis, Joined, Office string
	TransferTitle                                                         string // {group}
	TransferIntro                                                         string
	SuccessorHint, ReasonHint, AuthorityHint                              string
	TransferSubmit, TransferDone                                          string // {id}
}

var groupZH = Group{
	Title: "微信群", Name: "群名", Branch: "分会", Members: "人数", Owner: "群主", State: "状态", Filing: "备案", Admins: "管理员",
	Kind: "类别", Count: "{n} 个微信群", Unfiled: "未备案", Empty: "没有符合的微信群。", None: "还没有微信群。先由分会申请建群：在分会页按 n。",
	Managers: "管理人员", Publication: "公布", OfficialAccount: "公众号", Website: "网站", Unpublished: "未公布",
	Rectify: "群名待整改，应为 {name}", OpenCases: "在办", NoCases: "没有在办事项",
	MemberList: "成员", Transfer: "申请移交", FillOwner: "申请补任群主", ChangeAdmins: "变更管理员", Rename: "规范群名", Dissolve: "申请解散", Violation: "记录违规", Phone: "查看电话",
	PhoneShown: "{name} {phone}（查看已记入审计）", NoPhone: "{name} 没有登记电话（查看已记入审计）",
	MemberTitle: "{group} 成员", AtEnd: "终止时 {n} 人", Person: "姓名", Card: "群名片", Real: "实名", Role: "角色", Incidents: "违规",
	NoMembers: "没有符合的成员。", Basis: "入群依据", Joined: "入群", Office: "职务",
	TransferTitle: "申请移交 · {group}", TransferIntro: "提交后由总会审核；批准前职务不变。",
	SuccessorHint: "本群成员：拼音、首字母或汉字", ReasonHint: "为何移交", AuthorityHint: "无会长、副会长、秘书长职务时填",
	TransferSubmit: "提交申请", TransferDone: "已提交 {id}，待总会审核。",
}

var groupEN = Group{
	Title: "Groups", Name: "Group", Branch: "Branch", Members: "Members", Owner: "Owner", State: "State", Filing: "Filing", Admins: "Admins",
	Kind: "Kind", Count: "{n} {n|group|groups}", Unfiled: "not filed", Empty: "No such group.", None: "No groups yet. A branch applies for one: n on its page.",
	Managers: "Managers", Publication: "Publication", OfficialAccount: "WeChat page", Website: "Website", Unpublished: "not published",
	Rectify: "Name needs rectification; it should be {name}", OpenCases: "Open", NoCases: "nothing open",
	MemberList: "Members", Transfer: "Apply for transfer", FillOwner: "Propose owner", ChangeAdmins: "Change admins", Rename: "Correct name", Dissolve: "Apply to dissolve", Violation: "Record violation", Phone: "View phone",
	PhoneShown: "{name} {phone} (this view is in the audit log)", NoPhone: "{name} has no phone on record (this view is in the audit log)",
	MemberTitle: "Members of {group}", AtEnd: "{n} at its end", Person: "Name", Card: "Card", Real: "Verified", Role: "Role", Incidents: "Viol.",
	NoMembers: "No such member.", Basis: "Admitted as", Joined: "Joined", Office: "Office",
	TransferTitle: "Apply for transfer · {group}", TransferIntro: "Headquarters decides; nothing changes before it approves.",
	SuccessorHint: "a member: pinyin, initials or Han", ReasonHint: "why", AuthorityHint: "for one without office",
	TransferSubmit: "Submit", TransferDone: "{id} is submitted to headquarters.",
}
