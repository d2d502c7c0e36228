package i18n

// Preparatory is what applying for a preparatory group (筹备群) says, where no
// branch exists, N1.4b.
type Preparatory struct {
	Apply, Title, Intro, DocumentHint string
	NoDocument                        string // a check: none is asked for
	Verify                            string // action: {name}

	// What ends the conversion after the branch was founded.
	Convert                string
	Decision, DecisionHint string // the field of the proof
}

func preparatoryText(l lang) Preparatory {
	return Preparatory{
		Apply: l("申请筹备群", "Apply for preparatory group"), Title: l("申请筹备群 · {branch}", "Preparatory group · {branch}"),
		Intro: l("{branch}尚未成立：热心校友可建立筹备群，报总会备案；分会成立后转为分会群。",
			"{branch} is not founded: an alumnus may create a preparatory group, reported to headquarters; once the branch is "+
				"founded it becomes the branch's."),
		DocumentHint: l("可不填：筹备群无须理事会决议", "optional: no council decides"),
		NoDocument:   l("筹备群无须书面申请或理事会决议", "No written application or decision is asked for"),
		Verify:       l("核验 {name}", "Verify {name}"),

		Convert: l("办结后按分会群管理，群名不变，公布和备案随之更新。请登记理事会确定群主和管理员的决议；群主须任会长、副会长、秘书长或经会长授权。",
			"It becomes a group of the branch under the same name, to be published and filed anew. Record the council's decision on "+
				"owner and admins; the owner needs an owning office or the president's authorisation."),
		Decision: l("理事会决议", "Council's decision"), DecisionHint: l("文号，或会议日期与决定", "its number, or the day and what was decided"),
	}
}
