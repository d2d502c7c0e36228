package i18n

// Command is the text of the commands, on the server and over SSH. Templates are for fmt; a
// test keeps the verbs of the two languages the same.
type Command struct {
	// The frame of a help page.
	Usage, Commands, Flags, GlobalFlags, Examples, CommandWord, FlagsWord string

	// Wrong command lines.
	NeedSubcommand, UnknownCommand, DidYouMean, UnknownFlag, FlagNeedsValue     string
	NoRecipient, FlagBadValue, FlagBadSyntax, MissingArg, ExtraArg, MissingFlag string
	OneFlag                                                                     string // two names: one of them, not both
	OneFilter, BadClause                                                        string

	// What a command says when it is done.
	Imported                                              string
	BranchColumns                                         string            // of the files
	ChainProblem                                          map[string]string // by the word of domain.ChainReport
	PeopleColumns, ChainOK, ChainBad, Inbox, Nothing, Yes string
	InputTooLong, NotUTF8, MayDecide, Checks, ClockSure   string
	NoTerminal                                            string

	// Short says what a command is for, by its words: "branch list".
	Short map[string]string
	// Flag says what a flag is for, by its name, or by command and name where one name means two things: "violation add authority".
	Flag map[string]string
	// Label names the columns and the fields, by their JSON names.
	Label map[string]string
	// Help is the last part of the remote help page.
	Help string
}

