package domain_test

import (
	"strings"
	"testing"

	"alumni/domain"
)

// However a name was typed, one form of it is stored, shown and compared.
func TestN1_2a_ANameHasOneForm(t *testing.T) {
	for want, written := range map[string][]string{
		"张三":          {"张三", " 张三 ", "张 三", "张　三", "张\u200b三", "\ufeff张三"},
		"艾某·某提":       {"艾某·某提", "艾某•某提", "艾某‧某提", "艾某・某提", "艾某．某提", "艾某.某提", "艾某 · 某提", "艾某･某提"},
		"José":        {"José", "Jose\u0301", "Ｊｏｓé"},
		"Li Lei":      {"Li Lei", "Li  Lei", "Ｌｉ　Ｌｅｉ", " Li Lei "},
		"John·Smith":  {"John·Smith", "John • Smith"},
		"J. R. Smith": {"J. R. Smith"},
		"𠮷田":          {"𠮷田", "𠮷 田"},
	} {
		for _, s := range written {
			if got := domain.PersonName(s); got != want {
				t.Errorf("PersonName(%q) = %q, want %q", s, got, want)
			}
			if domain.NameKey(s) != domain.NameKey(want) {
				t.Errorf("%q and %q have two keys", s, want)
			}
			if got, err := domain.ReadName("name", s); err != nil || got != want {
				t.Errorf("ReadName(%q) = %q, %v", s, got, err)
			}
		}
	}
}

// What stands in lists where a name is wanted is asked about by its rule, and
// no number of a telephone gets into the message.
func TestN1_2a_WhatIsNoNameIsRefused(t *testing.T) {
	for _, s := range []string{
		"合计", "合 计", "总计", "无", "同上", "13800000000", "138 0000 0000", "=HYPERLINK(1)", "#N/A", "#REF!", "-", "—", "/", "姓名", "1.冯兰", "1. 冯兰",
		"（1）冯兰", "冯兰13800000000", "上海", "湖北", "N/A", "null", "😀", "冯兰😀", "冯兰-上海-食品05级", "冯兰-上海", "3", "·", "@冯兰", "冯兰、马冬",
		"王老师", "张先生", "欧阳女士", "李秘书", "王某", "王某某", "张XX", "李x", "马冬 男", "马冬　女", "专业", "联系方式", "张三李四王五赵六钱",
		"合计120", "人数12", "同上3", "𝐧𝐮𝐥𝐥", "⽆", "方\u0301明",
	} {
		got, err := domain.ReadName("name", s)
		e := domain.AsError(err)
		if err == nil || e.Fault != domain.FaultNotName || e.Rule != "N1.2a" || e.Field != "name" {
			t.Errorf("%q is the name %q, %v", s, got, err)
			continue
		}
		if strings.Contains(e.Error(), "13800000000") || strings.Contains(e.Error(), "0000 0000") {
			t.Errorf("the refusal tells the phone: %v", e)
		}
	}
	for _, s := range []string{"冯兰", "欧阳静", "司马相如是也", "Anna-Maria", "O'Neil", "江苏", "海南", "金华", "张三2", "王𠮷", "〇三", "冯 男", "阿依古丽买买提", "李校", "马博", "Max", "王师师"} {
		if _, err := domain.ReadName("name", s); err != nil {
			t.Errorf("%q is refused: %v", s, err)
		}
	}
	if _, err := domain.ReadName("name", " \u200b"); domain.AsError(err).Fault != domain.FaultRequired {
		t.Errorf("nothing: %v", err)
	}
	if _, err := domain.ReadName("name", strings.Repeat("长", domain.MaxName+1)); domain.AsError(err).Fault != domain.FaultTooLong {
		t.Errorf("too long: %v", err)
	}
}

