package db

// surnames gives the readings of a character that begins a name, where as a
// surname it has others than elsewhere: the surname's own first, then the one
// that people type who don't know it.
var surnames = map[rune][]string{
	'贠': {"yun"}, '繁': {"po", "fan"}, '秘': {"bi", "mi"}, '黑': {"he", "hei"}, '谌': {"chen", "shen"}, '纪': {"ji"},
	'单': {"shan", "dan"}, '單': {"shan", "dan"}, '解': {"xie", "jie"}, '仇': {"qiu", "chou"}, '查': {"zha", "cha"},
	'区': {"ou", "qu"}, '區': {"ou", "qu"}, '朴': {"piao", "pu"}, '盖': {"ge", "gai"}, '蓋': {"ge", "gai"},
	'召': {"shao", "zhao"}, '员': {"yun", "yuan"}, '員': {"yun", "yuan"}, '曾': {"zeng", "ceng"}, '翟': {"zhai", "di"},
	'乐': {"yue", "le"}, '樂': {"yue", "le"}, '种': {"chong", "zhong"}, '折': {"she", "zhe"}, '缪': {"miao", "mou"},
	'宓': {"mi", "fu"}, '尉': {"wei", "yu"}, '覃': {"qin", "tan"}, '牟': {"mou", "mu"}, '冼': {"xian"}, '洗': {"xian", "xi"},
	'句': {"gou", "ju"}, '隽': {"juan", "jun"}, '妫': {"gui"}, '贲': {"ben", "bi"}, '藏': {"zang", "cang"}, '葛': {"ge"},
	'那': {"na", "nuo"}, '祭': {"zhai", "ji"}, '郇': {"xun", "huan"}, '郗': {"xi", "chi"}, '郤': {"xi"}, '郄': {"qie", "xi"},
	'逄': {"pang"}, '逢': {"pang", "feng"}, '佴': {"nai"}, '笮': {"ze", "zuo"}, '宿': {"su"}, '祢': {"mi"}, '訾': {"zi"},
	'炅': {"gui", "jiong"}, '阙': {"que"}, '角': {"jue", "jiao"}, '适': {"kuo", "shi"}, '都': {"du", "dou"}, '乘': {"cheng"},
	'便': {"pian", "bian"}, '费': {"fei", "bi"}, '隗': {"wei", "kui"}, '么': {"yao", "me"}, '幺': {"yao"}, '柏': {"bai", "bo"},
	'薄': {"bo", "bao"}, '卜': {"bu", "bo"}, '车': {"che"}, '貢': {"gong"}, '褚': {"chu"}, '石': {"shi"}, '盛': {"sheng"},
	'任': {"ren"}, '华': {"hua"}, '宁': {"ning"}, '燕': {"yan"}, '应': {"ying"}, '曲': {"qu"}, '过': {"guo"}, '相': {"xiang"},
	'行': {"xing", "hang"}, '莘': {"shen", "xin"}, '强': {"qiang", "jiang"}, '哈': {"ha"}, '撒': {"sa"}, '俞': {"yu"}, '於': {"yu"},
	'占': {"zhan"}, '庹': {"tuo"}, '禤': {"xuan"}, '郧': {"yun"}, '眭': {"sui"}, '仝': {"tong"}, '万': {"wan"}, '长': {"chang", "zhang"},
	'洪': {"hong"}, '闫': {"yan"}, '阎': {"yan"}, '尹': {"yin"}, '郝': {"hao"}, '叶': {"ye"}, '贾': {"jia"}, '冯': {"feng"},
	'沈': {"shen"}, '厍': {"she"}, '佘': {"she"}, '晁': {"chao"}, '臧': {"zang"}, '迮': {"ze"}, '岑': {"cen"}, '底': {"di"},
}

// compound gives the readings of surnames of two characters which differ from
// those that each has alone.
var compound = map[string][2]string{
	"尉迟": {"yu", "chi"}, "万俟": {"mo", "qi"}, "澹台": {"tan", "tai"}, "单于": {"chan", "yu"}, "長孫": {"zhang", "sun"},
	"长孙": {"zhang", "sun"}, "鲜于": {"xian", "yu"}, "令狐": {"ling", "hu"}, "宰父": {"zai", "fu"}, "亓官": {"qi", "guan"},
	"夹谷": {"jia", "gu"}, "皇甫": {"huang", "fu"}, "颛孙": {"zhuan", "sun"}, "叱干": {"chi", "gan"}, "可频": {"ke", "pin"},
}

// beginning puts the surname's readings first where a name begins with one.
func beginning(runes []rune, i int, readings []string) []string {
	if i < 2 && len(runes) > 1 {
		if both, ok := compound[string(runes[:2])]; ok {
			return first(both[i], readings)
		}
	}
	if own, ok := surnames[runes[i]]; ok && i == 0 {
		return own
	}
	return readings
}

// first puts one reading before the others.
func first(reading string, readings []string) []string {
	out := []string{reading}
	for _, r := range readings {
		if r != reading {
			out = append(out, r)
		}
	}
	return out
}
