package i18n_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/domain/office/task"
	"alumni/tui/i18n"
)

func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, domain.China)
	if err != nil {
		panic(err)
	}
	return t
}

func TestErrorsSayWhatIsWrongAndCiteTheClause(t *testing.T) {
	for _, tc := range []struct {
		name   string
		err    error
		zh, en string
	}{
		{
			name: "M4.2: no approval without a document number",
			err:  &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultReplyMissing, Rule: "M4.2", Field: "number"},
			zh:   "不能批准：缺批复文号。依据《办法》第四条(二)",
			en:   "Can't approve: the reply has no document number. (Measures Art. 4(2))",
		},
		{
			name: "somebody was faster",
			err: &domain.Error{Code: domain.CodeConflict, Fault: domain.FaultStale, Args: domain.Args{
				"id": "A-0012", "by": "李敏", "at": at("2026-11-20 14:30"), "action": domain.ActApplicationApprove,
			}},
			zh: "李敏 已于 11-20 14:30 批复同意 A-0012，您看到的不是最新内容。",
			en: "李敏 approved A-0012 at 11-20 14:30: what you saw is out of date.",
		},
		{
			name: "the same with values as text",
			err: &domain.Error{Code: domain.CodeConflict, Fault: domain.FaultStale, Args: domain.Args{
				"id": "A-0012", "by": "李敏", "at": "2026-11-20T06:30:00Z", "action": "application.approve",
			}},
			zh: "李敏 已于 11-20 14:30 批复同意 A-0012，您看到的不是最新内容。",
			en: "李敏 approved A-0012 at 11-20 14:30: what you saw is out of date.",
		},
		{
			name: "a field by its label",
			err:  &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultRequired, Field: "owner"},
			zh:   "请填写群主。", en: "Please give: owner.",
		},
		{
			name: "N2.3: the successor is no member",
			err: &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultNotMember, Rule: "N2.3", Args: domain.Args{
				"person": "陈静", "group": "武汉轻工大学湖南校友分会群01",
			}},
			zh: "陈静 不是 武汉轻工大学湖南校友分会群01 本群成员。依据《通知》二.3",
			en: "陈静 is not a member of this group (武汉轻工大学湖南校友分会群01). (Notice II.3)",
		},
		{
			name: "a state in the words of its record",
			err: &domain.Error{Code: domain.CodeConflict, Fault: domain.FaultState, Args: domain.Args{
				"id": "G-0003", "state": "approved", "want": "active",
			}},
			zh: "G-0003 现为“待建”，不能再这样处理，须为“使用中”。",
			en: "G-0003 is now “approved” and can't be handled this way; it must be “active”.",
		},
		{
			name: "a lost race: decided as one wanted to decide it",
			err: domain.Step(domain.CaseFlow, domain.ID{Kind: domain.KindApplication, Seq: 14},
				domain.CaseApproved, domain.CaseApproved),
			zh: "A-0014 现为“已同意”，不能再这样处理。",
			en: "A-0014 is now “approved” and can't be handled this way.",
		},
		{
			name: "a branch that can't end while its groups are in use",
			err: &domain.Error{Code: domain.CodeConflict, Fault: domain.FaultLiveGroups, Rule: "M4.6", Args: domain.Args{
				"branch": "北京", "count": 2,
			}},
			zh: "分会“北京”还有 2 个群在用，不能这样改。依据《办法》第四条(六)",
			en: "The branch “北京” still has 2 groups in use, so this can't be changed. (Measures Art. 4(6))",
		},
		{
			name: "what is no domain error says nothing of the machine",
			err:  errors.New("open /var/lib/x: permission denied"),
			zh:   "系统出错，未作任何更改。请重试；仍不行请联系系统管理员。",
			en:   "Something went wrong; nothing was changed. Try again, or tell the operator.",
		},
		{
			name: "M8.1: a clause that the outcome can't rest on, by its own name, with those it may",
			err:  domain.CheckAuthority(domain.OutcomeRemoval, "M6.4", nil, 0, 2),
			zh:   "处理依据不能是“办法 六(四)”，可用：通知 三.2、办法 八(一)。",
			en:   "basis can't be “M6.4”; it may be: N3.2, M8.1b.",
		},
		{
			name: "M4.3: the channel without proof",
			err: domain.CheckProof(domain.TaskPublish, domain.Proof{Link: "https://mp.weixin.qq.com/s/1", Date: "2026-11-20"},
				domain.Proof{}, at("2026-11-20 09:00")),
			zh: "不能办结：缺办理凭证（网站链接）。依据《办法》第四条(三)",
			en: "Can't complete without proof (website link). (Measures Art. 4(3))",
		},
		{
			name: "a file with another heading: no row is named",
			err: &desk.ImportError{Rows: []desk.RowError{{Err: &domain.Error{
				Code: domain.CodeInvalid, Fault: domain.FaultHeading, Args: domain.Args{"want": "分会,类别"},
			}}}},
			zh: "什么也没有写入。\n没有找到表头：表头应有 分会,类别",
			en: "Nothing was written.\nThere is no heading: it has 分会,类别",
		},
		{
			name: "a wrong row says what may stand there",
			err: &desk.ImportError{Rows: []desk.RowError{{Row: 3, Err: &domain.Error{
				Code: domain.CodeInvalid, Fault: domain.FaultBadChoice, Field: "kind",
				Args: domain.Args{"value": "村级", "allowed": []string{"省级", "市级"}},
			}}}},
			zh: "有 1 处不对，什么也没有写入。\n第 3 行：类别不能是“村级”，可用：省级、市级",
			en: "Nothing was written; 1 wrong.\nRow 3: kind can't be “村级”; it may be: 省级, 市级",
		},
		{
			name: "a value that looks like a template stays a value",
			err:  &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultBadID, Args: domain.Args{"value": "[{by}]"}},
			zh:   "“[{by}]”不是这里要的编号，编号形如 G-0031、A-0012。",
			en:   "“[{by}]” is not the number of such a record; numbers look like G-0031, A-0012.",
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := i18n.For("zh").Error(tc.err); got != tc.zh {
				t.Errorf("zh\n got %s\nwant %s", got, tc.zh)
			}
			if got := i18n.For("en_GB.UTF-8").Error(tc.err); got != tc.en {
				t.Errorf("en\n got %s\nwant %s", got, tc.en)
			}
		})
	}
}

