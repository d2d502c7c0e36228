package i18n

import "alumni/domain/naming"

// Registry holds the text by which branches, councils, people, places and names are kept.
type Registry struct {
	Title, Name, City, Class, Real, Groups, Offices, Count, Unverified       string
	Empty                                                                    string
	None                                                                     string // of an empty registry
	Card                                                                     string // the canonical member card
	Phone, InGroups, NoGroups, Left, Violations, Times, Verification         string
	VerifiedHow, NotVerified, RegisteredBy, AddAction                        string
	AddNamesake                                                              string // an option beside somebody of the same name
	EditAction, VerifyAction, PhoneAction, AddTitle, AddIntro, EditTitle     string
	EditIntro, VerifyTitle, VerifyIntro, YearHint, PhoneKeep, HowHint        string
	HowLater                                                                 string
	Twin                                                                     string // field: what to do with people who look the same
	TwinRefuse, TwinConfirm, Submit, Save, PersonAdded, PersonEdited         string
	PersonVerified, PeopleImported, PeopleChecked                            string
	FindPerson                                                               string // hint of a field that picks a person
	EstablishAction, EstablishTitle, EstablishIntro, EstablishQueued         string
	EstablishedIntro                                                         string
	PrepareAction, PrepareTitle, PrepareIntro, ReelectAction, ReelectTitle   string
	ReelectIntro, SeatAction, SeatTitle, SeatIntro, UnseatAction             string
	UnseatTitle, UnseatIntro, EndAction, EndTitle, EndIntro, NewBranch       string
	NewBranchIntro, DecisionHint, Founded, Reelected, Seated, Unseated       string
	StillOwns, Queued, Ended, Prepared, BranchAdded                          string
	Named                                                                    string // written otherwise than given
	OutsideTitle                                                             string // section of a branch's page
	OutsideOpen, OutsideBare, OutsideAuthorised, ConfirmAction, ConfirmTitle string
	ConfirmIntro, Confirmed                                                  string
	HandAction                                                               string // action: of the group whose owner left
	QueueAction, OwnerLeft                                                   string
	ToConvert                                                                string // sign of a preparatory group of a founded branch
	Established, Decision, VacancyAction, VacancyTitle, VacancyIntro         string
	VacancyWaits, VacancyDone, Places, PlaceCount, Place, Aliases            string
	PlaceBranch, Retired, PlaceEmpty, PlaceGroups, AddPlaceAction            string
	EditPlaceAction, AddPlaceTitle, EditPlaceTitle, PlaceIntro, RenameIntro  string
	AliasHint, InUse, PlaceAdded, PlaceEdited, NameAction, NameTitle         string
	NameIntro, NameHint                                                      string
	NameClear                                                                string // action: empty the field
	DecisionNumber, DecisionDate, DecisionNote, NameRight, NameNext          string
	NameFree, NamePlace, NameHolder, NameFindings, NameProposal, NameNone    string

	// Form says what form a name has, NameFinding what is wrong about it; the
	// latter by the key of an office.NameCheck.
	Form        map[naming.Form]string
	NameFinding map[string]string
}

