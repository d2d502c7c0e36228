package domain

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordSet makes a set of words.
func wordSet(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// noNames are what stands in lists where a name is wanted: footers, headings, states
// and words for nothing, as NameKey writes them.
var noNames = wordSet(
	"空 空白 有 否 是 合计 总计 小计 共计 累计 总数 人数 总人数 无 没有 暂无 无此人 查无此人 同上 同前 同左 同右 同下 上同 下同 如上 如下 如左 如右 以上 以下 上述 下列 " +
		"未知 不详 不明 不清楚 不知道 不认识 未填 未填写 未提供 未登记 待定 待补 待补充 待查 待核 待核实 待核对 待确认 待联系 略 从略 保密 匿名 其他 其它 其余 等 等等 " +
		"已故 去世 已去世 过世 逝世 病故 失联 失踪 联系不上 无法联系 未联系 未联系上 空号 停机 关机 换号 拒接 退休 离职 在职 在读 毕业 结业 肄业 休学 退学 转学 出国 " +
		"家属 群友 见附件 见附表 见备注 见下 见上 详见附件 附件 附表 已退群 退群 已退 未入群 已入群 不参加 参加 请假 缺席 姓名 名字 真实姓名 校友姓名 成员姓名 序号 编号 备注 说明 注 " +
		"电话 手机 手机号 手机号码 联系电话 联系方式 性别 专业 年级 班级 专业班级 城市 所在城市 工作城市 学院 院系 学历 学位 学号 生源地 籍贯 行业 单位 工作单位 职务 邮箱 " +
		"微信 微信号 微信昵称 微信群 微信群身份 校友群 校友会 总会 分会 填表人 填报人 填写人 联系人 审核 审核人 复核 复核人 负责人 制表 制表人 经办 经办人 审批 审批人 批准 签字 签名 盖章 公章 " +
		"日期 时间 年月日 填表 填报 填写 群主 管理员 群成员 群昵称 群名片 昵称 男 女 本人 测试 示例 样例 范例 例 校友 同学 老师 会员 成员 委员 代表 顾问 嘉宾 " +
		"本科 本科生 专科 大专 高职 硕士 博士 研究生 专升本 成教 函授 学士 博士后 未婚 已婚 汉族 党员 团员 群众 武汉轻工大学 轻工大学 理事会 秘书处 " +
		"null nil none nan na n/a n.a. name test tbd todo undefined unknown true false yes no ok",
)

// courtesies stand behind a surname where people don't tell the whole name: 王老师 is
// how somebody is called, not what the name is. Alone they are no name either.
var courtesies = wordSet(
	"先生 女士 小姐 老师 同学 师傅 校长 副校长 院长 副院长 书记 副书记 会长 副会长 理事 理事长 常务理事 监事 监事长 秘书长 副秘书长 秘书 主任 副主任 处长 科长 局长 部长 厅长 主席 " +
		"班长 团支书 团长 队长 组长 馆长 园长 店长 厂长 行长 社长 台长 所长 站长 村长 镇长 县长 市长 省长 区长 总监 总裁 总管 干事 会计 出纳 司机 司令 讲师 导师 辅导员 教练 " +
		"经理 总经理 董事 董事长 老板 老总 老弟 老哥 教授 博士 医生 大夫 医师 护士 律师 法官 警官 工程师 师兄 师姐 师弟 师妹 学长 学姐 学弟 学妹 某 某某 某人 " +
		"阿姨 叔叔 大叔 大爷 大妈 大娘 大婶 大哥 大姐 大嫂 伯伯 伯母 舅舅 姑姑 爷爷 奶奶 外公 外婆 妈妈 爸爸 宝妈 宝爸 太太 夫人 小哥 小妹 大佬",
)

// shortCourtesies are of one character: 张总, 王姐, 乐乐妈. Behind a surname alone, or
// a word said twice, nobody is called so.
const shortCourtesies = "总工董哥姐嫂叔姨婶爷奶妈爸"

// brands are firms, goods and short forms of universities that begin as a name does.
var brands = wordSet(
	"金龙鱼 鲁花 福临门 胡姬花 康师傅 安琪 万科 万达 华为 阿里 阿里巴巴 腾讯 百度 京东 小米 字节 美团 格力 美的 海尔 海信 平安 安利 路易 中粮 中储粮 中石油 中石化 中建 中铁 " +
		"华润 保利 恒大 碧桂园 龙湖 华侨城 富士康 比亚迪 东风 伊利 蒙牛 光明 双汇 白象 农夫山泉 顺丰 申通 圆通 韵达 广发 农行 工行 建行 中行 招行 交行 " +
		"华工 华师 华科 华农 武大 武工 武理 武理工 武轻 武轻工 武纺 武科大 武体 武汉大学 江大 湖大 湖工 湖工大 中南财 黄师 陆大 宁大 南大 云大 安大 郑大 河大 东大 西大 海大 燕大",
)

// mostSurname is how many characters a surname has at most.
const mostSurname = 2

// placesOnly are the provinces after which nobody is called: their first
// character is no surname.
var placesOnly = []string{
	"北京", "天津", "河北", "山西", "内蒙古", "辽宁", "黑龙江", "上海", "浙江", "山东", "湖北", "湖南",
	"广东", "广西", "重庆", "四川", "西藏", "陕西", "青海", "新疆", "香港", "澳门", "台湾",
}

const (
	// mostSuffix is how many digits a name may end with: 张三2 tells namesakes apart
	// in many a list. A telephone number has more.
	mostSuffix = 6
	// mostHan is how many Han characters a name has at most without a middle dot:
	// those of many peoples are written in a row (阿依古丽买买提).
	mostHan = 8
)

// Brand tells whether a text is a firm, goods or a university in short, and most likely
// no name of a person.
func Brand(s string) bool { return brands[s] }

// bodies end the name of what is nobody: a list has 食品学院 as a heading among its
// rows, and an employer in the name's place.
var bodies = []string{
	"学院", "大学", "公司", "集团", "校友会", "委员会", "理事会", "监事会", "秘书处", "分会", "微信群", "校友群", "办公室", "有限责任", "事务所", "研究院", "研究所",
	"日期", "时间", "小计", "合计", "总计", "名单", "号码", "人数", "盖章", "签字", "签名",
}

// pageNumber is what stands at the foot of a page: 第一页, 共3页.
var pageNumber = regexp.MustCompile(`^(第[一二三四五六七八九十百\d]+|共[一二三四五六七八九十百\d]+|本|首|末|下|上)页`)

// NameLike tells whether a text may be somebody's real name, N1.2a: one that
// NamePossible allows, and no form of address, nickname, brand or two names, of which
// somebody must say that it is a name after all. The text is one that PersonName gave.
func NameLike(name string) bool { return NamePossible(name) && !doubtfulName(name) }

// NamePossible tells whether a text has the form of a name: letters in words, with
// middle dots, hyphens and apostrophes, and none of what stands in lists in a name's
// place (1. 冯兰, 合计, 无, 同上, 张XX, a phone, a formula, #N/A).
func NamePossible(name string) bool {
	letters := strings.TrimRight(name, "0123456789")
	if len(name)-len(letters) > mostSuffix {
		return false
	}
	han, other, last := 0, 0, ' '
	for _, r := range letters {
		onHan := unicode.Is(unicode.Han, last)
		last = r
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case r == 0x115F, r == 0x1160, r == 0x3164, r == 0xFFA0, onHan && unicode.IsMark(r): // not seen, or not written so
			return false
		case unicode.IsLetter(r):
			other++
		case unicode.IsMark(r), strings.ContainsRune(" ·-'’.", r):
		default:
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(letters)
	if han > 0 && strings.Contains(letters, "-") { // a card: 冯兰-上海
		return false
	}
	if han == 0 && !someWord(letters, other) || !unicode.In(first, unicode.Han, unicode.L) {
		return false
	}
	if han > 0 && crossed(letters) || han > mostHan && !strings.ContainsRune(letters, MiddleDot) {
		return false
	}
	return !noNames[NameKey(letters)] && !courtesies[letters] && !slices.Contains(placesOnly, name) &&
		!slices.ContainsFunc(bodies, func(end string) bool { return strings.HasSuffix(letters, end) }) &&
		(!strings.Contains(letters, "页") || !pageNumber.MatchString(letters))
}

// someWord tells whether letters, of which there are n, make a word and not initials
// alone: "a b c" is nobody.
func someWord(letters string, n int) bool {
	return n > 1 && slices.ContainsFunc(strings.FieldsFunc(letters, func(r rune) bool { return strings.ContainsRune(" .·", r) }), func(w string) bool {
		return utf8.RuneCountInString(w) > 1
	})
}

// doubtfulName tells whether a text that has a name's form is most likely none: a form
// of address, a nickname, a brand, or a word in small letters (open, zhangsan).
func doubtfulName(name string) bool {
	return courtesy(name) || called(name) || Brand(name) || smallWord(name)
}

// called tells whether a text is what friends call somebody: 老王, 小李, 阿强.
func called(name string) bool {
	r := []rune(name)
	return len(r) == 2 && strings.ContainsRune("老小阿", r[0]) && (r[0] == '阿' || Surname(string(r[1])))
}

// smallWord tells whether a text is one word in small letters.
func smallWord(name string) bool {
	for _, r := range name {
		if !unicode.IsLower(r) && !unicode.IsMark(r) || r > unicode.MaxLatin1 {
			return false
		}
	}
	return true
}

// crossed tells whether part of a name was crossed out: 张XX, 王x.
func crossed(name string) bool {
	left := strings.TrimRight(name, "xX×")
	return left != name && left != "" && strings.TrimFunc(left, func(r rune) bool { return unicode.Is(unicode.Han, r) }) == ""
}

// courtesy tells whether a text is a surname with a form of address or an office.
func courtesy(name string) bool {
	r := []rune(name)
	if titled(r, func(string) bool { return true }) {
		return true
	}
	last := len(r) - 1
	if last < 1 || !strings.ContainsRune(shortCourtesies, r[last]) {
		return false
	}
	return Surname(string(r[:last])) || last == 2 && (r[0] == r[1] || strings.ContainsRune("小老大", r[0]))
}

// Titled tells whether a text is a surname of the list with a form of address: 张会长.
func Titled(text string) bool { return titled([]rune(text), Surname) }

func titled(r []rune, surname func(string) bool) bool {
	for n := 1; n <= mostSurname && n < len(r); n++ {
		if courtesies[string(r[n:])] && surname(string(r[:n])) {
			return true
		}
	}
	return false
}

// TwoNames tells whether a text holds the names of two people with a space between
// them, 张三 李四, which would be one of four characters. A double surname alone is no name.
func TwoNames(s string) bool {
	parts := strings.Fields(Eyes(s))
	if len(parts) < 2 {
		return false
	}
	for _, p := range parts {
		r := []rune(p)
		if len(r) < 2 || !plainHan(p) || !Surname(string(r[:1])) && !Surname(string(r[:2])) || len(r) == 2 && Surname(p) {
			return false
		}
	}
	return true
}

// sexBehind tells whether a word for the sex stands behind a name: 马冬 男, which would be
// 马冬男. One character with a space is a name that was padded: 冯 男.
func sexBehind(s string) bool {
	parts := strings.Fields(Eyes(s))
	if len(parts) != 2 || parts[1] != "男" && parts[1] != "女" {
		return false
	}
	return utf8.RuneCountInString(parts[0]) > 1 && strings.TrimFunc(parts[0], func(r rune) bool { return unicode.Is(unicode.Han, r) }) == ""
}
