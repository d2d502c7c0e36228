package i18n

// Group holds the text of groups (微信群) and their members.
type Group struct {
	Title, Name, Branch, Members, Owner, State, Filing, Admins, Kind, Count string
	Unfiled, Empty                                                          string
	None                                                                    string // where there is no group at all
	Managers, Publication, OfficialAccount, Website, Unpublished            string
	Rectify                                                                 string // name finding; {name}
	OpenCases, NoCases, MemberList, Transfer, Violation, Phone, FillOwner   string
	ChangeAdmins, Rename, Dissolve, PhoneShown, NoPhone, MemberTitle        string
	AtEnd                                                                   string // people in a group when it ended
	Person, Card, Real, Role, Incidents, NoMembers, Basis, Joined, Office   string
	TransferTitle, TransferIntro, SuccessorHint, ReasonHint, AuthorityHint  string
	TransferSubmit, TransferDone                                            string
}

func groupText(l lang) Group {
	return Group{
		Title: l("微信群", "Groups"), Name: l("群名", "Group"), Branch: l("分会", "Branch"), Members: l("人数", "Members"),
		Owner: l("群主", "Owner"), State: l("状态", "State"), Filing: l("备案", "Filing"), Admins: l("管理员", "Admins"),
		Kind: l("类别", "Kind"), Count: l("{n} 个微信群", "{n} {n|group|groups}"), Unfiled: l("未备案", "not filed"),
		Empty:    l("没有符合的微信群。", "No such group."),
		None:     l("还没有微信群。先由分会申请建群：在分会页按 n。", "No groups yet. A branch applies for one: n on its page."),
		Managers: l("管理人员", "Managers"), Publication: l("公布", "Publication"), OfficialAccount: l("公众号", "WeChat page"),
		Website: l("网站", "Website"), Unpublished: l("未公布", "not published"),
		Rectify: l("群名待整改，应为 {name}", "Name needs rectification; it should be {name}"), OpenCases: l("在办", "Open"),
		NoCases: l("没有在办事项", "nothing open"), MemberList: l("成员", "Members"), Transfer: l("申请移交", "Apply for transfer"),
		Violation: l("记录违规", "Record violation"), Phone: l("查看电话", "View phone"), FillOwner: l("申请补任群主", "Propose owner"),
		ChangeAdmins: l("变更管理员", "Change admins"), Rename: l("规范群名", "Correct name"), Dissolve: l("申请解散", "Apply to dissolve"),
		PhoneShown:  l("{name} {phone}（查看已记入审计）", "{name} {phone} (this view is in the audit log)"),
		NoPhone:     l("{name} 没有登记电话（查看已记入审计）", "{name} has no phone on record (this view is in the audit log)"),
		MemberTitle: l("{group} 成员", "Members of {group}"), AtEnd: l("终止时 {n} 人", "{n} at its end"), Person: l("姓名", "Name"),
		Card: l("群名片", "Card"), Real: l("实名", "Verified"), Role: l("角色", "Role"), Incidents: l("违规", "Viol."),
		NoMembers: l("没有符合的成员。", "No such member."), Basis: l("入群依据", "Admitted as"), Joined: l("入群", "Joined"),
		Office: l("职务", "Office"), TransferTitle: l("申请移交 · {group}", "Apply for transfer · {group}"),
		TransferIntro: l("提交后由总会审核；批准前职务不变。", "Headquarters decides; nothing changes before it approves."),
		SuccessorHint: l("本群成员：拼音、首字母或汉字", "a member: pinyin, initials or Han"), ReasonHint: l("为何移交", "why"),
		AuthorityHint: l("无会长、副会长、秘书长职务时填", "for one without office"), TransferSubmit: l("提交申请", "Submit"),
		TransferDone: l("已提交 {id}，待总会审核。", "{id} is submitted to headquarters."),
	}
}
