package card

import (
	"bufio"
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"alumni/domain"
)

// kind is what a piece of a card is.
type kind int

const (
	kUnknown  kind = iota
	kName          // the registered name
	kPlace         // a place
	kMajor         // a major
	kUnit          // a college or an office: 食品学院, 动科系
	kYear          // a year, or the number of a class
	kDegree        // 本科, 硕士
	kGroup         // a class: 1班
	kSurplus       // an employer, a school, an office held, a phone
	kLabel         // 姓名, 专业: says what stands beside it
	kTeacher       // 老师
	kPersonal      // a phone, an account, an address
)

// word is what the lists know of a text.
type word struct {
	kind     kind
	value    string // by its usual name
	province string // of a place: the one that it lies in; its own name for a province
	surname  bool   // of a place: people are called so too
	degree   domain.Degree
}

// Known is what decides what is a city and what a major: the lists of this
// package, and what the registry holds beside them. The zero value knows the lists.
type Known struct {
	more  map[string]*word
	heads heads
	year  int // now: nobody enters later; 0 for no limit
}

// heads tells of each character how long the longest word is that begins with
// it, so that most texts are seen to be no word without a look into the lists.
type heads map[rune]int

func (h heads) add(text string) {
	head, _ := utf8.DecodeRuneInString(text)
	h[head] = max(h[head], utf8.RuneCountInString(text))
}

// NewKnown makes what is known of the registry's places, each with its aliases,
// of further cities and of majors, in a year. A city of the registry that may be
// somebody's name is believed only if the lists know it: lists that were read
// wrong once must not prove themselves.
func NewKnown(year int, places []domain.Place, cities, majors []string) *Known {
	k := &Known{more: map[string]*word{}, heads: heads{}, year: year}
	for _, p := range places {
		if p.Kind != domain.PlaceRegion {
			continue
		}
		name := piece(p.Name)
		at := cmpWord(base()[name], &word{kind: kPlace, value: name})
		for _, text := range append([]string{name}, p.Aliases...) {
			k.add(piece(text), at)
		}
	}
	for _, c := range cities {
		c = piece(c)
		if _, known := base()[c]; !known && !likeName([]rune(c)) {
			k.add(c, &word{kind: kPlace, value: c})
		}
	}
	for _, m := range majors {
		m = piece(m)
		if _, known := base()[m]; !known && plausibleMajor(m) {
			k.add(m, &word{kind: kMajor, value: m})
		}
	}
	return k
}

// cmpWord gives the list's word if it is a place, else the other.
func cmpWord(listed, other *word) *word {
	if listed != nil && listed.kind == kPlace {
		return listed
	}
	return other
}

func (k *Known) add(text string, w *word) {
	if n := utf8.RuneCountInString(text); n > 0 && n <= maxWord {
		k.more[text] = w
		k.heads.add(text)
	}
}

func (k *Known) word(text string) (*word, bool) {
	if w, ok := k.more[text]; ok {
		return w, true
	}
	if w, ok := base()[text]; ok {
		return w, true
	}
	return noWord, false
}

// maxWord is the most characters of a word of the lists.
const maxWord = 20

// piece is a text as a card's pieces are compared.
func piece(s string) string { return strings.TrimSpace(domain.Eyes(s)) }

//go:embed places.txt
var placesText string

//go:embed majors.txt
var majorsText string

//go:embed surnames.txt
var surnamesText string

