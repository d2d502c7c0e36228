package db

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// ownReadings are surnames with how they are read as surnames.
const ownReadings = `
贠 yun 繁 po 秘 bi 黑 he 谌 chen 谌 shen 纪 ji 单 shan 解 xie 仇 qiu 查 zha 区 ou 朴 piao 盖 ge 召 shao 员 yun 曾 zeng 翟 zhai 翟 di
乐 yue 乐 le 种 chong 折 she 缪 miao 宓 mi 宓 fu 冼 xian 冯 feng 贾 jia 叶 ye 车 che 费 fei 褚 chu 瞿 qu 眭 sui 逄 pang 逯 lu 佘 she
厍 she 亓 qi 仉 zhang 呙 guo 句 gou 隽 juan 妫 gui 贲 ben 藏 zang 葛 ge 任 ren 华 hua 宁 ning 盛 sheng 燕 yan 应 ying 曲 qu 那 na
郗 xi 郤 xi 郄 qie 芮 rui 晁 chao 綦 qi 璩 qu 郏 jia 郜 gao 邸 di 於 yu 俞 yu 臧 zang 殷 yin 阙 que 角 jue 石 shi 沈 shen 陆 lu
肖 xiao 余 yu 侯 hou 洪 hong 覃 qin 昝 zan 恽 yun 郝 hao 龙 long 哈 ha 撒 sa 尹 yin 郁 yu 甄 zhen 么 yao 幺 yao 占 zhan 庹 tuo
禤 xuan 邬 wu 仝 tong 麴 qu 蒯 kuai 郦 li 嵇 ji 暨 ji 逢 pang 洗 xian 都 du 便 pian 乘 cheng 卜 bu 薄 bo 柏 bai 牟 mou 牟 mu
祭 zhai 相 xiang 过 guo 夏 xia 行 xing 窦 dou 闫 yan 睢 sui 尉 wei 颛 zhuan 濮 pu 淳 chun 胥 xu 迮 ze 笮 ze 宿 su 祢 mi 莘 shen
莘 xin 訾 zi 厉 li 底 di 炅 gui 桂 gui 昃 ze 萨 sa 阮 ruan 寸 cun 岑 cen 涂 tu 邰 tai 糜 mi 苑 yuan 郧 yun 揭 jie 單 shan 區 ou
仲 zhong 隗 wei 隗 kui 郇 xun 郇 huan 适 kuo 万 wan 长 chang 佴 nai 强 qiang 强 jiang 吕 lv 吕 lü 吕 lyu 吕 lu
尉迟 yuchi 万俟 moqi 长孙 zhangsun 澹台 tantai 单于 chanyu 令狐 linghu 鲜于 xianyu 宰父 zaifu 亓官 qiguan 夹谷 jiagu 皇甫 huangfu
颛孙 zhuansun 欧阳 ouyang 司马 sima 诸葛 zhuge 上官 shangguan 夏侯 xiahou 慕容 murong 呼延 huyan 端木 duanmu 申屠 shentu 公冶 gongye`

// Whoever bears a surname that is read otherwise than its character is found by
// how the surname is read, in full and by initials.
func TestASurnameIsFoundByItsOwnReading(t *testing.T) {
	words := strings.Fields(ownReadings)
	for i := 0; i < len(words); i += 2 {
		surname, reading := words[i], words[i+1]
		name := surname + "建明"
		terms := settle(nameTerms(name), 0)
		initials := reading[:1]
		if len([]rune(surname)) == 2 {
			initials = surnameInitials(name)
		}
		for _, q := range []string{reading, reading + "jian", reading + "jianming", strings.ToUpper(reading) + " jianming", initials + "jm", name} {
			if !fits(terms, foldQuery(q)) {
				t.Errorf("%s is not found by %q; terms %v", name, q, terms)
			}
		}
	}
}

func surnameInitials(name string) string {
	units := unitsOf(fold(name))
	return units[0].readings[0][:1] + units[1].readings[0][:1]
}

// What is typed finds a name however its letters are put together and whatever
// width and dots it is written with.
func TestAnyWayToWriteANameFindsIt(t *testing.T) {
	for _, c := range []struct {
		name  string
		found []string
	}{
		{"René Müller", []string{norm.NFD.String("René"), norm.NFC.String("René"), "rené müller", "ＲＥＮÉ", norm.NFD.String("Müller")}},
		{norm.NFD.String("René"), []string{norm.NFC.String("René"), "re"}},
		{"阿卜杜拉·买买提", []string{"阿卜杜拉•买买提", "阿卜杜拉・买买提", "阿卜杜拉.买买提", "阿卜杜拉 买买提", "阿卜杜拉ㆍ买买提", "拉买"}},
		{"吕绿", []string{"lvlv", "lyulv", "lulv", "lülv", "LÜ", "ll", norm.NFD.String("lü")}},
		{"张Ａ三", []string{"张a三", "张Ａ三", "zhangasan"}},
		{"𠮷田", []string{"𠮷", "𠮷田", "tian"}},
	} {
		terms := settle(nameTerms(c.name), 0)
		for _, q := range c.found {
			if !fits(terms, foldQuery(q)) || !matches(q, c.name) {
				t.Errorf("%s is not found by %q; terms %q", c.name, q, terms)
			}
		}
	}
}
