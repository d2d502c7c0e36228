package i18n

import (
	"context"
	"errors"
	"maps"
	"strings"
	"time"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/rulebook"
)

// Error is what a person reads of an error: the sentence with its values and
// the clause that it rests on. It is the one renderer of errors.
func (t *Text) Error(err error) string {
	if err == nil {
		return ""
	}
	var rows *desk.ImportError
	if errors.As(err, &rows) {
		return t.importError(rows)
	}
	e := domain.AsError(err)
	said := t.sentence(e)
	if !t.cites(said, e.Rule) {
		said += t.Basis(e.Rule)
	}
	var broken *desk.BrokenOff
	if errors.As(err, &broken) {
		if errors.Is(err, context.Canceled) { // by whoever imports, and no fault
			return t.Sentence(t.List.Stopped, domain.Args{"n": broken.Done}) + t.Sentence(t.List.Unfinished, domain.Args{"id": broken.Import.String()})
		}
		said += t.Sentence(t.Member.Broken, domain.Args{"n": broken.Done})
		said += t.Sentence(t.List.Unfinished, domain.Args{"id": broken.Import.String()})
	}
	return said
}

// sentence is the error without its clause.
func (t *Text) sentence(e *domain.Error) string {
	args := maps.Clone(e.Args)
	if args == nil {
		args = domain.Args{}
	}
	if _, named := args["field"]; e.Field != "" && !named {
		args["field"] = e.Field
	}
	if domain.IsClockDoubt(e) { // the year is what is wrong with it
		for name, v := range args {
			if at, ok := v.(time.Time); ok {
				args[name] = Minute(at)
			}
		}
	}
	if e.Fault == domain.FaultStale {
		if t.Value("by", args["by"]) == "" {
			args["by"] = t.Label.Operator
		}
		if t.Value("action", args["action"]) == "" {
			args["action"] = t.Label.Changed
		}
	}
	tmpl, ok := t.Fault[e.Fault]
	if !ok {
		tmpl = t.Fault[domain.FaultInternal]
	}
	if hq, own := t.FaultHQ[e.Fault]; own && e.Args["hq"] == true {
		tmpl = hq
	}
	return t.Sentence(tmpl, args)
}

// cites tells whether a sentence names a clause already: it is cited once.
func (t *Text) cites(said string, rule domain.ClauseID) bool {
	return rule != "" && (strings.Contains(said, t.Cite(rule)) || strings.Contains(said, rulebook.CiteFull(rule)))
}

// Basis is the citation that follows a refusal; "" without a clause.
func (t *Text) Basis(rule domain.ClauseID) string {
	if rule == "" {
		return ""
	}
	if t.Lang == "en" {
		return " (" + rulebook.CiteEnglish(rule) + ")"
	}
	return "依据" + rulebook.CiteFull(rule)
}

// Cite is the short citation beside a check: 办法 四(六); in English the
// clause's ID, as it stands beside the text in the rule reader.
func (t *Text) Cite(rule domain.ClauseID) string {
	switch {
	case rule == "":
		return ""
	case t.Lang == "en":
		return string(rule)
	}
	return rulebook.Cite(rule)
}

func (t *Text) importError(e *desk.ImportError) string {
	count := domain.Args{"count": len(e.Rows)}
	if len(e.Rows) == 1 && e.Rows[0].Row == 0 {
		count = nil // the file itself is wrong, so no row was read
	}
	lines := []string{t.Sentence(t.Fault[domain.FaultImport], count)}
	for _, r := range e.Rows {
		lines = append(lines, t.RowError(r))
	}
	return strings.Join(lines, "\n")
}

// RowError says what is wrong with one row of a table, or with the table (row 0).
func (t *Text) RowError(r desk.RowError) string {
	reason := t.sentence(r.Err)
	args := domain.Args{"reason": strings.TrimRight(reason, "。.")}
	if cite := t.Cite(r.Err.Rule); cite != "" && !t.cites(reason, r.Err.Rule) {
		args["rule"] = cite
	}
	if r.Row > 0 {
		args["row"] = r.Row
	}
	said := t.Sentence(t.Fault[domain.FaultImportRow], args)
	if r.Row == 0 && r.Err.Fault == domain.FaultFormDiffers {
		return t.Filing.LacksRow + " " + said // the form has no such row
	}
	return said
}

