package i18n

import "alumni/domain/naming"

// Registry holds the text by which branches, councils, people, places and names are kept.
type Registry struct {
	Title                                      string
	Name                                       string
	City                                       string
	Class                                      string
	Real                                       string
	Groups                                     string
	Offices                                    string
	Count                                      string // {n}
	Unverified                                 string // chip
	Empty                                      string
	None                                       string // of an empty registry
	Card                                       string // the canonical member card
	Phone                                      string
	InGroups                                   string // section
	NoGroups                                   string
	Left                                       string
	Violations                                 string
	Times                                      string // {n}
	Verification                               string
	VerifiedHow                                string // {how}, {by}, {at}
	NotVerified                                string
	RegisteredBy                               string
	AddAction                                  string // action
	AddNamesake                                string // an option beside somebody of the same name
	EditAction                                 string // action
	VerifyAction                               string // action
	PhoneAction                                string // action
	AddTitle                                   string
	AddIntro                                   string
	EditTitle                                  string // {name}
	EditIntro                                  string
	VerifyTitle                                string // {name}
	VerifyIntro                                string
	YearHint                                   string
	PhoneKeep                                  string // {phone}
	HowHint                                    string
	HowLater                                   string
	Twin                                       string // field: what to do with people who look the same
	TwinRefuse                                 string
	TwinConfirm                                string
	Submit                                     string
	Save                                       string
	PersonAdded                                string // {id}, {name}
	PersonEdited                               string // {id}, {name}
	PersonVerified                             string // {name}
	PeopleImported                             string // {added}, {known}
	PeopleChecked                              string // {added}, {known}
	FindPerson                                 string // hint of a field that picks a person
	EstablishAction                            string // action
	EstablishTitle                             string // {branch}
	EstablishIntro, EstablishedIntro           string
	EstablishQueued                            string // {n}
	PrepareAction                              string // action
	PrepareTitle                               string // {branch}
	PrepareIntro                               string
	ReelectAction                              string // action
	ReelectTitle                               string // {branch}
	ReelectIntro                               string
	SeatAction                                 string // action
	SeatTitle                                  string // {branch}
	SeatIntro                                  string
	UnseatAction                               string // action
	UnseatTitle                                string // {branch}
	UnseatIntro                                string
	EndAction                                  string // action
	EndTitle                                   string // {branch}
	EndIntro                                   string
	NewBranch                                  string // action
	NewBranchIntro                             string
	DecisionHint                               string
	Founded                                    string // {branch}
	Reelected                                  string // {branch}
	Seated                                     string // {name}, {office}
	Unseated                                   string // {name}
	StillOwns                                  string // {groups}
	Queued                                     string // {n}
	Ended                                      string // {branch}
	Prepared                                   string // {branch}
	BranchAdded                                string // {id}, {name}
	Named                                      string // {value}, {name}: written otherwise than given
	OutsideTitle                               string // section of a branch's page
	OutsideOpen                                string // {group}, {owner}, {task}
	OutsideBare                                string // {group}, {owner}
	OutsideAuthorised                          string // {group}, {owner}, {number}
	ConfirmAction                              string // action
	ConfirmTitle                               string // {group}
	ConfirmIntro                               string // {owner}
	Confirmed                                  string // {owner}
	HandAction                                 string // action: of the group whose owner left
	QueueAction                                string // action
	OwnerLeft                                  string // chip
	ToConvert                                  string // sign of a preparatory group of a founded branch
	Established                                string
	Decision                                   string
	VacancyAction                              string // action
	VacancyTitle                               string // {group}
	VacancyIntro                               string // {owner}
	VacancyWaits                               string
	VacancyDone                                string // {group}
	Places                                     string
	PlaceCount                                 string // {n}, {kind}
	Place                                      string
	Aliases                                    string
	PlaceBranch                                string
	Retired                                    string
	PlaceEmpty                                 string
	PlaceGroups                                string
	AddPlaceAction                             string // action
	EditPlaceAction                            string // action
	AddPlaceTitle                              string
	EditPlaceTitle                             string // {name}
	PlaceIntro                                 string
	RenameIntro                                string // {n}
	AliasHint                                  string
	InUse                                      string
	PlaceAdded                                 string // {id}, {name}
	PlaceEdited                                string // {id}, {name}
	NameAction                                 string // action
	NameTitle                                  string
	NameIntro                                  string
	NameHint                                   string
	NameClear                                  string // action: empty the field
	DecisionNumber, DecisionDate, DecisionNote string
	NameRight                                  string
	NameNext                                   string
	NameFree                                   string
	NamePlace                                  string
	NameHolder                                 string
	NameFindings                               string
	NameProposal                               string
	NameNone                                   string

	// Form says what form a name has, NameFinding what is wrong about it; the
	// latter by the key of an office.NameCheck.
	Form        map[naming.Form]string
	NameFinding map[string]string
}

