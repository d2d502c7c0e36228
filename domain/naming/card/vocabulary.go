package card

import (
	"strings"

	"alumni/domain"
)

// Words that are no part of a card, or say what stands beside them.
var (
	degreeWords = map[domain.Degree]string{
		domain.DegreeBachelor: "本科 本科生 统招本科 学士", domain.DegreeMaster: "硕士 硕士研究生 硕士生 全日制硕士 专硕 学硕",
		domain.DegreeDoctor: "博士 博士研究生 博士生", domain.DegreeDiploma: "专科 大专 高职 专科生",
		domain.DegreeUpgraded: "专升本 专接本 专转本", domain.DegreeOther: "成教 函授 自考 夜大 成人教育 电大 成教本科 函授本科",
	}
	// shortDegrees stand for a degree right beside a year only.
	shortDegrees = map[rune]*word{
		'本': {degree: domain.DegreeBachelor}, '研': {degree: domain.DegreeMaster, vague: true}, '硕': {degree: domain.DegreeMaster},
		'博': {degree: domain.DegreeDoctor}, '专': {degree: domain.DegreeDiploma},
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

// noGiven are last characters that end a place, an office or a form of address, not a name.
const noGiven = "区县镇乡村路街市省州班级届系院厂店局所部处会群号总哥姐弟妹爷在的"

// noSecond ends what is no name of two characters: the short form of a university or a profession.
const noSecond = "大工师院"

// nicknames begin with a surname and are what people call themselves.
var nicknames = set(
	"阳光 时光 平安 高山 水手 江南 江湖 安静 安好 安心 白云 白马 温暖 温柔 明天 明月 路人 路过 路上 游子 乐天 乐乐 常乐 幸福 幸运 祝福 祝好 和平 和谐 " +
		"包子 牛人 牛牛 马上 马到成功 成功 成长 景色 柳絮 梅花 兰花 花儿 花开 金子 金色 石头 沙漠 沙子 水滴 水晶 时间 时代 全家福 宁静 强哥 帅哥 能量 东方红 海阔天空 云端 云朵 云淡 " +
		"秋天 夏天 冬天 夏日 夏雨 秋雨 秋水 万事如意 万水千山 黑马 黑夜 凌晨 曲终人散 简单 简约 支持 相信 展翅 向前 向阳花 向日葵 高兴 " +
		"万事通 马拉松 常青藤 金丝猴 白日梦 易拉罐 牛奶 牛肉 马铃薯 花生 水果 水煮鱼 毛毛虫 毛毛 毛豆 豆豆 豆包 豆芽 米粒 米奇 麦兜 麦子 麦田 麦穗 谷雨 荷叶 荷花 莲花 " +
		"安然 安逸 平凡 平淡 平常心 平平淡淡 梦想 过客 方向 方圆 方便面 向往 向左走 明媚 景行 童话 童年 童心 江河 江边 海洋 海风 海燕 云海 云起 云卷云舒 山水 山人 山海 石榴 沙鸥 " +
		"白菜 白开水 黄牛 黄花菜 蓝天 蓝色 红豆 青春 青山 青草 火车 车间 车神 车站 车友 路遥知马力 路漫漫 程序员 程序猿 管理 管家 司机 师奶 师太 单身 单身汉 单行道 全能王 全能 经常 " +
		"常胜 常客 常回家看看 国宝 国王 国色天香 公子 公主 公牛 乐观 乐园 乐在其中 欢喜 喜乐 知足常乐 幸会 满天星 满意 满足 盛夏 盛世 盛开 时尚 时运 时雨 终点 从容 从头再来 从前 信仰 信念 信天游",
)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// noMajor are words that no major has.
var noMajor = []string{
	"校友", "同学", "老师", "公司", "集团", "大学", "学校", "银行", "毕业", "入学", "年级", "我", "你", "他", "她",
	"的", "在", "群", "微信", "电话", "手机", "姓名", "城市", "总", "哥", "姐", "先生", "女士",
	"老乡", "同乡", "室友", "宿舍", "寝室", "考研", "考公", "保研", "留学", "创业", "单身", "宝妈", "家属", "子女", "团委", "学生会", "党支部", "后勤", "保卫",
	"足球", "篮球", "排球", "乒乓球", "羽毛球", "协会", "社团", "食堂", "门口", "村", "小区",
}

// noMajorEnds end what is a college, an office, a team or a body, and no major.
var noMajorEnds = []string{"学院", "院", "系", "队", "团", "社", "部", "处", "科室", "委", "委员会", "办公室", "中心", "支部", "厂", "局", "店"}
