// Package domain is the regulation as a program: the types, the rules and the
// ports of the console of the alumni headquarters. It does no I/O and knows
// neither SSH nor a terminal nor a storage engine.
//
// The words, each once (the Chinese term in brackets):
//
//	Headquarters, HQ (校友总会)      Branch (校友分会)          Council (理事会)
//	President (会长)                 SecretaryGeneral (秘书长)  Reelection, term (换届、届)
//	Preparatory (筹备)               Group (微信群)             Owner, Admin (群主、管理员)
//	Card (群名片)                    Verification (实名核验)    Filing (备案)
//	Application (申请)               Review (审核)              Reply (批复)
//	Reject (驳回)                    Withdraw (撤回)            Transfer (移交)
//	Violation (违规)                 Removal (清理出群)         Rectification (整改)
//	Publication (公布)               Warning (警告)             Task (待办任务)
//	Bulletin (公告)                  Campaign (备案工作)        Late filing (补办备案)
//	Consolidation (整合)             Place, Industry (地名、行业) Template (文书模板)
//	Identity review (身份核查)
//	Correction (退回补正)            Claim (领办)               Material (材料)
//
// Words that are easily used for two things have one meaning each; the other
// thing has another word:
//
//	action   what somebody did, as the audit log names it (事项): application.approve
//	binding  what a screen offers to do now, by one key press (按键), never an action
//	deed     a use-case declared once for command, form and help (办理)
//	desk     one caller's work inside one transaction (经办), in domain/office/desk
//	office   a seat in a council (理事会职务): president, councillor. The package
//	         domain/office is headquarters' office (总会办公室), which does the
//	         use-cases; what opens it is named after it, never after a desk
//	entry    a line of the audit log (审计记录), chained, never changed
//	note     what a person adds in their own words (说明、批复意见), never an entry
//	reason   why something was decided (理由), required and told
//	filing   a filing form (备案表) as it was handed in, one version of it, A1, A2;
//	         how far a group has come with it is its filing state (备案)
//	form     what a person fills in on a screen (表单); the annex's is FilingForm
//	format   how a group's name is put together (格式), M4.6
//
// Where things are: entities in files of their own name, rules in rules_*.go,
// who may do what in permit*.go, the status machines in flows.go, what a refusal
// says in fault.go (its words are in tui/i18n), the ports in store.go. The
// use-cases are in domain/office; README.md has a table of what to edit for
// which change.
//
// Clauses of the regulation are cited by ID, as in regulation/obligations:
// N2.3 is 通知 二.3, M4.6 is 办法 第四条(六), A2 is 附件1.
package domain