var registryZH = Registry{
	Title:             "人员",
	Name:              "姓名",
	City:              "城市",
	Class:             "专业年级",
	Real:              "实名",
	Groups:            "群",
	Offices:           "理事会职务",
	Count:             "{n} 人",
	Unverified:        "未实名",
	Empty:             "没有符合的人员。",
	None:              "还没有人员。按 n 登记，或导入：ssh … person import < 人员.csv",
	Card:              "规范群名片",
	Phone:             "电话",
	InGroups:          "所在微信群",
	NoGroups:          "不在任何群",
	Left:              "已离群",
	Violations:        "违规记录",
	Times:             "{n} 次",
	Verification:      "实名核验",
	VerifiedHow:       "{how} · {by} · {at}",
	NotVerified:       "尚未核验",
	RegisteredBy:      "登记单位",
	AddAction:         "登记人员",
	AddNamesake:       "另行登记同名人员",
	EditAction:        "修改资料",
	VerifyAction:      "实名核验",
	PhoneAction:       "查看电话",
	AddTitle:          "登记人员",
	AddIntro:          "登记后即可任职、入群；实名核验可同时登记。",
	EditTitle:         "修改资料 · {name}",
	EditIntro:         "改姓名后须重新核验实名。",
	VerifyTitle:       "实名核验 · {name}",
	VerifyIntro:       "记下核验人、方式和时间。",
	YearHint:          "如 1997，教职工填 0",
	PhoneKeep:         "不填则不变（{phone}）",
	HowHint:           "如 查验毕业证、理事会成员证明",
	HowLater:          "尚未核验则不填",
	Twin:              "相似者",
	TwinRefuse:        "有相似者时不登记",
	TwinConfirm:       "确非同一人，仍登记",
	Submit:            "登记",
	Save:              "保存",
	PersonAdded:       "已登记 {id} {name}。",
	PersonEdited:      "已修改 {id} {name}。",
	PersonVerified:    "{name} 已实名核验。",
	PeopleImported:    "已登记 {added} 人，{known} 人先前已登记。",
	PeopleChecked:     "可登记 {added} 人，{known} 人先前已登记；未写入。",
	FindPerson:        "姓名、拼音、首字母或编号",
	EstablishAction:   "成立",
	EstablishTitle:    "成立 · {branch}",
	EstablishIntro:    "分会将为“已成立”，须有会长。",
	EstablishedIntro:  "分会已成立：登记成立日期和现任理事会，须有会长；日期在已知换届之后的，作为换届日期。",
	EstablishQueued:   "其筹备群 {n} 个将列入转正待办。",
	PrepareAction:     "转为筹备",
	PrepareTitle:      "转为筹备 · {branch}",
	PrepareIntro:      "分会将为“筹备”：可由热心校友建筹备群。",
	ReelectAction:     "换届",
	ReelectTitle:      "换届 · {branch}",
	ReelectIntro:      "以新一届名单整体替换理事会；离任者名下的群将列入复核。",
	SeatAction:        "任职",
	SeatTitle:         "理事会任职 · {branch}",
	SeatIntro:         "新任会长接替现任会长。",
	UnseatAction:      "离任",
	UnseatTitle:       "理事会离任 · {branch}",
	UnseatIntro:       "离任者名下的群仍归其名，将列入复核，直至移交或补会长授权。",
	EndAction:         "终止分会",
	EndTitle:          "终止 · {branch}",
	EndIntro:          "不可恢复。还有在用的群时不能终止。",
	NewBranch:         "新增分会",
	NewBranchIntro:    "只写地名或行业名，如北京、粮食行业；表中没有的一并加入。",
	DecisionHint:      "理事会决议或批文文号",
	Founded:           "{branch} 已成立。",
	Reelected:         "{branch} 已换届。",
	Seated:            "{name} 任{office}。",
	Unseated:          "{name} 已离任。",
	StillOwns:         "名下仍有 {groups}，请移交或补会长授权。",
	Queued:            "新列待办 {n} 项。",
	Ended:             "{branch} 已终止。",
	Prepared:          "{branch} 已转为筹备。",
	BranchAdded:       "已新增 {id} {name}。",
	Named:             "“{value}”按地名写作“{name}”。",
	OutsideTitle:      "群主非现任会长、副会长、秘书长",
	OutsideOpen:       "{group} · {owner} · 待复核 {task}",
	OutsideBare:       "{group} · {owner} · 无授权记录",
	OutsideAuthorised: "{group} · {owner} · 会长授权 {number}",
	ConfirmAction:     "会长授权",
	ConfirmTitle:      "会长授权 · {group}",
	ConfirmIntro:      "{owner} 不在会长、副会长、秘书长之列。登记会长授权后可继续任群主，备案表须重新报送，由总会审核确认；否则请移交。",
	Confirmed:         "{owner} 凭会长授权继续任群主。",
	HandAction:        "移交群主",
	QueueAction:       "复核群主",
	OwnerLeft:         "群主待复核",
	ToConvert:         "待转正",
	Established:       "成立",
	Decision:          "决议",
	VacancyAction:     "登记群主空缺",
	VacancyTitle:      "群主空缺 · {group}",
	VacancyIntro:      "只登记已发生的事实：{owner} 已退群或离世。若能移交，请改用移交。",
	VacancyWaits:      "此后列入总会与分会待办，直至有新群主。",
	VacancyDone:       "{group} 群主空缺，已列入待办。",
	Places:            "地名与行业",
	PlaceCount:        "{n} 个[{kind}]",
	Place:             "地名",
	Aliases:           "别名",
	PlaceBranch:       "分会",
	Retired:           "停用",
	PlaceEmpty:        "没有符合的地名。",
	PlaceGroups:       "在用的群",
	AddPlaceAction:    "新增地名",
	EditPlaceAction:   "修改",
	AddPlaceTitle:     "新增地名或行业",
	EditPlaceTitle:    "修改地名 · {name}",
	PlaceIntro:        "群名由此取名，各名称与别名不得重复。",
	RenameIntro:       "改名后分会随之改名，其 {n} 个群列为群名待整改；微信群名不会自动改变。",
	AliasHint:         "用顿号或逗号分开",
	InUse:             "可用",
	PlaceAdded:        "已新增 {id} {name}。",
	PlaceEdited:       "已修改 {id} {name}。",
	NameAction:        "核对群名",
	NameTitle:         "核对群名",
	NameIntro:         "看一个群名是否规范、有无占用、应叫什么。不改变任何记录。",
	NameHint:          "照微信里的写法粘贴",
	NameClear:         "清空", DecisionNumber: "决议文号", DecisionDate: "决议日期", DecisionNote: "决议说明",
	NameRight:    "规范：符合《办法》命名格式",
	NameNext:     "应为",
	NameFree:     "下一个可用",
	NamePlace:    "地名",
	NameHolder:   "已由",
	NameFindings: "群名待整改",
	NameProposal: "规范群名",
	NameNone:     "群名都已规范。",
	Form:         map[naming.Form]string{naming.FormCanonical: "规范格式", naming.FormFormula: "通知所列格式（无群序号）", naming.FormExample: "通知示例格式"},
	NameFinding: map[string]string{
		"empty":         "看不见任何字",
		"hidden":        "含看不见的字符",
		"width":         "含全角字符",
		"spaces":        "含空格",
		"school":        "未以“武汉轻工大学”开头",
		"no_place":      "没有地名或行业名称",
		"place_words":   "地名里重复了“校友分会”“分会”或校名，只写地名或行业名称",
		"formula":       "地方分会用“校友分会群”，行业用“校友群”",
		"ending":        "结尾应为“校友分会群”或“校友群”加群序号",
		"no_number":     "没有群序号",
		"bad_seq":       "群序号不对",
		"zeros":         "群序号位数不对",
		"place_unknown": "地名与行业表中没有“{value}”",
		"place_alias":   "“{value}”应写作“{want}”",
		"place_retired": "“{value}”已停用，不用于新群",
		"no_branch":     "还没有“{value}”分会",
		"other_branch":  "不是{want}分会的群名",
		"taken":         "与[ {id} ]{value} 看上去相同",
		"number_used":   "群序号 {value} 已用过[（{id}）]，永不再用",
		"number_ahead":  "群序号 {value} 超前，下一个是 {want}",
	},
}
