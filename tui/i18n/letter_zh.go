package i18n

import "alumni/domain"

// templates are the texts that are used where HQ wrote none. Each passes the
// check that HQ's own must pass.
var templates = map[domain.TemplateKey]string{
	domain.TemplateBulletin: bulletinTemplate,
	domain.TemplateReminder: reminderTemplate,
	domain.TemplateApproval: `{title}
{number}

{branch}：

　　{you}关于{request}的申请[（{document}）]收悉。经审核，依据{rules}，现批复如下：

　　#、{decision}，群名为“{group}”。
　　[#、该群{managers}。]
　　[#、{follow_up}]
　　[#、{note}。]

　　特此批复。

{office}
{date}
`,
	domain.TemplateRejection: `{title}
[{number}]

{branch}：

　　{you}关于{request}的申请[（{document}）]收悉。经审核，依据{rules}，现批复如下：

　　#、不同意{request}[，所涉群名为“{group}”]。
　　#、理由：{note}。
　　#、具备条件后，可以重新申请。

　　特此批复。

{office}
{date}
`,
	domain.TemplateCorrection: `{title}

{branch}：

　　{you}关于{request}的申请[（{document}）]收悉。经审核，依据{rules}，申请材料尚不齐全，现退回补正。请补充：

　　{missing}。
　　[说明：{note}。]

　　请补正后重新提交（编号 {case}），总会办公室收到后继续审核。

{office}
{date}
`,
}

// letterTitles are the titles of the letters.
var letterTitles = map[domain.TemplateKey]string{
	domain.TemplateApproval:   "关于同意{request}的批复",
	domain.TemplateRejection:  "关于不同意{request}的批复",
	domain.TemplateCorrection: "关于补正{request}申请材料的通知",
}

// letterMatter says of a kind of case what was asked for, what an approval
// decides and what follows it.
type letterMatter struct {
	request  string
	decision string // {from}, {to}
	after    string
}

// letterMatters are by the application's kind or the role of a transfer.
var letterMatters = map[string]letterMatter{
	string(domain.ApplyNewGroup): {
		"建立校友微信群", "同意建立校友微信群",
		"请按核定群名在微信中建群，并将办理凭证报总会办公室。群名称及管理人员由总会在官方微信公众号和网站公布（《办法》第四条(三)）；公布后投入使用，并报送备案表备案（《办法》第四条(四)）。",
	},
	string(domain.ApplyPreparatory): {
		"建立校友微信群（筹备）", "同意建立筹备群",
		"请按核定群名在微信中建群，并将办理凭证报总会办公室。群名称及管理人员由总会公布（《办法》第四条(三)），并请报送备案表备案（《通知》一.4）。分会成立后，由理事会确定群主和管理员，按分会群管理。",
	},
	string(domain.ApplyLateFiling): {
		"补办微信群备案", "同意补办备案",
		"[现用群名不符合规定格式，应改为“{canonical}”（《办法》第四条(六)）：请申请规范群名，批复后在微信中改正，并将办理凭证报总会办公室。]群名称及管理人员由总会公布（《办法》第四条(三)），并请报送备案表（《办法》第四条(五)）。",
	},
	string(domain.ApplyAdmins): {
		"变更微信群管理员", "同意变更管理员",
		"请在微信中按上述名单调整管理员，并将办理凭证报总会办公室。管理人员由总会重新公布（《办法》第四条(三)），并请重新报送备案表（《办法》第四条(四)）。",
	},
	string(domain.ApplyRename): {
		"规范微信群名称", "同意规范群名",
		"请在微信中改为核定群名，并将办理凭证报总会办公室。群名称由总会重新公布（《办法》第四条(三)），并请重新报送备案表（《办法》第四条(四)）。",
	},
	string(domain.ApplyDissolution): {
		"解散微信群", "同意解散微信群",
		"请先告知群成员，再在微信中解散该群，并将办理凭证报总会办公室。该群名称及序号不再使用。",
	},
	string(domain.ManagerOwner): {
		"移交微信群群主", "同意群主[由{from}]移交给{to}",
		"请在微信中完成移交，并将办理凭证报总会办公室。管理人员由总会重新公布（《办法》第四条(三)），并请重新报送备案表（《办法》第四条(四)）。",
	},
	string(domain.ManagerAdmin): {
		"更换微信群管理员", "同意管理员[由{from}]更换为{to}",
		"请在微信中完成更换，并将办理凭证报总会办公室。管理人员由总会重新公布（《办法》第四条(三)），并请重新报送备案表（《办法》第四条(四)）。",
	},
}