func faultText(l lang) map[domain.Fault]string {
	return map[domain.Fault]string{
		domain.FaultInternal: l("系统出错，未作任何更改。请重试；仍不行请联系系统管理员。",
			"Something went wrong; nothing was changed. Try again, or tell the operator."),
		domain.FaultStoreFull: l("服务器的磁盘已满或不可写，未作任何更改。请联系系统管理员。",
			"The server's disk is full or cannot be written; nothing was changed. Tell the operator."),
		domain.FaultStoreLost: l("服务器的数据库在运行中被移走或替换，本次操作未生效，服务即将停止。请联系系统管理员。",
			"The server's store was moved or replaced while it ran: what you did has no effect, and the server ends. Tell the operator."),
		domain.FaultStoreDamaged: l("数据库有损坏的内容，未作任何更改。请联系系统管理员运行 alumni check。",
			"Something in the store is damaged; nothing was changed. Tell the operator to run “alumni check”."),
		domain.FaultNoticeItem: l("不能依{clause}清理出群：所选条款中没有该款所列的 (1) 至 (7) 项。违反其他条款而屡次不改的，可改依{instead}。",
			"No removal under {clause}: none of its items (1) to (7) is among the clauses chosen. For breaches repeated, use {instead}."),
		domain.FaultSeveral:  l("叫“{value}”的不止一人：{ids}，请改写编号。", "more than one person is called “{value}”: {ids}; give the number."),
		domain.FaultNotFound: l("找不到 {id}，或者它不在您的管理范围内。", "{id} does not exist, or is outside what you look after."),
		domain.FaultBadID: l("“{value}”不是这里要的编号，编号形如 G-0031、A-0012。",
			"“{value}” is not the number of such a record; numbers look like G-0031, A-0012."),
		domain.FaultClockBehind: l("服务器时钟为 {now}，早于审计日志末条的 {last}，可能不准。未作任何更改。",
			"The server's clock says {now}, which is before {last}, the last entry of the audit log. It may be wrong; nothing was "+
				"changed."),
		domain.FaultClockAhead: l("服务器时钟为 {now}，比审计日志末条的 {last} 晚得太多，可能不准。未作任何更改。",
			"The server's clock says {now}, far after {last}, the last entry of the audit log. It may be wrong; nothing was changed."),
		domain.FaultClockEarly: l("服务器时钟为 {now}，那时还没有本程序，时钟不准。未作任何更改。",
			"The server's clock says {now}, when there was no such program. It is wrong; nothing was changed."),
		domain.FaultStale: l("{by} 已于 {at} {action}[ {id}]，您看到的不是最新内容。",
			"{by} {action}[ {id}] at {at}: what you saw is out of date."),
		domain.FaultForbiddenRole: l("您的角色不能这样做。", "Your role may not do this."),
		domain.FaultFormItself: l("备案任务须以备案表本身办结：请打开 {id}，核对名单后办理。",
			"A filing task ends with the form itself: open {id} and look at its rows first."),
		domain.FaultNotName: l(
			"[第 {row} 行：]“{value}”不像真实姓名，请核对后填写姓名。[确是真实姓名：逐项选定，或命令加 {confirm}（名单加 --row 行号=name）。]",
			"[Row {row}: ]“{value}” is no real name: look it up and write the name.[ If it is one, choose so, or add {confirm} (a list: --row N=name).]"),
		domain.FaultNameUnsure: l(
			"群名片上的姓名看不准[，可能是“{value}”]，请在“姓名”一栏写明；确是其姓名的，逐项选定，或加 --row 行号=name。",
			"It isn't clear what the name on the card is[; perhaps “{value}”]: write it under 姓名. If it is the name, choose so, or add --row N=name."),
		domain.FaultNotPlace:    l("“{value}”不只是地名或行业名称[，请写“{place}”]。", "“{value}” is more than a place or an industry[: write {place}]."),
		domain.FaultErasureHeld: l("不能删除{person}的个人信息，须先办结：{holds}。", "{person} can't be erased before this is settled: {holds}."),
		domain.FaultHasNumber:   l("{field}里不能写电话、账号或邮箱：请填到电话、邮箱栏。", "{field} can't hold a phone, an account or an e-mail address: use their own fields."),
		domain.FaultStepsLeft: l("{id} 还有 {count} 步未办：办完或注明不需要后才能办结。",
			"{id} has {count} {count|step|steps} left: do them, or say why they are not needed."),
		domain.FaultOfficialGroup: l("这是官方群 {id} 的名称，不是冒用。", "This is the name of the official group {id}."),
		domain.FaultNoMimicry: l("“{value}”里没有官方命名格式，也没有“武汉轻工大学、轻工大、校友”等字样，不属冒用。",
			"“{value}” has neither the official format nor the school's names or 校友 in it."),
		domain.FaultMimicryUnsure: l("“{value}”只有“校友”等字样，可能是别校的：确与本校有关才登记，请在“判断”里注明（命令加 --meant）。",
			"“{value}” has just 校友 or the like, which may be another school's: say under “judged” that it means this one (--meant)."),
		domain.FaultErasing: l("{id} 已决定删除，其余记录尚未清理完：自动继续，也可再次执行。",
			"{id}: the erasure is decided, not every record is gone through yet; it goes on by itself, or when it is asked for again."),
		domain.FaultErased:    l("{id} 的个人信息已应本人请求删除。", "the personal data of {id} was erased on request."),
		domain.FaultOtherName: l("{id} 登记的姓名是“{want}”，不是“{value}”。", "{id} is registered as “{want}”, not “{value}”."),
		domain.FaultNotRegistered: l("{person} 尚未登记，请先由分会或总会登记人员。",
			"{person} is not registered yet; the branch or headquarters registers people first."),
		domain.FaultKeptElsewhere: l("此人不由本分会登记，现不在本分会的群或理事会，或在其他分会任职：更改与核验请报总会。",
			"Your branch did not register this person and has them in no group or council now, or they hold an office in another "+
				"branch: ask headquarters."),
		domain.FaultDisabled: l("此密钥没有对应的账号，或账号已停用。", "This key has no account, or the account is disabled."),
		domain.FaultRequired: l("请填写{field}。", "Please give: {field}."),
		domain.FaultTooLong:  l("{field}超出上限（{max}）。", "{field}: at most {max}."),
		domain.FaultBadEmail: l("[{field}]不是完整的电子邮箱地址。", "{field}: not a whole e-mail address."),
		domain.FaultBadPhone: l("[{field}]不是完整的电话号码：手机 11 位，座机连区号，境外以“+”开头。",
			"[{field}: ]not a whole phone number: a mobile has 11 digits, a landline its area code, one abroad begins with “+”."),
		domain.FaultBadDate: l("[{field}][“{value}”]不是日期，应形如 2026-11-20。",
			"[{field}: ]not a date[: “{value}”]; one looks like 2026-11-20."),
		domain.FaultFutureDate: l("[{field} ][{value} ]还没到。", "[{field}: ]the date[ {value}] is in the future."),
		domain.FaultBadChoice:  l("{field}不能是“{value}”[，可用：{allowed}]。", "{field} can't be “{value}”[; it may be: {allowed}]."),
		domain.FaultState: l("[{id} ]现为“{state}”，不能再这样处理[，须为“{want}”][，可转为：{next}]。",
			"[{id} ]is now “{state}” and can't be handled this way[; it must be “{want}”][; open to it: {next}]."),
		domain.FaultReplyTaken:    l("文号 {number} 已用于 {id}。", "Document number {number} is already used for {id}."),
		domain.FaultReplyMissing:  l("不能批准：缺批复文号。", "Can't approve: the reply has no document number."),
		domain.FaultReasonMissing: l("不能驳回：缺理由。", "Can't reject without a reason."),
		domain.FaultNotMember:     l("[{person} ]不是[ {group} ]本群成员。", "[{person} ]is not a member of this group[ ({group})]."),
		domain.FaultRemovedMember: l("[{person} ]已被清理出[ {group} ]本群。", "[{person} ]was removed from this group[ ({group})]."),
		domain.FaultSelfTransfer:  l("接任人就是现任，无需移交。", "The successor already holds the role."),
		domain.FaultNotOwner:      l("[{person} ]已不再担任此职，不能由其移交。", "[{person} ]no longer holds the role and can't hand it over."),
		domain.FaultNotEligible: l("[{person} ]不是会长、副会长或秘书长，也无会长授权，不能任群主。",
			"[{person} ]is not president, vice president or secretary-general, nor authorised by the president, so can't be owner."),
		domain.FaultUnverified: l("[{person} ]尚未实名核验。", "[{person} ]has no verified real name."),
		domain.FaultBranchEnded: l("分会[“{branch}”]现为“{state}”，不能这样申请[，可申请：{kinds}]。",
			"The branch[ “{branch}”] is {state} and can't apply for this[; it may apply for: {kinds}]."),
		domain.FaultNotPresident:  l("申请人既不是会长，也无会长授权。", "The applicant is neither the president nor authorised by the president."),
		domain.FaultHeadcount:     l("已有群，再建须说明待入群人数。", "There is a group already: say how many people wait to join."),
		domain.FaultDocument:      l("缺书面申请或理事会决议的文号。", "The written application or council decision has no reference."),
		domain.FaultClauseUnknown: l("规则里没有条款[ {clause}]。", "The rules have no clause[ {clause}]."),
		domain.FaultClauseNotListed: l("[{clause} ]不是成员行为条款，不能据以认定违规。",
			"[{clause} ]is no item of conduct, so no violation can rest on it."),
		domain.FaultRepeatThreshold: l("不能据此清理出群：此前只有 {have} 次违规记录，“屡次”须 {need} 次。",
			"Can't remove on this basis: {have} earlier incidents on record, “repeatedly” means {need}."),
		domain.FaultDirectSuspend: l("不能直接暂停：须先警告，警告无效后方可。", "No direct suspension: a warning must have been ineffective first."),
		domain.FaultNoRule:        l("[{at} ]那时没有施行中的规则。", "No rules were in force then[ ({at})]."),
		domain.FaultProofMissing:  l("不能办结：缺办理凭证[（{field}）]。", "Can't complete without proof[ ({field})]."),
		domain.FaultDuplicate: l(
			"“{value}”已被[ {id} ][第 {row} 行]使用。[确非同一人而要登记：表单里“相似者”选“确非同一人，仍登记”，命令加 {confirm}。]",
			"“{value}” is already used[ by {id}][ by row {row}].[ Not the same person? Choose so under look-alikes, or add {confirm}.]"),
		domain.FaultNamesake: l(
			"与[ {id} ]“{value}”看着是同一人：若是，请用该编号；若不是，请补专业年级或电话[，或选“确非同一人，仍登记”（命令加 {confirm}）]。",
			"“{value}” looks the same as {id}: use that number if it is the same person, else add the major and year or the phone."),
		domain.FaultLastDirector: l("至少要留一位能登录的总会负责人。", "One HQ director who can come in must be left."),
		domain.FaultLastKey: l("这是 {id} 的最后一把密钥。不让其再登录，请停用账号；要换，请先增加新的。",
			"This is the last key of {id}. Disable the account to keep it out, or add the new key first."),
		domain.FaultBadCode: l("邀请码不对，或已不能使用。", "This is no code, or it can't be used any more."),
		domain.FaultEnrolled: l("这把密钥已能登录 {id} {name}，邀请码没有用掉。要登记另一把密钥，请加 -o IdentitiesOnly=yes -i 密钥文件。",
			"This key opens {id} {name} already; the code was not used up. To register another key, add -o IdentitiesOnly=yes -i KEYFILE."),
		domain.FaultTooManyTries:       l("试得太多，请一小时后再试。", "Too many tries; try again in an hour."),
		domain.FaultBackupBusy:         l("正有别人在取备份，请稍后再试。", "Others are taking backups; try again when they are done."),
		domain.FaultTooManyInvitations: l("最多同时有 {max} 个待使用的邀请，请先撤销一些。", "At most {max} invitations are open at once; revoke some."),
		domain.FaultInviteDays:         l("有效期是 1–{max} 天。", "An invitation lasts 1–{max} days."),
		domain.FaultTooManyKeys:        l("一个账号最多 {max} 把密钥。", "An account has at most {max} keys."),
		domain.FaultBadKey: l("[第 {line} 行：]这不是 SSH 公钥。请给出 .pub 文件的内容（以 ssh-ed25519、ecdsa-sha2- 或 ssh-rsa 开头的一行），或 PuTTYgen 存下的公钥文件。",
			"[Line {line}: ]This is no SSH public key. Give what a .pub file holds (a line that begins with ssh-ed25519, ecdsa-sha2- "+
				"or ssh-rsa), "+
				"or the public key file that PuTTYgen saved."),
		domain.FaultPrivateKey: l("这是私钥（{value} 格式），没有保存。私钥不要交给任何人；请给出它的公钥：.pub 文件，PuTTYgen 里点“Save public key”。",
			"This is a private key ({value} format); it was not kept. Give a private key to nobody: give its public key, the .pub file, "+
				"in PuTTYgen “Save public key”."),
		domain.FaultCertificateKey: l("[第 {line} 行：]这是证书，不是公钥。请给出它所证明的公钥（名称里没有 -cert 的 .pub 文件）；用证书登录要由运维设置 --user-ca。",
			"[Line {line}: ]This is a certificate, no public key. Give the key that it certifies (the .pub file without -cert in its "+
				"name); "+
				"to come in by certificate, the operator sets --user-ca."),
		domain.FaultKeyType: l("[第 {line} 行：]不接受 {value} 类型的密钥。请用 ssh-keygen -t ed25519 新做一把。",
			"[Line {line}: ]A key of type {value} is not taken. Make a new one: ssh-keygen -t ed25519."),
		domain.FaultShortKey: l("[第 {line} 行：]这把 RSA 密钥只有 {count} 位，至少要 {min} 位。请用 ssh-keygen -t ed25519 新做一把。",
			"[Line {line}: ]This RSA key has {count} bits, and {min} are the least. Make a new one: ssh-keygen -t ed25519."),
		domain.FaultKeyOptions: l("[第 {line} 行：]公钥前面的选项（{value}）这里不起作用，所以不收。请只留下从 {name} 开始的部分。",
			"[Line {line}: ]The options before the key ({value}) would do nothing here, so it is not taken. Keep what begins with {name}."),
		domain.FaultRevokedLine: l("[第 {line} 行：]看不懂。每行一项：serial: 17、serial: 20-29、id: 证书名、sha256: SHA256:…、key: 公钥。",
			"[Line {line}: ]This is not understood. One a line: serial: 17, serial: 20-29, id: NAME, sha256: SHA256:…, key: PUBLIC KEY."),
		domain.FaultManyKeys:     l("这里有 {count} 把公钥，一次只登记一把。", "There are {count} public keys here; one at a time is taken."),
		domain.FaultImportRow:    l("[第 {row} 行：]{reason}[（{rule}）]", "[Row {row}: ]{reason}[ ({rule})]"),
		domain.FaultImport:       l("[有 {count} 处不对，]什么也没有写入。", "Nothing was written[; {count} wrong]."),
		domain.FaultOneOwner:     l("一个群有且只有一位群主。", "A group has exactly one owner."),
		domain.FaultOpenTransfer: l("{id} 还未决定，同一职务不能另行申请移交。", "{id} is undecided; the same role can't be handed over twice."),
		domain.FaultOpenRemoval: l("[{person} ]待清理出群（{id}），不能任群主或管理员。",
			"[{person} ]is to be removed from the group ({id}) and can't be its owner or admin."),
		domain.FaultHeading: l("没有找到表头：表头应有 {want}[；缺少：{missing}][；不认识的列：{unknown}]。",
			"There is no heading: it has {want}[; missing: {missing}][; unknown columns: {unknown}]."),
		domain.FaultCellError: l("第 {column} 列[（{field}）]是表格软件的错误值 {value}，请改成实际内容。",
			"Column {column}[ ({field})] holds the spreadsheet error {value} instead of a value."),
		domain.FaultCellScientific: l("[{field}]“{value}”被表格软件写成了科学计数，后面的数字已经丢失：请把这一列设为“文本”，补全后再用。",
			"[{field} ]“{value}” was shortened by the spreadsheet and its last digits are lost: make the column text, complete it and try again."),
		domain.FaultColumnTwice: l("{titles} 都要作“{column}”：只能有一列，请把其余的指定为不采用或别的列。",
			"{titles} are all to be “{column}”: only one can be; leave the others out, or take them for something else."),
		domain.FaultTitleTwice: l("表头上有两个“{value}”：请只留一列；若是并排的两张表，请上下接成一张，每人一行。",
			"The heading has “{value}” twice: keep one; of two tables side by side put one below the other, a row for each person."),
		domain.FaultSideways: l("表格像是横放的：{value} 上下排成了一列。请复制后用“选择性粘贴—转置”，每人一行。",
			"The table seems to lie on its side: {value} stand below each other. Copy it and paste it transposed, a row for each person."),
		domain.FaultCellFormula: l("第 {column} 列是公式，文件里没有存下结果：请用 Excel 或 WPS 打开，重新计算后保存。",
			"Column {column} is a formula whose result was not saved: open the file in Excel or WPS, let it calculate, and save it."),
		domain.FaultOldWorkbook: l("这是旧版的表格文件（.xls 或网页格式）。请用 Excel 或 WPS 打开，另存为 .xlsx 再用。",
			"This is a workbook of an old kind (.xls, or a web page). Open it in Excel or WPS and save it as .xlsx."),
		domain.FaultLockedWorkbook: l("这个表格文件加了密码。请打开后取消密码，另存为 .xlsx 再用。",
			"This workbook is behind a password. Open it, take the password away, and save it as .xlsx."),
		domain.FaultFileEmpty:    l("文件是空的，表头应有 {want}。", "The file is empty; its heading has {want}."),
		domain.FaultRowColumns:   l("有 {have} 列，应为 {want} 列。", "There are {have} columns instead of {want}."),
		domain.FaultRowQuotes:    l("引号不成对。", "A quote is not closed."),
		domain.FaultFileSize:     l("文件太大，最多 {max} {part}。", "The file is too large: at most {max} {part}."),
		domain.FaultFileEncoding: l("文件编码不是 UTF-8、UTF-16 或 GBK。", "The file is neither UTF-8, UTF-16 nor GBK."),
		domain.FaultOrphan:       l("群主不能清理出群，须先移交群主。", "The owner can't be removed before the role is handed over."),
		domain.FaultLiveGroups: l("分会[“{branch}”]还有 {count} 个群在用，不能这样改。",
			"The branch[ “{branch}”] still has {count} groups in use, so this can't be changed."),
		domain.FaultClaimed: l("{id} 由 {by} 领办中，到 {until} 为止；确需处理请先接办。",
			"{by} works on {id} until {until}; take it over first if you must."),
		domain.FaultReplyOrder: l("文号须连续：不能用 {number}，下一个是 {want}。",
			"Document numbers are given in order: not {number}, the next is {want}."),
		domain.FaultOpenCase:  l("[{group} ]已有未办结的事项 {id}。", "[{group}: ]{id} is open still."),
		domain.FaultNoChange:  l("没有改动：{field}仍是原样。", "Nothing is changed: the {field} stays as it is."),
		domain.FaultFormTitle: l("备案表标题应为“{want}”[，不是“{value}”]。", "The form's title is “{want}”[, not “{value}”]."),
		domain.FaultFormColumns: l("[第 {row} 行有 {have} 列，]备案表的列应为 {want}。",
			"[Row {row} has {have} columns. ]The form's columns are {want}."),
		domain.FaultFormOwners: l("备案表应当且只应有一位群主，表中有 {count} 位。", "A form names exactly one owner; this one names {count}."),
		domain.FaultFormMany:   l("文件中有多张备案表：{allowed}。请指明工作表。", "The file holds several forms: {allowed}. Name the sheet."),
		domain.FaultFormVacant: l("群主空缺：请先补任群主（群页按 t），再报备案表。",
			"The group has no owner: fill the vacancy first (t on the group's page), then hand in the form."),
		domain.FaultFormDiffers: l("[第 {row} 行]{field}与登记不符：表中“{value}”，登记为“{want}”。请先办理变更或更正表格。",
			"[Row {row}: ]the {field} differs: “{value}” on the form, “{want}” in the registry. Change the one or the other first."),
		domain.FaultFormRow: l("备案表第 {row} 行不对[：“{value}”]。", "Row {row} of the form is wrong[: “{value}”]."),
		domain.FaultDamagedSheet: l("工作表“{sheet}”已损坏，读不到末尾，什么都没有读入：请用 Excel 或 WPS 打开并修复、另存为 .xlsx，或请对方重新发来。",
			"The sheet “{sheet}” is damaged and can't be read to its end, so nothing was read: "+
				"open it in Excel or WPS, repair it and save it as .xlsx, or ask for the file again."),
		domain.FaultFormFile:   l("这不是可以读取的 Excel 表格（XLSX）。", "This is no Excel workbook (XLSX) that can be read."),
		domain.FaultPastDate:   l("{field}须在今天之后[，不能是 {value}]。", "The {field} must be after today[, not {value}]."),
		domain.FaultFarDate:    l("{field}最晚为 {max}[，不能是 {value}]。", "The {field} must be {max} or earlier[, not {value}]."),
		domain.FaultCapacity:   l("{group} 将有 {have} 人，超过群容量 {max} 人。", "{group} would have {have} people and takes {max}."),
		domain.FaultNotPlanned: l("{group} 不在此整合方案中。", "{group} is no part of this consolidation."),
		domain.FaultNotMovable: l("{person} 没有去处：原群终止后会失去联系。", "{person} would be left in a group that ends."),
		domain.FaultEmptied: l("{group} 已无成员，请先办结 {id} 使其终止，再取消整合。",
			"Nobody is in {group} any more: complete {id}, by which it ends, before you stop."),
		domain.FaultStillMembers: l("{group} 里还有 {count} 人，不能终止。", "{count} people are in {group} still."),
		domain.FaultMembersUnknown: l("{group} 有 {have} 人，只登记了 {count} 人：没有登记的人无法迁移，请先登记群成员。",
			"{group} has {have} people and {count} of them are registered: who is not known can't be moved. Register the members first."),
		domain.FaultTooManyMoves: l("要迁移 {count} 人，一个方案最多 {max} 人：请多保留一个群，分次整合。",
			"{count} people would move, and one consolidation moves {max}: keep one more group and go step by step."),
		domain.FaultNothingStands: l("{id} 中的各群在起草后都已变更，没有可以公布的内容；请作废此稿，重新起草。",
			"Every group in {id} has changed since it was drafted, so there is nothing to publish. Drop it and draft a new one."),
		domain.FaultNothingToMerge: l("[“{branch}”]没有可以并入其他群的群：人数放不下，或者不足两个使用中的群。",
			"No group[ of “{branch}”] can be merged into the others: they have no room, or there are fewer than two in use."),
		domain.FaultToBeRemoved: l("[{person} ]待清理出群（{id}），须先办结。", "[{person} ]is to be removed from the group ({id}); end that first."),
		domain.FaultMayNotAllow: l("例外须由总会同意，或者由分会会长、秘书长批准。",
			"An exception is allowed by headquarters, or by the branch's president or secretary-general."),
		domain.FaultImportRests: l("{id} 不能撤销：{n} 人已另有记录（{people}；见 {on}）。",
			"{id} can't be undone: something else rests on {n} of its people ({people}; see {on})."),
		domain.FaultImportExpired: l("导入 30 天没有继续，这一行没有登记。", "Nobody went on with the import in 30 days: the row was not registered."),
		domain.FaultImportStaging: l("{id} 的名单没有存全，什么也没有登记。请用同一份名单重新导入。",
			"The rows of {id} were not all stored, and nothing was registered. Bring the list again."),
		domain.FaultRefusedBefore: l("[{person} ]曾被拒绝入群（{id}，{at}）：现准予入群，请写明理由。",
			"[{person} ]was refused before ({id}, {at}): say why the person is let in now."),
		domain.FaultCardRight:     l("[{person} 的]群名片已经符合规范。", "The card[ of {person}] is right."),
		domain.FaultNotAsked:      l("尚未通知[ {person} ]整改群名片：先发整改通知。", "Nobody asked[ {person}] to put the card right: give notice first."),
		domain.FaultCardsRight:    l("[{group} ]没有需要通知整改的群名片。", "[{group}: ]no card is left to ask for."),
		domain.FaultFiledAlready:  l("[{group} ]同样的备案表已经报送（{id}）。", "[{group}: ]the same form was handed in ({id})."),
		domain.FaultAlreadyMember: l("[{person} ]已经在群里[：{group}]。", "[{person} ]is in the group[ {group}] already."),
		domain.FaultPlaceUnknown:  l("地名与行业表中没有“{value}”。", "“{value}” is not in the table of places and industries."),
		domain.FaultRetroactive: l("{field}不能早于今天[（{value}）]：事项按当时施行的规则判断。",
			"The {field} can't be before today[ ({value})]: an event is judged by the rules of its time."),
		domain.FaultPlaceholder: l("模板里没有“{value}”这个占位符。", "Templates have no placeholder “{value}”."),
		domain.FaultPlaceholderMissing: l("模板缺少占位符“{value}”，而且不能放在可省略的方括号里。",
			"The template needs the placeholder “{value}”, outside of optional [brackets]."),
		domain.FaultPastDue:     l("{field}不能早于今天[（{value}）]。", "{field}[ ({value})] is before today."),
		domain.FaultNotAudience: l("{name} 不办理这类任务。", "{name} does not do such tasks."),
		domain.FaultLastPresident: l("[“{branch}”已成立，须有会长，请先登记继任者。][成立“{founding}”须有会长，请填写会长。]",
			"[“{branch}”: an established branch has a president; name the next one first.][“{founding}” is founded with a president: "+
				"name one.]"),
		domain.FaultKeyRetired: l("这把密钥已从 {id} 移除，不再用于别的账号；请换一把新的密钥。",
			"This key was taken from {id} and opens no other account; use a new one."),
		domain.FaultRecorded: l("同样的记录已经登记（{id}），不重复登记；如是另一次，请写明不同之处。",
			"The same stands on record already ({id}). If it is another one, say what differs."),
		domain.FaultNotReviewed: l("不在 {id} 的核查名单中：开始后入群的人不在本次范围内。",
			"The review {id} does not cover this person: who joined since it began is not in it."),
		domain.FaultReviewOpen:     l("{id} 尚有 {count} 人待核，不能完成。", "{id}: {count} {count|member is|members are} not decided on yet."),
		domain.FaultNobodyToReview: l("[{group} ]没有登记群成员，无从核查。", "[{group}: ]no member is registered, so there is nobody to review."),
		domain.FaultReviewItself: l("[{group} ]身份核查完成后自动办结，不能直接办结。",
			"[{group}: ]this ends by itself once the review of the members has ended."),
		domain.FaultOwnReview: l("不能核查自己，请跳过，由分会或总会核查。", "Nobody decides on themself: pass over, for the branch or headquarters to decide."),
		domain.FaultReviewFirst: l("[{person} ]不是会长、副会长或秘书长，也无会长授权：请先办理 {id}，登记会长授权或移交群主。",
			"[{person} ]has no owning office and no authorisation: first end {id} by recording the president's authorisation or "+
				"handing the group over."),
	}
}

// faultHQText are the refusals that speak of a council and its president, about
// a group of headquarters itself, which has neither, M3. They are chosen by the
// value "hq" of a refusal.
func faultHQText(l lang) map[domain.Fault]string {
	return map[domain.Fault]string{
		domain.FaultNotEligible: l("[{person} ]没有总会授权，不能任总会群的群主。",
			"[{person} ]is not authorised by headquarters, so can't own its group."),
		domain.FaultDocument: l("缺总会书面决定的文号。", "Headquarters' written decision has no reference."),
	}
}
