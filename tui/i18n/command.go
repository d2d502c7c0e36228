package i18n

import "alumni/domain"

// Command is the text of the commands, on the server and over SSH. Templates
// are for fmt; a test keeps the verbs of the two languages the same.
type Command struct {
	// The frame of a help page.
	Usage, Commands, Flags, GlobalFlags, Examples string
	CommandWord, FlagsWord                        string

	// Wrong command lines.
	NeedSubcommand string // the words so far, what may follow
	UnknownCommand string // the words
	DidYouMean     string // names
	UnknownFlag    string // name
	FlagNeedsValue string // name
	FlagBadValue   string // name, value
	FlagBadSyntax  string // the argument
	MissingArg     string // name
	ExtraArg       string // the argument
	MissingFlag    string // name
	OneFlag        string // two names: one of them, not both
	OneFilter      string
	BadClause      string // clause

	// What a command says when it is done.
	Approved                           string                            // id, number
	ApprovedFor                        map[domain.ApplicationKind]string // id, number, group, name
	Rejected                           string                            // id
	Submitted                          string                            // id
	Recorded, RecordedTask             string                            // id; id, task
	Completed                          string                            // id
	AccountAdded                       string                            // id, name, role
	AccountDisabled                    string                            // id, name
	Imported                           string                            // count
	BranchColumns, PeopleColumns       string                            // of the files
	ChainOK                            string                            // entries, head
	ChainBad                           string                            // entry, problem
	Inbox                              string                            // total, overdue, today
	Nothing                            string
	Yes, No, Overdue, Vacant, Operator string
	InputTooLong                       string // bytes
	NotUTF8                            string
	MayDecide, Checks, History, Groups string
	Council                            string
	Mark                               map[string]string // pass, warn, fail

	// Short says what a command is for, by its words: "branch list".
	Short map[string]string
	// Flag says what a flag is for, by its name, or by command and name where
	// one name means two things: "violation add authority".
	Flag map[string]string
	// Label names the columns and the fields, by their JSON names.
	Label map[string]string
	// Help is the last part of the remote help page.
	Help string

	// Session holds the lines that the SSH server itself says, by their keys.
	Session map[string]string

	Server Server
}