// Words that are no part of a card, or say what stands beside them.
var (
	degreeWords = map[domain.Degree]string{
		domain.DegreeBachelor: "本科 本科生 统招本科 学士", domain.DegreeMaster: "硕士 硕士研究生 硕士生 全日制硕士 专硕 学硕",
		domain.DegreeDoctor: "博士 博士研究生 博士生", domain.DegreeGraduate: "研究生 硕博", domain.DegreeCollege: "专科 大专 高职 专科生",
		domain.DegreeUpgrade: "专升本 专接本 专转本", domain.DegreeAdult: "成教 函授 自考 夜大 成人教育 电大 成教本科 函授本科",
	}
	// shortDegrees stand for a degree right beside a year only.
	shortDegrees = map[rune]*word{
		'本': {degree: domain.DegreeBachelor}, '研': {degree: domain.DegreeGraduate}, '硕': {degree: domain.DegreeMaster},
		'博': {degree: domain.DegreeDoctor}, '专': {degree: domain.DegreeCollege},
	}
	surplusWords = strings.Fields("武汉轻工大学 武汉轻工业大学 武汉轻工大 武汉轻工 武轻工大 武轻工 武轻大 武轻 轻工大学 轻工大 WHPU whpu 武汉工业学院 武汉食品工业学院 武汉粮食工业学院 武工院 粮院 母校 " +
		"群主 管理员 会长 副会长 秘书长 副秘书长 理事 理事长 常务理事 班长 书记 团支书 校友 同学 校友会 分会 总经理 副总经理 经理 董事长 总监 主任 工程师 设计师 教师 医生 律师 " +
		"自由职业 退休 创业 在读 待业 中粮 中储粮 益海嘉里 统招 合计 总计 小计 无 同上 暂无 男 女 已婚 未婚 毕业 入学 我是 大家好")
	labelWords = strings.Fields("姓名 名字 城市 所在城市 现居地 现居 所在地 专业 专业年级 年级 班级 入学年份 届别 院系 学院名称 专业班级 群名片")
	employers  = []string{
		"公司", "集团", "银行", "医院", "有限", "股份", "事务所", "研究院", "研究所", "大学", "中学", "小学", "学校", "政府", "支行", "分行", "部队", "工业园", "企业",
	}
	employerEnds = []string{"厂", "局", "店", "研究中心", "委员会", "超市", "酒店", "药房", "科技", "股份", "公安", "检察院", "法院"}
	unitEnds     = []string{"学院", "系", "处", "部", "中心", "办公室", "馆"}
	noteBegins   = []string{"籍贯", "老家", "祖籍", "来自", "备注", "原名", "曾用名", "昵称"}
	// emojiWords are how WeChat writes its own pictures where it can't show them.
	emojiWords = strings.Fields("玫瑰 强 微笑 呲牙 握手 抱拳 太阳 爱心 鲜花 庆祝 鼓掌 拥抱 咖啡 月亮 OK 合十 胜利 奋斗 偷笑 憨笑 可爱 嘿哈 机智 福 發 烟花 爆竹 红包 加油 哇 旺柴 社会社会 耶")
)

// base gives the words of this package's lists.
var base = sync.OnceValue(func() map[string]*word {
	out := map[string]*word{}
	for _, w := range surplusWords {
		out[w] = &word{kind: kSurplus}
	}
	for _, w := range labelWords {
		out[w] = &word{kind: kLabel}
	}
	for degree, words := range degreeWords {
		for _, w := range strings.Fields(words) {
			out[w] = &word{kind: kDegree, degree: degree}
		}
	}
	out[staffWord] = &word{kind: kTeacher, value: staffWord}
	for _, line := range lines(majorsText) {
		for _, m := range strings.Fields(line) {
			out[m] = &word{kind: kMajor, value: m}
		}
	}
	addPlaces(out)
	return out
})

// addPlaces reads the lists of places: each with and without 市, a province with
// its aliases.
func addPlaces(out map[string]*word) {
	for _, line := range lines(placesText) {
		province, rest, _ := strings.Cut(line, ":")
		for i, name := range append([]string{province}, strings.Fields(rest)...) {
			name, called := strings.CutSuffix(name, "?")
			if i == 0 && name == "国外" {
				continue
			}
			w := word{kind: kPlace, value: name, province: province, surname: called}
			out[name] = &w
			exact := w
			exact.surname = false
			for _, end := range []string{"市", "县", "省", "州", "地区", "城区"} {
				if utf8.RuneCountInString(name) > 1 && !strings.HasSuffix(name, end) {
					out[name+end] = &exact
				}
			}
		}
	}
	for _, p := range domain.SeedPlaces {
		for _, alias := range p.Aliases {
			out[alias] = &word{kind: kPlace, value: p.Name, province: p.Name}
		}
	}
}

