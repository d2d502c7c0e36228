package i18n

// Preparatory is what applying for a preparatory group (筹备群) says, where no
// branch exists, N1.4b.
type Preparatory struct {
	Apply        string // action
	Title, Intro string // {branch}
	DocumentHint string
	NoDocument   string // a check: none is asked for
	Verify       string // action: {name}

	// What ends the conversion after the branch was founded.
	Convert                string
	Decision, DecisionHint string // the field of the proof
}

var preparatoryZH = Preparatory{
	Apply: "申请筹备群", Title: "申请筹备群 · {branch}",
	Intro:        "{branch}尚未成立：热心校友可建立筹备群，报总会备案；分会成立后转为分会群。",
	DocumentHint: "可不填：筹备群无须理事会决议",
	NoDocument:   "筹备群无须书面申请或理事会决议",
	Verify:       "核验 {name}",
	Convert:      "办结后按分会群管理，群名不变，公布和备案随之更新。请登记理事会确定群主和管理员的决议；群主须任会长、副会长、秘书长或经会长授权。",
	Decision:     "理事会决议", DecisionHint: "文号，或会议日期与决定",
}

var preparatoryEN = Preparatory{
	Apply: "Apply for preparatory group", Title: "Preparatory group · {branch}",
	Intro:        "{branch} is not founded: an alumnus may create a preparatory group, reported to headquarters; once the branch is founded it becomes the branch's.",
	DocumentHint: "optional: no council decides",
	NoDocument:   "No written application or decision is asked for",
	Verify:       "Verify {name}",
	Convert:      "It becomes a group of the branch under the same name, to be published and filed anew. Record the council's decision on owner and admins; the owner needs an owning office or the president's authorisation.",
	Decision:     "Council's decision", DecisionHint: "its number, or the day and what was decided",
}