var commandZH = Command{
	Usage: "用法：", Commands: "命令：", Flags: "选项：", GlobalFlags: "通用选项：", Examples: "示例：",
	CommandWord: "<命令>", FlagsWord: "[选项]",

	NeedSubcommand: "“%s”后面还要写明：%s",
	UnknownCommand: "没有“%s”这个命令。用 help 查看全部命令。",
	DidYouMean:     "您是不是要：%s？",
	UnknownFlag:    "没有 --%s 这个选项。用 help 查看用法。",
	FlagNeedsValue: "选项 --%s 后面缺少内容。",
	FlagBadValue:   "选项 --%s 不接受“%s”。",
	FlagBadSyntax:  "选项写法不对：%s",
	MissingArg:     "缺少参数 %s。用 help 查看用法。",
	ExtraArg:       "多余的参数：%s",
	MissingFlag:    "必须给出 --%s。用 help 查看用法。",
	OneFlag:        "--%s 和 --%s 必须给出一个，且只能一个。",
	OneFilter:      "--subject、--account、--action 一次只能用一个。",
	BadClause:      "规则中没有“%s”这一条。",

	Approved: "%s 已同意，文号 %s。", ApprovedFor: map[domain.ApplicationKind]string{
		domain.ApplyNewGroup: "%s 已同意，文号 %s；建立 %s %s。", domain.ApplyPreparatory: "%s 已同意，文号 %s；建立筹备群 %s %s。",
		domain.ApplyLateFiling: "%s 已同意，文号 %s；补办 %s %s 的备案。", domain.ApplyAdmins: "%s 已同意，文号 %s；变更 %s %s 的管理员。",
		domain.ApplyRename: "%s 已同意，文号 %s；%s 更名为 %s。", domain.ApplyDissolution: "%s 已同意，文号 %s；解散 %s %s。",
	},
	Rejected: "%s 已驳回。", Submitted: "%s 已提交，等待总会审核。",
	Recorded: "%s 已记录。", RecordedTask: "%s 已记录，待办任务 %s。", Completed: "%s 已办结。",
	AccountAdded: "%s 已新增：%s（%s）。", AccountDisabled: "%s 已停用：%s。",
	BranchColumns: "列：分会,类别,状态,最近换届\n  分会  只写地名或行业名，如 北京、粮食行业\n  类别  省级、市级、地区、行业\n  状态  未成立、筹备、已成立、已终止\n  最近换届  2026-05-01，可空",
	PeopleColumns: "列：姓名,城市,专业,年级,电话,核验方式",
	Imported:      "已导入 %d 个分会。",
	ChainOK:       "审计链完整：%d 条，末条 %s。", ChainBad: "审计链从第 %d 条起不再成立：%s。",
	Inbox:   "%d 件等您处理，%d 件逾期，%d 件今天到期。",
	Nothing: "没有记录。",
	Yes:     "是", No: "否", Overdue: "逾期", Vacant: "空缺", Operator: "（服务器操作员）",
	InputTooLong: "输入太长，最多 %d 字节。", NotUTF8: "输入不是 UTF-8 文本。",
	MayDecide: "可否办理", Checks: "核对", History: "经过", Groups: "本会微信群",
	Council: "理事会",
	Mark:    map[string]string{"pass": "✓", "warn": "!", "fail": "✗"},

	Short: map[string]string{
		"filing": "备案表", "filing list": "列出备案表，最新在前", "filing show": "一份备案表的详情", "filing form": "一个群现在的备案表（电话隐去）",
		"filing export": "导出备案表到标准输出，含完整电话，记入审计", "filing read": "从标准输入读入备案表，与登记核对后报送", "filing submit": "按登记报送一个群的备案表",
		"filing accept": "准予备案", "filing return": "退回备案表补正", "campaign": "备案工作", "campaign list": "列出备案工作", "campaign show": "一次备案工作的进展",
		"campaign start": "开展备案工作", "campaign remind": "记一次催报，写出提醒函", "campaign note": "登记分会的答复与清查日期", "campaign close": "结束备案工作", "campaign resume": "继续开出备案任务",
		"":     "武汉轻工大学校友总会：校友分会与微信群管理",
		"help": "列出全部命令，或说明一个命令的用法", "version": "显示版本",
		"serve": "启动服务", "demo": "在临时数据上试用，离开即清除", "check": "检查已停止的数据库与审计链",
		"inbox": "等您处理的事项，逾期与最早到期在前", "whoami": "我是谁，能做什么",
		"branch": "校友分会", "branch list": "列出分会", "branch show": "一个分会的详情", "branch import": "从 CSV 导入分会（全部成功或全部不导入）",
		"group": "微信群", "group list": "列出微信群", "group show": "一个群的详情", "group members": "一个群的成员",
		"application": "建群申请", "application list": "列出申请", "application show": "一份申请及核对结果",
		"application approve": "同意申请并批复文号", "application reject": "驳回申请并说明理由", "application submit": "提交申请",
		"application draft": "存草稿，或改草稿", "application claim": "领办申请，他人领办的即接办", "application release": "放回领办的申请",
		"application return": "退回补正，列明所缺材料", "application withdraw": "批复前撤回，或删除草稿", "application letter": "批复或补正通知的正文，可存为文件",
		"transfer claim": "领办移交，他人领办的即接办", "transfer release": "放回领办的移交", "transfer return": "退回补正，列明所缺材料",
		"transfer withdraw": "批复前撤回，或删除草稿", "transfer letter": "批复或补正通知的正文，可存为文件",
		"task assign": "指派任务的承办人与期限", "history": "一条记录的全部经过，最新在前",
		"transfer": "移交群主或管理员", "transfer list": "列出移交", "transfer show": "一份移交及核对结果",
		"transfer approve": "同意移交并批复文号", "transfer reject": "驳回移交并说明理由", "transfer submit": "申请移交", "transfer draft": "存草稿，或改草稿",
		"consolidation": "整合微信群", "consolidation candidates": "列出可整合的分会", "consolidation propose": "为分会拟方案", "consolidation list": "列出整合",
		"consolidation show": "一次整合的详情", "consolidation moves": "迁移名单", "consolidation adjust": "调整方案或改迁他群", "consolidation start": "开始整合",
		"consolidation record": "登记已在微信迁移的人", "consolidation cancel": "放弃方案或停止整合", "consolidation text": "发给成员的通知文本",
		"member": "群成员", "member add": "登记一名群成员", "member list": "列出一个群的成员", "member import": "从 CSV 或 XLSX 登记群成员（整份无误才开始登记）",
		"violation": "违规", "violation list": "列出违规", "violation show": "一条违规的详情", "violation add": "记录一条违规",
		"task": "待办任务", "task list": "等您处理的任务与事项", "task show": "一项任务的详情", "task complete": "凭证明办结任务",
		"audit": "审计", "audit list": "列出审计记录，最新在前", "audit verify": "核验整条审计链",
		"account": "账号", "account list": "列出账号", "account add": "新增账号", "account disable": "停用账号",
		"rule": "规则", "rule show": "显示规则条文",
		"bulletin": "公布与公告", "bulletin waiting": "列出待公布的群", "bulletin text": "生成公告文稿：一个或几个群，或 --since 全部变更，或公告编号",
		"bulletin issue": "拟公告：列出的群，或 --since 全部变更", "bulletin publish": "登记公告已在两个渠道发布，各群公布一并完成；中断后再次执行即可补完",
		"bulletin drop": "作废公告拟稿", "bulletin list": "列出公告", "bulletin show": "一份公告的详情", "task notice": "登记一个渠道的公布；两个渠道齐全即完成",
		"template": "文书模板", "template list": "列出文书模板", "template show": "显示模板正文", "template set": "从标准输入写入自定模板", "template reset": "恢复默认模板",
		"setting": "规定（解释）与规则版本", "setting show": "现行规定：条款、施行日期、理由", "setting revise": "修订规定，产生新的规则版本", "setting history": "规则的全部版本",
		"branch add": "新增分会（未成立或筹备）", "branch prepare": "转为筹备", "branch establish": "成立分会，登记首届理事会", "branch reelect": "换届，整体替换理事会",
		"branch seat": "理事会任职", "branch unseat": "理事会离任", "branch end": "终止分会", "branch review": "复核群主、列出筹备群转正待办",
		"person": "人员", "person list": "列出人员", "person show": "一位人员的详情", "person add": "登记人员", "person edit": "修改人员资料，不写的项不变",
		"person verify": "记录实名核验", "person import": "从 CSV 或 XLSX 登记人员（整份无误才开始登记）", "person phone": "查看电话（记入审计）",
		"place": "地名与行业", "place list": "列出地名与行业", "place show": "一个地名的详情", "place add": "新增地名或行业", "place edit": "修改地名，不写的项不变",
		"name": "群名", "name check": "核对一个群名是否规范", "name propose": "一个分会或总会（--hq）下一个可用的群名", "name findings": "列出待整改的群名",
		"group vacancy": "登记群主空缺（已退群或离世）",
	},
	Flag: map[string]string{
		"xlsx": "Excel 表格", "csv": "CSV 表格（UTF-8）", "format": "表格格式：xlsx 或 csv（UTF-8 或 GBK）",
		"channel": "报送渠道：email 电子邮件、paper 纸质、wechat 微信、console 控制台、command 命令；不写为 command", "received": "收到日期，如 2026-11-20，不写为今天",
		"deadline": "截止日期，如 2026-12-31", "cleaned": "清查完毕日期，如 2026-11-20",
		"filing list state": "状态：submitted 审核中、accepted 已备案、returned 退回补正", "campaign list state": "状态：open 进行中、closed 已结束",
		"filing list group": "微信群编号，如 G-0031", "filing return note": "说明，- 表示从标准输入读",
		"campaign start name": "备案工作的名称", "campaign start branch": "分会编号，可多次；不写为全部有群的分会", "campaign note note": "分会的答复，- 表示从标准输入读",
		"since": "上次公告以来的全部变更", "task notice channel": "公布渠道：account 公众号、website 网站", "account-link": "公众号网页", "account-date": "公众号日期，不写为今天",
		"website-link": "网站网页", "website-date": "网站日期，不写为今天", "effective": "施行日期，今天或以后", "setting revise name": "版本名称，可不写",
		"repeat-threshold": "屡次：此前违规次数", "council-years": "理事会任期（年）", "review-days": "批复期限（天）", "task-days": "办理期限（天）", "publish-days": "公布期限（天）",
		"filing-days": "备案期限（天）", "seq-digits": "序号位数", "claim-minutes": "领办时限（分钟）", "reply-code": "机关代字", "setting revise capacity": "群容量（人）",
		"bulletin list state":      "状态：draft 拟稿、published 已公布、dropped 已作废",
		"branch list kind":         "类别：provincial 省级、municipal 市级、regional 地区、industry 行业",
		"branch list state":        "状态：none 未成立、preparatory 筹备、established 已成立、ended 已终止",
		"group list state":         "状态：approved 待建、active 使用中、suspended 暂停、terminated 终止、ended 已解散",
		"group list filing":        "备案：missing 未报、submitted 审核中、filed 已备案",
		"application list state":   "状态：submitted 待审核、returned 退回补正、approved 已同意、rejected 已驳回、withdrawn 已撤回、draft 草稿",
		"transfer list state":      "状态：submitted 待审核、returned 退回补正、approved 已同意、rejected 已驳回、withdrawn 已撤回",
		"application submit kind":  "种类：new_group 新建群、preparatory 筹备群、late_filing 补办备案、admins 变更管理员、rename 规范群名、dissolution 解散群",
		"application draft kind":   "种类：new_group 新建群、preparatory 筹备群、late_filing 补办备案、admins 变更管理员、rename 规范群名、dissolution 解散群",
		"application submit group": "要变更的微信群编号（admins、rename、dissolution）", "application draft group": "要变更的微信群编号（admins、rename、dissolution）",
		"authority-date": "授权日期，如 2026-05-01", "authority-note": "授权说明", "owner-auth-date": "群主授权日期，如 2026-05-01", "owner-auth-note": "群主授权说明",
		"missing":                 "所缺材料，可多次或用逗号分开：document、authority、owner_auth、headcount、verification、owner、admins、name、reason、phone、form、other",
		"application return note": "说明，选 other 时必写；- 表示从标准输入读", "transfer return note": "说明，选 other 时必写；- 表示从标准输入读",
		"task assign to": "承办人的账号编号，none 为不指定", "due": "期限，如 2026-05-01", "application approve number": "批复文号，next 为自动取下一个", "transfer approve number": "批复文号，next 为自动取下一个",
		"application submit admin": "管理员编号，可多次；变更管理员时写全部",
		"consolidation list state": "状态：draft 方案、running 执行中、done 已完成、cancelled 已取消", "consolidation moves state": "状态：open 待迁、done 已迁、left 已不在原群、blocked 受阻",
		"keep": "保留的微信群编号，可多次或用逗号分开；不写为迁移最少的方案", "move": "改迁：人员编号=微信群编号，可多次", "all": "余下的全部",
		"consolidation moves from": "只看从这个群迁出的", "consolidation record from": "只登记从这个群迁出的", "consolidation record person": "已迁的人员编号，可多次或用逗号分开",
		"consolidation record limit": "配合 --all：最多几人，0 为全部", "basis": "入群依据：origin 生源地、work 工作、living 生活、leader 学校领导、teacher 老师、staff 工作人员", "card": "群名片，不写为规范名片",
		"violation list state": "状态：open 处理中、closed 已办结",
		"json":                 "输出 JSON", "help": "显示用法", "lang": "语言：zh 或 en", "limit": "最多几条，0 为全部",
		"data": "数据文件夹", "listen": "监听地址", "admin-key": "首位总会负责人的公钥文件（变量里也可直接写公钥）",
		"user": "连接时用的用户名（身份只认密钥）", "idle-timeout": "多久不按键就断开", "max-session": "一次连接最长多久", "max-consoles": "一把密钥最多同时打开几个控制台",
		"no-open": "只启动服务并打印 ssh 命令，不打开控制台", "log": "日志文件，空为标准错误",
		"kind": "类别", "state": "状态", "only": "unfiled 有群未备案，不论哪次备案工作；orphaned 无群主、term_expired 待换届、owner_left 群主待复核",
		"text": "按汉字、全拼或首字母查找", "branch": "分会编号", "hq": "校友总会自己的群，没有分会", "group": "微信群编号", "filing": "备案状态",
		"number": "批复文号", "note": "备注", "version": "决定所依据的版本，不写为现在的版本", "reason": "理由，- 表示从标准输入读",
		"applicant": "申请人编号", "authority": "会长授权依据", "owner": "拟任群主编号", "owner-auth": "群主的会长授权依据",
		"admin": "拟任管理员编号，可多次", "document": "书面申请或理事会决议", "headcount": "待入群人数（第二个群须写明）",
		"capacity": "容量，0 为现行规定", "existing": "补办备案的现有群名", "role": "owner 群主、admin 管理员",
		"from": "移交人编号", "to": "接任人编号", "person": "人员编号", "clause": "违反的条款，可多次或用逗号分开",
		"outcome": "处理：reminder、rectification、withdrawal、removal、referral", "evidence": "证据，- 表示从标准输入读",
		"violation add authority": "处理所依据的条款", "date": "日期，如 2026-05-01",
		"link": "证明链接", "note2": "第二渠道备注", "link2": "第二渠道链接", "date2": "第二渠道日期",
		"task complete date": "办理日期，如 2026-05-01", "task complete note": "证明说明，- 表示从标准输入读",
		"subject": "记录编号", "account": "账号编号", "action": "动作，如 application.approve",
		"account add name": "姓名", "account add role": "director、officer、branch_officer、group_manager、auditor",
		"scope": "分会或微信群编号（分会工作人员、群管理人员须写）", "key": "SSH 公钥，- 表示从标准输入读", "account add lang": "界面语言：zh 或 en",
		"account add person": "对应的人员编号",
		"president":          "会长的人员编号", "vice": "副会长的人员编号，可多次", "secretary": "秘书长的人员编号", "councillor": "理事的人员编号，可多次",
		"on": "日期，如 2026-05-01", "document-date": "文件日期，如 2026-05-01", "document-note": "文件说明", "office": "president、vice_president、secretary_general、councillor",
		"person add name": "姓名", "person edit name": "姓名", "city": "城市", "major": "专业简称", "year": "入学年，教职工为 0", "phone": "电话", "how": "核验方式，- 表示从标准输入读",
		"unverified": "只列未实名的", "confirm": "确非同一人，仍登记", "dry-run": "只检查，不写入",
		"place list kind": "region 地名、industry 行业", "place add kind": "region 地名、industry 行业", "place add name": "名称", "place edit name": "新名称，分会随之改名",
		"alias": "别名，可多次；写了就整体替换", "retired": "停用：不用于新群；--retired=false 恢复",
		"branch add name": "地名或行业名称", "branch add kind": "provincial 省级、municipal 市级、regional 地区、industry 行业", "branch add state": "none 未成立、preparatory 筹备",
	},
	Label: map[string]string{
		"form_version": "第几版", "received_on": "收到日期", "channel": "渠道", "source": "来源", "campaign": "备案工作", "newest_form": "最近一份", "deadline": "截止日期",
		"filed": "已备案", "late": "其中迟报", "in_review": "审核中", "not_filed": "未报", "not_filed_beside": "本次之外未备案",
		"groups_or_since": "请写明微信群编号，或用 --since 表示上次公告以来的全部变更，二者取一。", "group_changes": "变更",
		"id": "编号", "name": "名称", "person_name": "姓名", "kind": "类别", "state": "状态", "groups": "群数", "members": "人数",
		"capacity": "容量", "owner": "群主", "filing": "备案", "reelected": "最近换届", "term_ends": "任期至", "branch": "分会", "group": "微信群",
		"admins": "管理员", "seq": "序号", "due": "期限", "applicant": "申请人", "document": "书面依据", "authority": "授权依据",
		"headcount": "待入群人数", "number": "文号", "note": "备注", "reason": "理由", "version": "版本", "role": "身份", "from": "移交人", "to": "接任人",
		"moves": "迁移", "group_from": "原群", "group_to": "迁入",
		"clauses": "条款", "outcome": "处理", "occurred_on": "发生日期", "evidence": "证据", "task": "任务", "earlier": "此前违规",
		"at": "时间", "by": "操作人", "action": "动作", "subject": "对象", "face": "入口", "remote": "来源", "hash": "哈希",
		"scope": "范围", "keys": "密钥", "lang": "语言", "person": "人员", "card": "群名片", "basis": "入群依据", "verified": "实名",
		"office": "理事会职务", "incidents": "违规次数", "type": "事项", "existing": "现有群名", "name_finding": "规范群名", "filed_at": "备案时间",
		"claimed_by": "办理人", "returned_by": "退回", "seq_entry": "序号", "changes": "变更", "rules": "依据",
		"proof": "证明", "clause": "条款", "text": "条文", "account": "账号", "audience": "承办", "sample": "示例数据", "open_cases": "未结事项",
	},
	Help: "每个命令都可加 --json。退出码：0 完成，1 被拒绝或失败，2 用法不对。\n" +
		"不写 --version 时，命令先读取现在的版本，再据以决定；要防止他人刚改过，请写明版本。",

	Session: map[string]string{
		"no_terminal":   "这里没有终端，也没有给出命令。打开控制台请在终端里连接（或加 -t）；全部命令见 help。",
		"bad_command":   "命令写法不对：引号没有成对，或命令为空。",
		"too_many":      "服务器上的连接太多，请稍后再试。",
		"too_many_key":  "您的密钥打开的连接太多，请先关掉一些。",
		"busy":          "服务器正忙，请稍后再试。",
		"disabled":      "您的账号已停用。",
		"shutting_down": "服务器正在停止，请稍后再连。",
		"idle":          "太久没有按键，连接已断开。",
		"max_session":   "本次连接已到最长时间，请重新连接。",
		"internal":      "程序出错，本次连接已结束。",
		"interrupted":   "已中断。",
	},

	Server: serverZH,
}