// Footers, headings, states, forms of address, brands and codes are nobody, and rare names are somebody's.
func TestN1_2a_WhatStandsInListsIsNobodyAndRareNamesAreSomebody(t *testing.T) {
	for kind, words := range map[string]string{
		"footers":  "填表日期 本页小计 审核 制表 第一页 第3页 共2页 本页合计 签字 制表人 报送单位盖章",
		"pointers": "如下 以上 同左 同上 见附件 见附表 上同 略 其余 等等",
		"states":   "去世 失联 已故 待定 未知 不详 空 无此人 停机 在读 联系不上 已退群",
		"degrees":  "本科 硕士 大专 研究生 专升本",
		"offices":  "班长 会长 秘书长 副会长 先生 女士 老师 经理 教授",
		"bodies":   "上海分会 食品学院 微信群 校友群 武汉分会 经管学院 某某公司 校友会 总会",
		"codes":    "open submitted approved null test N/A undefined done zhangsan a1",
		"years":    "2001届 97级 2001",
		"called":   "张总 高总 李大夫 李阿姨 张宝妈 老王 小李 王姐 何会长 欧阳总 乐乐妈 周店长 阿强",
		"brands":   "金龙鱼 万科 华工 武工 武大 华为 阿里",
	} {
		for _, s := range strings.Fields(words) {
			if name, err := domain.ReadName("name", s); domain.AsError(err).Fault != domain.FaultNotName {
				t.Errorf("%s: %q is the name %q, %v", kind, s, name, err)
			}
		}
	}
	for _, s := range []string{"a b c", "X Y", "张三 李四", "张三　李四", "欧阳静 张三", "张三 李四 王五", "单雄信 张三"} {
		if name, err := domain.ReadName("name", s); domain.AsError(err).Fault != domain.FaultNotName {
			t.Errorf("%q is the name %q, %v", s, name, err)
		}
	}
	for _, s := range []string{
		"单雄信", "欧阳静", "欧阳 娜娜", "买买提·艾力", "𠮷田", "李莎莎", "John Smith", "john smith", "Nguyễn Văn An", "Bo Li", "O Jeong", "第五琼", "万俟兰", "仝一", "贠伟",
		"尕藏卓玛", "王 小明", "张莉丽", "马丁", "叶子", "高山", "时光", "金鱼", "王会", "常理", "白班", "页一", "Ōta Ken", "Ng",
	} {
		if _, err := domain.ReadName("name", s); err != nil {
			t.Errorf("%q is refused: %v", s, err)
		}
	}
}

// Who knows that a doubtful name is one says so; what can't be a name is none whoever says it.
func TestN1_2a_ADoubtfulNameIsTakenIfSomebodySaysThatItIsOne(t *testing.T) {
	for _, s := range []string{"高总", "何会长", "金龙鱼", "万科", "张三 李四", "小李", "madonna", "马冬 男"} {
		_, err := domain.ReadName("name", s)
		if e := domain.AsError(err); e.Args["confirm"] != domain.SureNameFlag {
			t.Errorf("%q: not asked: %v", s, err)
		}
		if name, err := domain.ReadSureName("name", s); err != nil || name != domain.PersonName(s) {
			t.Errorf("%q is %q, %v", s, name, err)
		}
	}
	for _, s := range []string{"合计", "13900000000", "会长", "a b c", "上海分会", "=A1", "张三、李四", "第一页", ""} {
		if name, err := domain.ReadSureName("name", s); err == nil || domain.AsError(err).Args["confirm"] != nil {
			t.Errorf("%q is %q, %v", s, name, err)
		}
	}
}

// FuzzPersonName gives any text as a name: its form has nothing unseen, and the form of it is itself.
func FuzzPersonName(f *testing.F) {
	for _, s := range []string{"艾某•某提", "Jose\u0301 ", "Ｌｉ　Ｌｅｉ", "张 三", "a . b", "张.三", "\u1100 \u1161", "· ·", "ｶﾞ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := domain.PersonName(s)
		if again := domain.PersonName(once); again != once {
			t.Fatalf("%q has the form %q, and that %q", s, once, again)
		}
		if strings.ContainsFunc(once, func(r rune) bool { return domain.Unseen(r) }) {
			t.Fatalf("%q has the form %q", s, once)
		}
		if domain.NameKey(once) != domain.NameKey(s) {
			t.Fatalf("%q and %q have two keys", s, once)
		}
		if name, err := domain.ReadName("name", s); err == nil && name != once {
			t.Fatalf("%q is read as %q", s, name)
		}
	})
}