func commandText(l lang) Command {
	return Command{
		Usage: l("用法：", "Usage:"), Commands: l("命令：", "Commands:"), Flags: l("选项：", "Flags:"),
		GlobalFlags: l("通用选项：", "Global flags:"), Examples: l("示例：", "Examples:"), CommandWord: l("<命令>", "<command>"),
		FlagsWord: l("[选项]", "[flags]"),

		NeedSubcommand: l("“%s”后面还要写明：%s", "“%s” needs one more word: %s"),
		UnknownCommand: l("没有“%s”这个命令。用 help 查看全部命令。", "there is no command “%s”; “help” lists them all"),
		DidYouMean:     l("您是不是要：%s？", "; did you mean: %s?"),
		UnknownFlag:    l("没有 --%s 这个选项。用 help 查看用法。", "there is no flag --%s; see “help”"),
		FlagNeedsValue: l("选项 --%s 后面缺少内容。", "flag --%s needs a value"),
		NoRecipient: l("选项 --%s 只接受公钥：age1… 一行，或以 ssh-ed25519、ssh-rsa 开头的一行。",
			"flag --%s takes public keys only: a line that begins with age1, ssh-ed25519 or ssh-rsa"),
		FlagBadValue: l("选项 --%s 不接受“%s”。", "flag --%s does not take “%s”"), FlagBadSyntax: l("选项写法不对：%s", "malformed flag: %s"),
		MissingArg:  l("缺少参数 %s。用 help 查看用法。", "argument %s is missing; see “help”"),
		ExtraArg:    l("多余的参数：%s", "one argument too many: %s"),
		MissingFlag: l("必须给出 --%s。用 help 查看用法。", "flag --%s is required; see “help”"),
		OneFlag:     l("--%s 和 --%s 必须给出一个，且只能一个。", "one of --%s and --%s is required, and only one"),
		OneFilter:   l("--subject、--account、--action 一次只能用一个。", "only one of --subject, --account, --action at a time"),
		BadClause:   l("规则中没有“%s”这一条。", "the rules have no clause “%s”"),

		Imported: l("已导入 %d 个分会。", "%d branches imported."),
		BranchColumns: l("列：分会,类别,状态,最近换届\n  分会  只写地名或行业名，如 北京、粮食行业\n  类别  省级、市级、地区、行业\n  状态  未成立、筹备、已成立、已终止\n  最近换届  2026-05-01，可空",
			"Columns: 分会,类别,状态,最近换届\n"+
				"  分会  only the place or the industry: 北京, 粮食行业\n"+
				"  类别  省级, 市级, 地区 or 行业\n"+
				"  状态  未成立, 筹备, 已成立 or 已终止\n"+
				"  最近换届  the last re-election, 2026-05-01; may be empty"),
		PeopleColumns: l("列：姓名,城市,专业,年级,电话,核验方式；除姓名外可省，次序不限。\n表头上可有标题，手机号码、入学年份、现居地等叫法也认识；不认识的列不采用并指出。",
			"Columns: 姓名,城市,专业,年级,电话,核验方式 (name, city, major, year, phone, how verified), all but the name optional, in any order.\n"+
				"Titles may stand above; 手机号码, 入学年份, 现居地 and the like are known; columns that are not are left out and named."),
		NoTerminal: l("备份不能经过终端：请去掉 ssh 的 -t，并写到文件（> FILE）。",
			"a backup cannot pass through a terminal: leave ssh's -t out and write it to a file (> FILE)"),
		ClockSure: l("时钟确实无误的，请加 --yes-clock。", " If the clock is right, add --yes-clock."),
		ChainOK:   l("审计链完整：%d 条，末条 %s。", "The audit chain is intact: %d entries, head %s."),
		ChainBad:  l("审计链从第 %d 条起不再成立：%s。", "The audit chain does not hold from entry %d on: %s."),
		ChainProblem: map[string]string{
			"hash": l("内容与其摘要不符", "it is not what its hash was made of"), "prev": l("与前一条接不上", "it does not follow the entry before it"),
			"seq": l("序号不连续", "its number does not follow"), "detail": l("详情与其摘要不符", "its detail is not the one that it names"),
			"read": l("读不出来", "it cannot be read"), "head": l("末条与数据库所记的不符", "the chain does not end where the store says"),
		},
		Inbox: l("%d 件等您处理，%d 件逾期，%d 件今天到期。", "%d wait for you, %d overdue, %d due today."), Nothing: l("没有记录。", "No records."),
		Yes:          l("是", "yes"),
		InputTooLong: l("输入太长，最多 %d 字节。", "the input is too long; at most %d bytes"),
		NotUTF8:      l("输入不是 UTF-8 文本。", "the input is not UTF-8 text"), MayDecide: l("可否办理", "Decision"), Checks: l("核对", "Checks"),

		Short: map[string]string{
			"filing":          l("备案表", "filing forms"),
			"filing form":     l("一个群现在的备案表（电话隐去）", "a group's form as it is now (phones masked)"),
			"filing export":   l("导出备案表到标准输出，含完整电话，记入审计", "write a form to standard output, phones in clear, logged"),
			"filing read":     l("从标准输入读入备案表，与登记核对后报送", "read a form from standard input, compare and hand in"),
			"filing submit":   l("按登记报送一个群的备案表", "hand in a group's form from the registry"),
			"campaign":        l("备案工作", "filing campaigns"),
			"campaign remind": l("记一次催报，写出提醒函", "count a reminder and write its letter"),
			"campaign note":   l("登记分会的答复与清查日期", "record a branch's answer and clean-up"),
			"": l("武汉轻工大学校友总会：校友分会与微信群管理",
				"Alumni headquarters of Wuhan Polytechnic University: branches and WeChat groups"),
			"help": l("列出全部命令，或说明一个命令的用法", "list all commands, or explain one"), "version": l("显示版本", "print the version"),
			"serve":   l("启动服务", "start the server"),
			"demo":    l("在临时数据上试用，离开即清除", "try it on throw-away data, removed when you leave"),
			"backup":  l("取一份数据库备份，服务运行中也可", "take a copy of the store, also while it is used"),
			"restore": l("由备份恢复数据文件夹；--drill 只验证", "make a data folder of a backup; --drill only proves it"),
			"compact": l("压缩已停止的数据库，收回空余空间", "write a stopped store anew without unused room"),
			"health":  l("服务是否正常（监控用）", "how the server is, for monitors"),
			"check":   l("检查已停止的数据库与审计链", "check a stopped store and its audit chain"),
			"inbox":   l("等您处理的事项，逾期与最早到期在前", "what waits for you, overdue and earliest due first"),
			"whoami":  l("我是谁，能做什么", "who I am and what I may do"), "branch": l("校友分会", "branches"),
			"branch import": l("从 CSV 导入分会（全部成功或全部不导入）", "import branches from CSV (all or nothing)"),
			"group":         l("微信群", "WeChat groups"), "group members": l("一个群的成员", "the members of a group"),
			"application": l("建群申请", "applications for a group"), "application submit": l("提交申请", "submit an application"),
			"application draft":  l("存草稿，或改草稿", "keep or change a draft"),
			"application letter": l("批复或补正通知的正文，可存为文件", "the written reply or notice as plain text"),
			"transfer letter":    l("批复或补正通知的正文，可存为文件", "the written reply or notice as plain text"),
			"task assign":        l("指派任务的承办人与期限", "say who does a task and until when"),
			"history":            l("一条记录的全部经过，最新在前", "all that happened to a record, newest first"),
			"transfer":           l("移交群主或管理员", "transfers of an owner's or admin's role"),
			"transfer submit":    l("申请移交", "ask for a transfer"), "transfer draft": l("存草稿，或改草稿", "keep or change a draft"),
			"consolidation":         l("整合微信群", "bring a branch's groups together"),
			"consolidation propose": l("为分会拟方案", "make a plan for a branch"),
			"consolidation moves":   l("迁移名单", "who moves where"),
			"consolidation adjust":  l("调整方案或改迁他群", "change a plan, or send people elsewhere"),
			"consolidation record":  l("登记已在微信迁移的人", "record who was moved in WeChat"),
			"consolidation text":    l("发给成员的通知文本", "the text for the members"), "member": l("群成员", "members of groups"),
			"member list": l("列出一个群的成员", "list a group's members"),
			"member import": l("从 CSV 或 XLSX 登记群成员（整份无误才开始登记）",
				"register a group's members from CSV or XLSX (once every row is right)"),
			"violation": l("违规", "violations"), "task": l("待办任务", "tasks"),
			"task list":     l("等您处理的任务与事项", "tasks and cases that wait for you"),
			"task complete": l("凭证明办结任务", "complete a task with its proof"), "audit": l("审计", "the audit log"),
			"audit list":   l("列出审计记录，最新在前", "list audit entries, newest first"),
			"audit verify": l("核验整条审计链", "verify the whole audit chain"), "account": l("账号", "accounts"),
			"account key": l("账号的密钥", "the keys of an account"), "account key list": l("列出账号的密钥", "list the keys of an account"),
			"enroll":  l("凭邀请码登记自己的密钥（还没有账号的人用）", "register your own key by an invitation's code (for who has no account)"),
			"session": l("打开着的连接", "open sessions"), "invitation": l("邀请", "invitations"),
			"rule": l("规则", "the regulation"), "rule show": l("显示规则条文", "print clauses of the regulation"),
			"bulletin": l("公布与公告", "publications and bulletins"),
			"bulletin text": l("生成公告文稿：一个或几个群，或 --since 全部变更，或公告编号",
				"the text to paste: of groups, of all changes (--since), or of a bulletin"),
			"bulletin issue": l("拟公告：列出的群，或 --since 全部变更", "draft a bulletin of groups, or of all changes (--since)"),
			"bulletin list":  l("列出公告", "list bulletins"), "template": l("文书模板", "templates of letters"),
			"template list": l("列出文书模板", "list the templates"), "template show": l("显示模板正文", "print a template's text"),
			"template set":    l("从标准输入写入自定模板", "set HQ's own text from standard input"),
			"template reset":  l("恢复默认模板", "go back to the default text"),
			"setting":         l("规定（解释）与规则版本", "terms and versions of the rules"),
			"setting show":    l("现行规定：条款、施行日期、理由", "the terms in force: clause, since when, why"),
			"setting revise":  l("修订规定，产生新的规则版本", "revise the terms: a new version of the rules"),
			"setting history": l("规则的全部版本", "all versions of the rules"), "person": l("人员", "people"),
			"person import": l("从 CSV 或 XLSX 登记人员（整份无误才开始登记）", "register people from CSV or XLSX (once every row is right)"),
			"place":         l("地名与行业", "places and industries"), "name": l("群名", "group names"),
			"name check":   l("核对一个群名是否规范", "judge a group's name"),
			"name propose": l("一个分会或总会（--hq）下一个可用的群名", "the next free name of a branch, or of headquarters (--hq)"),
		},
		Flag: map[string]string{
			"xlsx": l("Excel 表格", "Excel workbook"), "csv": l("CSV 表格（UTF-8）", "CSV (UTF-8)"),
			"format": l("表格格式：xlsx 或 csv（UTF-8 或 GBK）", "format: xlsx or csv (UTF-8 or GBK)"),
			"channel": l("报送渠道：email 电子邮件、paper 纸质、wechat 微信、console 控制台、command 命令；不写为 command",
				"channel: email, paper, wechat, console, command; command if left out"),
			"received":                  l("收到日期，如 2026-11-20，不写为今天", "day of receipt, as 2026-11-20, today if left out"),
			"cleaned":                   l("清查完毕日期，如 2026-11-20", "day of the clean-up, as 2026-11-20"),
			"campaign note note":        l("分会的答复，- 表示从标准输入读", "the branch's answer, - to read standard input"),
			"since":                     l("上次公告以来的全部变更", "all changes since the last bulletin"),
			"effective":                 l("施行日期，今天或以后", "day of effect, today or later"),
			"setting revise name":       l("版本名称，可不写", "name of the version, optional"),
			"bulletin list state":       l("状态：draft 拟稿、published 已公布、dropped 已作废", "draft, published or dropped"),
			"authority-date":            l("授权日期，如 2026-05-01", "day of the authorisation, like 2026-05-01"),
			"authority-note":            l("授权说明", "note on the authorisation"),
			"owner-auth-date":           l("群主授权日期，如 2026-05-01", "day of the owner's authorisation, like 2026-05-01"),
			"owner-auth-note":           l("群主授权说明", "note on the owner's authorisation"),
			"task assign to":            l("承办人的账号编号，none 为不指定", "account ID of who does it, none for anybody"),
			"due":                       l("期限，如 2026-05-01", "due day, like 2026-05-01"),
			"application submit admin":  l("管理员编号，可多次；变更管理员时写全部", "admin's ID, repeatable; all of them for a change of admins"),
			"consolidation moves state": l("状态：open 待迁、done 已迁、left 已不在原群、blocked 受阻", "open, done, left or blocked"),
			"keep": l("保留的微信群编号，可多次或用逗号分开；不写为迁移最少的方案",
				"groups that stay, repeatable or with commas; without it the plan with the fewest moves"),
			"move":                        l("改迁：人员编号=微信群编号，可多次", "send elsewhere: PERSON=GROUP, repeatable"),
			"all":                         l("余下的全部", "everybody who is left"),
			"consolidation moves from":    l("只看从这个群迁出的", "only those who leave this group"),
			"consolidation record from":   l("只登记从这个群迁出的", "only those who leave this group"),
			"consolidation record person": l("已迁的人员编号，可多次或用逗号分开", "who was moved, repeatable or with commas"),
			"consolidation record limit":  l("配合 --all：最多几人，0 为全部", "with --all: at most so many, 0 for all"),
			"recipient": l("备份加密给谁：age 公钥或 SSH 公钥（ed25519、RSA），- 为标准输入；密钥文件也一并放入",
				"who can open the copy: age or SSH public key (ed25519, RSA), - for standard input; the key files go inside then"),
			"recipients-file":        l("写有备份公钥的文件，一行一个", "file of such public keys, one a line"),
			"identity":               l("解密备份的私钥文件：age 或 SSH", "file of the private key that opens the copy: age or SSH"),
			"keys":                   l("另存密钥的文件夹（data.key、host_ed25519）", "folder of the keys that were kept apart (data.key, host_ed25519)"),
			"drill":                  l("只验证备份，不动任何数据", "only prove the copy, nothing is touched"),
			"backup-dir":             l("定时备份的文件夹，空为不备份", "folder for copies on time, empty for none"),
			"backup-every":           l("多久备份一次", "time between two copies"),
			"backup-keep":            l("保留几份备份", "how many copies are kept"),
			"backup-recipient":       l("定时备份加密给谁，同 --recipient", "who can open the copies on time, as --recipient of backup"),
			"backup-recipients-file": l("写有定时备份公钥的文件", "file of such public keys"),
			"strict":                 l("有任何问题都以 1 退出", "exit with 1 for any problem"),
			"log-level":              l("日志级别：debug、info、warn、error", "level of the log: debug, info, warn, error"),
			"log-format":             l("日志格式：text、json", "form of the log: text, json"),
			"metrics-listen":         l("Prometheus 指标的地址，只限本机回环", "address of the Prometheus metrics, loopback only"),
			"yes-clock":              l("时钟可疑时，确认它无误", "say that the clock is right although it is doubted"),
			"json":                   l("输出 JSON", "print JSON"), "help": l("显示用法", "print the usage"),
			"lang": l("语言：zh 或 en", "language: zh or en"), "limit": l("最多几条，0 为全部", "at most so many, 0 for all"),
			"data": l("数据文件夹", "data folder"), "listen": l("监听地址", "address to listen on"),
			"admin-key": l("首位总会负责人的公钥文件（变量里也可直接写公钥）",
				"public key file of the first HQ director (the variable may hold the key itself)"),
			"user-ca":      l("签发用户证书的公钥文件；证书的 principal 是账号编号", "public key file of who signs user certificates; their principal is an account's ID"),
			"revoked":      l("已吊销的证书和密钥的清单文件，改后即生效", "file that lists revoked certificates and keys; changes take effect at once"),
			"user":         l("连接时用的用户名（身份只认密钥）", "user name to connect with (only the key identifies)"),
			"idle-timeout": l("多久不按键就断开", "disconnect after so long without a key"),
			"max-session":  l("一次连接最长多久", "longest connection"),
			"max-consoles": l("一把密钥最多同时打开几个控制台", "most consoles that one key may have open at once"),
			"no-open":      l("只启动服务并打印 ssh 命令，不打开控制台", "only serve and print the ssh line, open no console"),
			"new": l("有意新建缺失的主机私钥或数据库；不覆盖任何文件",
				"make a missing host key or store anew, on purpose; no file is ever overwritten"),
			"log": l("日志文件，空为标准错误", "log file, empty for standard error"), "kind": l("类别", "kind"), "state": l("状态", "state"),
			"text": l("按汉字、全拼或首字母查找", "find by Han characters, pinyin or initials"), "branch": l("分会编号", "branch ID"),
			"hq": l("校友总会自己的群，没有分会", "headquarters' own group, which has no branch"), "group": l("微信群编号", "group ID"),
			"filing": l("备案状态", "filing state"), "number": l("批复文号", "document number of the reply"), "note": l("备注", "remark"),
			"version": l("决定所依据的版本，不写为现在的版本", "version the decision is made on, the present one if left out"),
			"reason":  l("理由，- 表示从标准输入读", "reason, - to read standard input"), "applicant": l("申请人编号", "applicant's ID"),
			"authority": l("会长授权依据", "the president's authorisation"), "owner": l("拟任群主编号", "proposed owner's ID"),
			"owner-auth": l("群主的会长授权依据", "the president's authorisation of the owner"),
			"admin":      l("拟任管理员编号，可多次", "proposed admin's ID, repeatable"),
			"document":   l("书面申请或理事会决议", "written application or council decision"),
			"headcount":  l("待入群人数（第二个群须写明）", "people waiting to join (required for a second group)"),
			"capacity":   l("容量，0 为现行规定", "capacity, 0 for the term in force"),
			"existing":   l("补办备案的现有群名", "present name of a group that files late"),
			"role":       l("owner 群主、admin 管理员", "owner or admin"), "from": l("移交人编号", "ID of who hands over"),
			"to": l("接任人编号", "ID of the successor"), "person": l("人员编号", "person's ID"),
			"clause":   l("违反的条款，可多次或用逗号分开", "clause that was broken, repeatable or comma-separated"),
			"evidence": l("证据，- 表示从标准输入读", "evidence, - to read standard input"),
			"date":     l("日期，如 2026-05-01", "date, like 2026-05-01"), "link": l("证明链接", "link to the proof"),
			"note2": l("第二渠道备注", "note of the second channel"), "link2": l("第二渠道链接", "link of the second channel"),
			"date2":              l("第二渠道日期", "date of the second channel"),
			"task complete date": l("办理日期，如 2026-05-01", "day it was done, like 2026-05-01"),
			"task complete note": l("证明说明，- 表示从标准输入读", "what proves it, - to read standard input"),
			"subject":            l("记录编号", "a record's ID"), "account": l("账号编号", "account ID"),
			"action":        l("动作，如 application.approve", "action, like application.approve"),
			"scope":         l("分会或微信群编号（分会工作人员、群管理人员须写）", "branch or group ID (for branch officers and group managers)"),
			"key":           l("SSH 公钥，- 表示从标准输入读", "SSH public key, - to read standard input"),
			"on":            l("日期，如 2026-05-01", "day, like 2026-05-01"),
			"document-date": l("文件日期，如 2026-05-01", "the document's day, like 2026-05-01"),
			"document-note": l("文件说明", "note on the document"), "dry-run": l("只检查，不写入", "check only, write nothing"),
			"partial": l("只登记无误的行，其余指出", "write the rows that are right, and name the others"),
			"refused": l("不写入，把有误的行连同原因输出为 CSV，改好后可再导入", "write nothing; give the wrong rows with the reason as CSV, to be mended and read again"),
			"row": l("逐行决定重名，可多次：5=new 另一个人、5=P-0012 就是此人、5=skip 不登记",
				"decide about a row, repeatable: 5=new somebody else, 5=P-0012 that one, 5=skip"),
			"member import basis": l("名单没写入群依据的，一律按此：origin、work、living、leader、teacher、staff",
				"basis of the rows that say none: origin, work, living, leader, teacher or staff"),
			"column": l("指明一列是什么，可多次：手机号=电话；手机号= 为不用这一列",
				"what a column stands for, repeatable: 手机号=电话; 手机号= leaves it out"),
		},
		Label: map[string]string{
			"groups_or_since": l("请写明微信群编号，或用 --since 表示上次公告以来的全部变更，二者取一。",
				"name groups, or give --since for all changes since the last bulletin, not both"),
			"person_name": l("姓名", "Name"), "seq": l("序号", "No."), "version": l("版本", "Version"), "role": l("身份", "Role"),
			"remote": l("来源", "From"), "scope": l("范围", "Scope"), "keys": l("密钥", "Keys"), "clause": l("条款", "Clause"),
			"text": l("条文", "Text"), "account": l("账号", "Account"),
		},
		Help: l("每个命令都可加 --json。退出码：0 完成，1 被拒绝或失败，2 用法不对。\n不写 --version 时，命令先读取现在的版本，再据以决定；要防止他人刚改过，请写明版本。",
			"Every command takes --json. Exit codes: 0 done, 1 refused or failed, 2 wrong usage.\n"+
				"Without --version a command loads the present version and decides on it; name the version to be safe from a change made "+
				"just before."),
	}
}