func registryText(l lang) Registry {
	return Registry{
		Title: l("人员", "People"), Name: l("姓名", "Name"), City: l("城市", "City"), Class: l("专业年级", "Class"),
		Real: l("实名", "Verified"), Groups: l("群", "Grp"), Offices: l("理事会职务", "Council"),
		Count: l("{n} 人", "{n} {n|person|people}"), Unverified: l("未实名", "unverified"), Empty: l("没有符合的人员。", "No such person."),
		None: l("还没有人员。按 n 登记，或导入：ssh … person import < 人员.csv",
			"Nobody is registered yet. Press n, or import: ssh … person import < people.csv"),
		Card: l("规范群名片", "Card"), Phone: l("电话", "Phone"), InGroups: l("所在微信群", "Groups"), NoGroups: l("不在任何群", "in no group"),
		Left: l("已离群", "left"), Violations: l("违规记录", "Violations"), Times: l("{n} 次", "{n}"),
		Verification: l("实名核验", "Verification"), VerifiedHow: "{how} · {by} · {at}", NotVerified: l("尚未核验", "not verified yet"),
		RegisteredBy: l("登记单位", "Registered by"), AddAction: l("登记人员", "Register person"),
		AddNamesake: l("另行登记同名人员", "Register another of this name"), EditAction: l("修改资料", "Edit"),
		VerifyAction: l("实名核验", "Verify"), PhoneAction: l("查看电话", "View phone"), AddTitle: l("登记人员", "Register a person"),
		AddIntro: l("登记后即可任职、入群；实名核验可同时登记。",
			"The person may then take offices and join groups; the verification can be recorded at once."),
		EditTitle: l("修改资料 · {name}", "Edit · {name}"), EditIntro: l("改姓名后须重新核验实名。", "A changed name must be verified again."),
		VerifyTitle: l("实名核验 · {name}", "Verify · {name}"), VerifyIntro: l("记下核验人、方式和时间。", "Who verified, how and when is kept."),
		YearHint: l("如 1997，教职工填 0", "like 1997; 0 for staff"), PhoneKeep: l("不填则不变（{phone}）", "empty leaves it ({phone})"),
		HowHint:  l("如 查验毕业证、理事会成员证明", "e.g. diploma seen, a councillor vouches"),
		HowLater: l("尚未核验则不填", "empty if not verified yet"), Twin: l("相似者", "Look-alikes"),
		TwinRefuse:  l("有相似者时不登记", "refuse if somebody looks the same"),
		TwinConfirm: l("确非同一人，仍登记", "not the same person: register"), Submit: l("登记", "Register"), Save: l("保存", "Save"),
		PersonAdded:  l("已登记 {id} {name}。", "{id} {name} is registered."),
		PersonEdited: l("已修改 {id} {name}。", "{id} {name} is changed."), PersonVerified: l("{name} 已实名核验。", "{name} is verified."),
		PeopleImported: l("已登记 {added} 人，{known} 人先前已登记。", "{added} registered, {known} known already."),
		PeopleChecked:  l("可登记 {added} 人，{known} 人先前已登记；未写入。", "{added} can be registered, {known} known already; nothing was written."),
		FindPerson:     l("姓名、拼音、首字母或编号", "name, pinyin, initials or number"), EstablishAction: l("成立", "Establish"),
		EstablishTitle: l("成立 · {branch}", "Establish · {branch}"),
		EstablishIntro: l("分会将为“已成立”，须有会长。", "The branch becomes established; it needs a president."),
		EstablishedIntro: l("分会已成立：登记成立日期和现任理事会，须有会长；日期在已知换届之后的，作为换届日期。",
			"The branch is established: enter its founding and its council. A day after the known election is that of a re-election."),
		EstablishQueued: l("其筹备群 {n} 个将列入转正待办。", "Its preparatory groups, {n}, are queued for conversion."),
		PrepareAction:   l("转为筹备", "Prepare"), PrepareTitle: l("转为筹备 · {branch}", "Prepare · {branch}"),
		PrepareIntro:  l("分会将为“筹备”：可由热心校友建筹备群。", "The branch becomes preparatory: volunteers may set a preparatory group up."),
		ReelectAction: l("换届", "Re-election"), ReelectTitle: l("换届 · {branch}", "Re-election · {branch}"),
		ReelectIntro: l("以新一届名单整体替换理事会；离任者名下的群将列入复核。",
			"The new council replaces the present one; the groups of those who leave are reviewed."),
		SeatAction: l("任职", "Appoint"), SeatTitle: l("理事会任职 · {branch}", "Appoint · {branch}"),
		SeatIntro: l("新任会长接替现任会长。", "A new president takes the place of the present one."), UnseatAction: l("离任", "Relieve"),
		UnseatTitle: l("理事会离任 · {branch}", "Relieve of office · {branch}"),
		UnseatIntro: l("离任者名下的群仍归其名，将列入复核，直至移交或补会长授权。",
			"Groups of who leaves stay theirs and are reviewed, until handed over or authorised by the president."),
		EndAction: l("终止分会", "End branch"), EndTitle: l("终止 · {branch}", "End · {branch}"),
		EndIntro:       l("不可恢复。还有在用的群时不能终止。", "This can't be undone. It is refused while groups are in use."),
		NewBranch:      l("新增分会", "Add branch"),
		NewBranchIntro: l("只写地名或行业名，如北京、粮食行业；表中没有的一并加入。", "Only the place or the industry: 北京, 粮食行业. What the table lacks is added."),
		DecisionHint:   l("理事会决议或批文文号", "number of the decision"), Founded: l("{branch} 已成立。", "{branch} is established."),
		Reelected: l("{branch} 已换届。", "{branch} is re-elected."), Seated: l("{name} 任{office}。", "{name} is {office}."),
		Unseated:  l("{name} 已离任。", "{name} left the council."),
		StillOwns: l("名下仍有 {groups}，请移交或补会长授权。", "Still owns {groups}: hand over or authorise."),
		Queued:    l("新列待办 {n} 项。", "Tasks opened: {n}."), Ended: l("{branch} 已终止。", "{branch} is ended."),
		Prepared: l("{branch} 已转为筹备。", "{branch} is preparatory."), BranchAdded: l("已新增 {id} {name}。", "{id} {name} is added."),
		Named:             l("“{value}”按地名写作“{name}”。", " “{value}” stands as its place, {name}."),
		OutsideTitle:      l("群主非现任会长、副会长、秘书长", "Owners without an owning office"),
		OutsideOpen:       l("{group} · {owner} · 待复核 {task}", "{group} · {owner} · under review {task}"),
		OutsideBare:       l("{group} · {owner} · 无授权记录", "{group} · {owner} · no authorisation on record"),
		OutsideAuthorised: l("{group} · {owner} · 会长授权 {number}", "{group} · {owner} · authorised {number}"),
		ConfirmAction:     l("会长授权", "Authorise owner"), ConfirmTitle: l("会长授权 · {group}", "Authorise · {group}"),
		ConfirmIntro: l("{owner} 不在会长、副会长、秘书长之列。登记会长授权后可继续任群主，备案表须重新报送，由总会审核确认；否则请移交。",
			"{owner} has no owning office. With the president's authorisation the owner stays, and headquarters confirms it by the "+
				"form that is filed anew; else hand the group over."),
		Confirmed:  l("{owner} 凭会长授权继续任群主。", "{owner} stays by the president's authorisation."),
		HandAction: l("移交群主", "Hand over"), QueueAction: l("复核群主", "Review owners"), OwnerLeft: l("群主待复核", "owner to review"),
		ToConvert: l("待转正", "to convert"), Established: l("成立", "Founded"), Decision: l("决议", "Decision"),
		VacancyAction: l("登记群主空缺", "Record vacancy"), VacancyTitle: l("群主空缺 · {group}", "Record vacancy · {group}"),
		VacancyIntro: l("只登记已发生的事实：{owner} 已退群或离世。若能移交，请改用移交。",
			"Only for what has happened: {owner} left or died. If a transfer is possible, use it."),
		VacancyWaits: l("此后列入总会与分会待办，直至有新群主。", "It then waits with headquarters and the branch until there is an owner."),
		VacancyDone:  l("{group} 群主空缺，已列入待办。", "{group} has no owner; it waits in the inbox."),
		Places:       l("地名与行业", "Places & industries"), PlaceCount: l("{n} 个[{kind}]", "{n}[ {kind}]"), Place: l("地名", "Name"),
		Aliases: l("别名", "Aliases"), PlaceBranch: l("分会", "Branch"), Retired: l("停用", "retired"),
		PlaceEmpty: l("没有符合的地名。", "No such place."), PlaceGroups: l("在用的群", "Groups in use"),
		AddPlaceAction: l("新增地名", "Add place"), EditPlaceAction: l("修改", "Edit"),
		AddPlaceTitle: l("新增地名或行业", "Add a place or an industry"), EditPlaceTitle: l("修改地名 · {name}", "Edit · {name}"),
		PlaceIntro: l("群名由此取名，各名称与别名不得重复。", "Groups are named after it; names and aliases are unique."),
		RenameIntro: l("改名后分会随之改名，其 {n} 个群列为群名待整改；微信群名不会自动改变。",
			"A rename renames the branch; its {n} {n|group then has a name|groups then have names} to rectify. Nothing changes in "+
				"WeChat by itself."),
		AliasHint: l("用顿号或逗号分开", "parted by commas"), InUse: l("可用", "in use"),
		PlaceAdded: l("已新增 {id} {name}。", "{id} {name} is added."), PlaceEdited: l("已修改 {id} {name}。", "{id} {name} is changed."),
		NameAction: l("核对群名", "Check name"), NameTitle: l("核对群名", "Check a group's name"),
		NameIntro: l("看一个群名是否规范、有无占用、应叫什么。不改变任何记录。", "Whether a name is right, taken, and what it should be. Nothing is changed."),
		NameHint:  l("照微信里的写法粘贴", "as it stands in WeChat"), NameClear: l("清空", "Clear"),
		DecisionNumber: l("决议文号", "Decision no."), DecisionDate: l("决议日期", "Decided on"), DecisionNote: l("决议说明", "Note"),
		NameRight: l("规范：符合《办法》命名格式", "canonical"), NameNext: l("应为", "It should be"), NameFree: l("下一个可用", "Next free"),
		NamePlace: l("地名", "Place"), NameHolder: l("已由", "Held by"), NameFindings: l("群名待整改", "Names to rectify"),
		NameProposal: l("规范群名", "Canonical name"), NameNone: l("群名都已规范。", "Every name is canonical."),

		Form: map[naming.Form]string{
			naming.FormCanonical: l("规范格式", "canonical format"),
			naming.FormFormula:   l("通知所列格式（无群序号）", "the notice's formula, without a number"),
			naming.FormExample:   l("通知示例格式", "the notice's example"),
		},
		NameFinding: map[string]string{
			"empty": l("看不见任何字", "is empty"), "hidden": l("含看不见的字符", "has invisible characters"),
			"width": l("含全角字符", "has full-width characters"), "spaces": l("含空格", "has spaces"),
			"school": l("未以“武汉轻工大学”开头", "does not begin with 武汉轻工大学"), "no_place": l("没有地名或行业名称", "names no place or industry"),
			"place_words": l("地名里重复了“校友分会”“分会”或校名，只写地名或行业名称",
				"repeats 校友分会, 分会 or the school's name in the place: only the place or the industry belongs there"),
			"formula":   l("地方分会用“校友分会群”，行业用“校友群”", "a place takes 校友分会群, an industry 校友群"),
			"ending":    l("结尾应为“校友分会群”或“校友群”加群序号", "should end in 校友分会群 or 校友群 with the number"),
			"no_number": l("没有群序号", "has no sequence number"), "bad_seq": l("群序号不对", "the sequence number is not valid"),
			"zeros":         l("群序号位数不对", "the sequence number has too few or too many zeros"),
			"place_unknown": l("地名与行业表中没有“{value}”", "“{value}” is not in the table of places and industries"),
			"place_alias":   l("“{value}”应写作“{want}”", "“{value}” is written {want}"),
			"place_retired": l("“{value}”已停用，不用于新群", "“{value}” is retired"),
			"no_branch":     l("还没有“{value}”分会", "there is no branch {value} yet"),
			"other_branch":  l("不是{want}分会的群名", "is not a name of the branch {want}"),
			"taken":         l("与[ {id} ]{value} 看上去相同", "looks the same as[ {id}] {value}"),
			"number_used":   l("群序号 {value} 已用过[（{id}）]，永不再用", "number {value} was used[ ({id})] and never comes again"),
			"number_ahead":  l("群序号 {value} 超前，下一个是 {want}", "number {value} is ahead; the next is {want}"),
		},
	}
}