func TestChecksSayOfficeOrAuthority(t *testing.T) {
	text := i18n.For("zh")
	for _, tc := range []struct {
		check casework.Check
		want  string
	}{
		{
			casework.Check{Key: casework.CheckSuccessor, Mark: casework.MarkPass, Args: domain.Args{
				"name":   "陈静",
				"office": domain.OfficeSecretary,
			}}, "陈静 任秘书长",
		},
		{
			casework.Check{Key: casework.CheckSuccessor, Mark: casework.MarkPass, Args: domain.Args{
				"name":      "陈静",
				"authority": "京授〔2026〕1号",
			}}, "陈静 经会长授权（京授〔2026〕1号）",
		},
		{
			casework.Check{Key: casework.CheckOtherGroups, Mark: casework.MarkWarn, Args: domain.Args{"name": "周涛", "count": 1}},
			"周涛 另为 1 个群的群主，不受影响",
		},
	} {
		if got := text.Check(tc.check); got != tc.want {
			t.Errorf("%v: got %q, want %q", tc.check.Key, got, tc.want)
		}
	}
}

func TestDueTimesAreInDaysOfChina(t *testing.T) {
	now := at("2026-11-22 00:30") // still the day before in UTC
	for due, want := range map[string]string{
		"2026-11-19 18:00": "逾期 3天",
		"2026-11-21 23:59": "逾期 1天",
		"2026-11-22 00:10": "逾期",
		"2026-11-22 18:00": "今天",
		"2026-11-23 00:01": "明天",
		"2026-11-27 18:00": "5天",
	} {
		if got := i18n.For("zh").DueWord(at(due).UTC(), now.UTC()); got != want {
			t.Errorf("due %s: got %q, want %q", due, got, want)
		}
	}
}