// baseHeads are the heads of the lists' words.
var baseHeads = sync.OnceValue(func() heads {
	out := heads{}
	for text := range base() {
		out.add(text)
	}
	return out
})

// firstHan is the first of the common Han characters.
const firstHan = 0x4E00

// hanHeads are baseHeads of the common Han characters, by their distance from the first.
var hanHeads = sync.OnceValue(func() []uint8 {
	out := make([]uint8, 0x9FFF-firstHan+1)
	for head, n := range baseHeads() {
		if i := int(head) - firstHan; i >= 0 && i < len(out) {
			out[i] = uint8(n)
		}
	}
	return out
})

func lines(text string) []string {
	var out []string
	for s := bufio.NewScanner(strings.NewReader(text)); s.Scan(); {
		if line := strings.TrimSpace(s.Text()); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

// surnames gives those of one character and those of two.
var surnames = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, line := range lines(surnamesText) {
		for _, s := range strings.Fields(line) {
			if utf8.RuneCountInString(s) == 2 {
				out[s] = true
				continue
			}
			for _, r := range s {
				out[string(r)] = true
			}
		}
	}
	return out
})

// noGiven are last characters that end a place, an office or a form of address, not a name.
const noGiven = "区县镇乡村路街市省州班级届系院厂店局所部处会群号总哥姐弟妹爷在的"

var (
	// addresses are forms of address and offices behind a surname.
	addresses = []string{
		"老师", "师傅", "同学", "先生", "女士", "校长", "院长", "会长", "主任", "经理", "医生", "博士", "教授", "律师", "师兄", "师姐", "妈妈", "爸爸", "夫人",
	}
	// nicknames begin with a surname and are what people call themselves.
	nicknames = strings.Fields("阳光 时光 平安 高山 水手 江南 江湖 安静 安好 安心 白云 白马 温暖 温柔 明天 明月 路人 路过 路上 游子 乐天 乐乐 常乐 幸福 幸运 祝福 祝好 和平 和谐 " +
		"包子 牛人 牛牛 马上 马到成功 成功 成长 景色 柳絮 梅花 兰花 花儿 花开 金子 金色 石头 沙漠 沙子 水滴 水晶 时间 时代 全家福 宁静 强哥 帅哥 能量 东方红 海阔天空 云端 云朵 云淡 " +
		"秋天 夏天 冬天 夏日 夏雨 秋雨 秋水 万事如意 万水千山 黑马 黑夜 凌晨 曲终人散 简单 简约 支持 相信 展翅 向前 向阳花 向日葵 高兴")
)

// likeName tells whether a text reads as a Han name: a surname of the lists and
// one or two characters, or a double surname and one or two.
func likeName(r []rune) bool {
	if len(r) < 2 || len(r) > 4 || strings.ContainsRune(noGiven, r[len(r)-1]) {
		return false
	}
	if !surnames()[string(r[:1])] && !surnames()[string(r[:2])] {
		return false
	}
	if text := string(r); surnames()[text] || slices.Contains(addresses, string(r[len(r)-2:])) || slices.Contains(nicknames, text) {
		return false
	}
	for _, c := range r {
		if !han(c) {
			return false
		}
	}
	if len(r) > 2 && surnames()[string(r[:2])] {
		return true
	}
	return len(r) < 4 && surnames()[string(r[:1])]
}

// noMajor are words that no major has.
var noMajor = []string{
	"校友", "同学", "老师", "公司", "集团", "大学", "学校", "银行", "毕业", "入学", "年级", "我", "你", "他", "她", "的", "在", "群", "微信", "电话", "手机", "姓名", "城市", "总", "哥", "姐", "先生", "女士",
}

// plausibleMajor tells whether a text that no list knows may be a major.
func plausibleMajor(s string) bool {
	n, letters := 0, 0
	for _, r := range s {
		n++
		switch {
		case han(r), r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z':
			letters++
		case r >= '0' && r <= '9', r == '+', r == '&':
		default:
			return false
		}
	}
	if n < 2 || n > maxWord || letters < 2 {
		return false
	}
	for _, w := range noMajor {
		if strings.Contains(s, w) {
			return false
		}
	}
	return true
}
