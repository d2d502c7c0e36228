package i18n

// Late is what a late filing (补办备案) says of a group that there is already, M4.5.
type Late struct {
	Intro, DocumentHint        string
	ApproveIntro, ApproveAfter string // the canonical name where the present one is not
}

func lateText(l lang) Late {
	return Late{
		Intro: l("登记{branch}已在使用的群，由总会审核后备案；群名照现用的填，不合规范的列为待整改。",
			"Registers a group that {branch} has in use; headquarters reviews and files it. Give the name in use: one that is not "+
				"canonical is a finding."),
		DocumentHint: l("理事会决议", "council's decision"),
		ApproveIntro: l("{existing} 将补办备案，群主 {owner}。", "{existing} is filed late with owner {owner}."),
		ApproveAfter: l("同意后：序号 {seq} 即行分配，永不重用；群已在用，无须建群，开公布和备案任务。[改为 {name} 由分会另行申请，改名前按现名公布和备案。]",
			"Number {seq} is allocated at once and never reused; the group is in use, so that its publication and its filing open.[ "+
				"The branch applies for the canonical name, {name}; until then it is published and filed under its own.]"),
	}
}