func TestHistoryNamesOtherRecordsOnly(t *testing.T) {
	app := domain.ID{Kind: domain.KindApplication, Seq: 12}
	e := desk.HistoryEntry{By: "李敏", Action: domain.ActApplicationReject, Subject: app, Reason: "缺人数说明"}
	if got, want := i18n.For("zh").History(e, app), "李敏 驳回申请：缺人数说明"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	e.By = ""
	branch := domain.ID{Kind: domain.KindBranch, Seq: 1}
	if got, want := i18n.For("zh").History(e, branch), "系统 驳回申请 A-0012：缺人数说明"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestChangesUseTheWordsOfTheirRecord(t *testing.T) {
	c := []domain.Change{{Field: "state", Before: "submitted", After: "approved"}, {Field: "filing", After: "missing"}}
	if got, want := i18n.For("zh").Changes(domain.KindApplication, c, nil), "状态 待审核 → 已同意；备案 未报"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestEveryChangedFieldAndValueHasAWord(t *testing.T) {
	c := []domain.Change{
		{Field: "admin", Before: "P-0666", After: "P-0558"},
		{Field: "member", Before: "P-1742"},
		{Field: "published", Before: "true"},
		{Field: "admins", After: "P-0007"},
	}
	if got, want := i18n.For("zh").Changes(domain.KindGroup, c, nil),
		"管理员 P-0666 → P-0558；成员 P-1742 → —；已公布 是 → —；管理员 P-0007"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Who joined a group is told with the basis, N1.2d; of many at once only how
// many are in it now.
func TestN1_2d_AHistorySaysWhoJoinedAndOfManyHowMany(t *testing.T) {
	one := []domain.Change{
		{Field: "member", After: "P-0007"}, {Field: "basis", After: "work"}, {Field: "members", Before: "3", After: "4"},
	}
	many := append([]domain.Change{{Field: "member", After: "P-0008"}, {Field: "basis", After: "living"}}, one...)
	checked := []domain.Change{{Field: "list_rows", After: "20"}, {Field: "wrong_rows", After: "1"}}
	for _, c := range []struct {
		action  domain.Action
		changes []domain.Change
		want    string
	}{
		{domain.ActMemberAdd, one, "系统 登记群成员：成员 P-0007；入群依据 工作；人数 3 → 4"},
		{domain.ActMemberAdd, many, "系统 登记群成员：人数 3 → 4"},
		{domain.ActMemberCheck, checked, "系统 检查群成员名单：名单行数 20；有误行数 1"},
	} {
		e := desk.HistoryEntry{Action: c.action, Changes: c.changes}
		if got := i18n.For("zh").History(e); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestShortGroupNames(t *testing.T) {
	for name, want := range map[string]string{
		"武汉轻工大学北京校友分会群01": "北京01群",
		"武汉轻工大学粮食行业校友群02": "粮食行业02群",
		"武汉轻工大学北京校友会":     "北京校友会",
		"轻工大吃喝群":          "轻工大吃喝群",
	} {
		if got := i18n.ShortGroup(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestInboxSaysTheMatterInOneLine(t *testing.T) {
	id := func(k domain.Kind, n uint64) domain.ID { return domain.ID{Kind: k, Seq: n} }
	hunan := "武汉轻工大学湖南校友分会群01"
	for _, tc := range []struct {
		item       task.InboxItem
		kind, want string
	}{
		{task.InboxItem{Subject: id('A', 12), Branch: "北京", Type: "new_group", Seq: 2}, "申请", "北京校友分会 新建群（第2个）"},
		{task.InboxItem{Subject: id('A', 14), Branch: "粮食行业", Type: "late_filing"}, "申请", "粮食行业分会 补办备案"},
		{task.InboxItem{Subject: id('T', 13), Group: hunan, Type: "owner", From: "周涛", To: "陈静"}, "移交", "湖南01群 群主 周涛 → 陈静"},
		{task.InboxItem{Subject: id('T', 14), Group: hunan, Type: "owner", To: "陈静"}, "移交", "湖南01群 群主 （空缺） → 陈静"},
		{task.InboxItem{Subject: id('W', 3), Group: hunan, Type: "remove_member", Person: "何俊"}, "清理", "湖南01群 何俊 待清理出群"},
		{task.InboxItem{Subject: id('W', 4), Group: hunan, Type: "publish"}, "公布", "湖南01群 待公布"},
	} {
		text := i18n.For("zh")
		if got := text.InboxMatter(tc.item); got != tc.want {
			t.Errorf("%v: got %q, want %q", tc.item.Subject, got, tc.want)
		}
		if got := text.InboxKind(tc.item); got != tc.kind {
			t.Errorf("%v: got kind %q, want %q", tc.item.Subject, got, tc.kind)
		}
	}
}

func TestChangesNameTheRecordsBehindNumbers(t *testing.T) {
	names := map[string]string{"P-0891": "陈静", "G-0031": "武汉轻工大学湖南校友分会群01"}
	c := []domain.Change{{Field: "owner", Before: "P-0001", After: "P-0891"}, {Field: "keep", After: "G-0031 G-0032"}}
	if got, want := i18n.For("zh").Changes(domain.KindGroup, c, names), "群主 P-0001 → 陈静 P-0891；保留的群 湖南01群 G-0031、G-0032"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestEveryKindABasisAndAYesHaveAWord(t *testing.T) {
	for _, c := range []domain.Change{
		{Field: "kind", After: string(domain.PlaceRegion)},
		{Field: "basis", After: string(domain.BasisOrigin)},
		{Field: "channel", After: string(domain.ChannelConsole)},
		{Field: "retired", After: "true"},
		{Field: "phone", After: "true"},
	} {
		if got := i18n.For("zh").Change(domain.KindPlace, c, nil); strings.HasSuffix(got, " "+c.After) {
			t.Errorf("%q", got)
		}
	}
}

// What changed and is not told, since the log holds nothing personal, is no yes.
func TestWhatChangedAndIsNotToldIsNoYes(t *testing.T) {
	for field, want := range map[string]string{"card": "群名片 已变", "nickname": "微信昵称 已变", "phone": "电话 已变", "retired": "停用 是"} {
		if got := i18n.For("zh").Change(domain.KindGroup, domain.Change{Field: field, After: "true"}, nil); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

// An import that broke off says how many are in and that the same list goes on.
// Who ends an import is told of no fault.
func TestN2_2a_AnImportThatSomebodyStoppedSaysSo(t *testing.T) {
	err := &desk.BrokenOff{Import: domain.ID{Kind: domain.KindImport, Seq: 3}, Done: 56, Err: context.Canceled}
	for lang, want := range map[string]string{"zh": "已停止：已登记 56 人，仍然有效。", "en": "Stopped: 56 people are registered and stay."} {
		if said := i18n.For(lang).Error(err); !strings.HasPrefix(said, want) || !strings.Contains(said, "J-0003") {
			t.Errorf("%s: %s", lang, said)
		}
	}
}

func TestN1_5_ABrokenOffImportSaysHowFarItCame(t *testing.T) {
	err := &desk.BrokenOff{Done: 12, Err: &domain.Error{
		Code: domain.CodeConflict, Fault: domain.FaultCapacity, Rule: "N1.5", Args: domain.Args{"group": "北京01群", "have": 501, "max": 500},
	}}
	for lang, want := range map[string]string{"zh": "此前已登记 12 人", "en": "12 people were registered before"} {
		if said := i18n.For(lang).Error(err); !strings.Contains(said, want) || !strings.Contains(said, "500") {
			t.Errorf("%s: %s", lang, said)
		}
	}
}

// A limit is told with what it counts, of whatever part of a file.
func TestALimitOfAFileHasItsUnit(t *testing.T) {
	for part, want := range map[domain.FilePart]string{
		domain.FileBytes: "文件太大，最多 512 字节。", domain.FileKiB: "文件太大，最多 512 KiB。", domain.FileRows: "文件太大，最多 512 行。",
		domain.FileColumns: "文件太大，最多 512 列。", domain.FileCell: "文件太大，最多 512 字节（一个单元格）。",
	} {
		err := domain.Invalid(domain.FaultFileSize, "", "", domain.Args{"max": 512, "part": part})
		if got := i18n.For("zh").Error(err); got != want {
			t.Errorf("%s: %s", part, got)
		}
		if got := i18n.For("en").Error(err); !strings.Contains(got, "at most 512 ") || strings.Contains(got, " .") {
			t.Errorf("%s: %s", part, got)
		}
	}
}

// A refusal whose sentence names the clause cites it once, on its own and as a row's.
func TestM8_1b_AClauseIsCitedOnceInARefusal(t *testing.T) {
	err := domain.Invalid(domain.FaultNoticeItem, "clauses", "N3.2", domain.Args{"clause": "N3.2", "instead": "M8.1b"})
	for lang, cite := range map[string]string{"zh": "三.2", "en": "N3.2"} {
		text := i18n.For(lang)
		for _, said := range []string{text.Error(err), text.RowError(desk.RowError{Row: 3, Err: domain.AsError(err)})} {
			if n := strings.Count(said, cite); n != 1 || strings.Contains(said, "III.2") {
				t.Errorf("%s: cited %d times: %s", lang, n, said)
			}
		}
		other := domain.Required("reason", "N3.2")
		if said := text.Error(other); !strings.Contains(said, "三.2") && !strings.Contains(said, "III.2") {
			t.Errorf("%s: no clause: %s", lang, said)
		}
	}
}
