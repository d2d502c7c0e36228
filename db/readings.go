package db

import (
	"slices"
	"strings"
	"sync"

	"github.com/mozillazg/go-pinyin"
)

var everyReading = pinyin.Args{
	Style: pinyin.Normal, Heteronym: true,
	Fallback: func(rune, pinyin.Args) []string { return nil },
}

// common gives the readings of characters that have another than the
// dictionary's first one in names of people and places, the likeliest first. Of
// every other character the dictionary's further readings are rare: 立 would be
// found by wei, 宁 by zhu, and a search for one person would find many.
var common = map[rune][]string{
	// In places, industries and subjects.
	'重': {"zhong", "chong"}, '长': {"chang", "zhang"}, '厦': {"xia", "sha"}, '行': {"xing", "hang"}, '藏': {"zang", "cang"},
	'都': {"du", "dou"}, '朝': {"chao", "zhao"}, '六': {"liu", "lu"}, '蚌': {"beng", "bang"}, '番': {"fan", "pan"},
	'佛': {"fo"}, '莘': {"shen", "xin"}, '珲': {"hun", "hui"}, '洞': {"dong", "tong"}, '阿': {"a", "e"},
	'会': {"hui", "kuai"}, '畜': {"xu", "chu"}, '传': {"chuan", "zhuan"}, '调': {"diao", "tiao"}, '参': {"can", "shen"},
	'铅': {"qian", "yan"}, '蔚': {"wei", "yu"}, '绿': {"lv", "lyu", "lu"},
	// In people's names.
	'单': {"shan", "dan"}, '曾': {"zeng", "ceng"}, '解': {"xie", "jie"}, '仇': {"qiu", "chou"}, '区': {"qu", "ou"},
	'查': {"zha", "cha"}, '朴': {"piao", "pu"}, '盖': {"gai", "ge"}, '乐': {"le", "yue"}, '覃': {"qin", "tan"},
	'尉': {"wei", "yu"}, '翟': {"zhai", "di"}, '缪': {"miao", "mou"}, '召': {"zhao", "shao"}, '薄': {"bo", "bao"},
	'员': {"yuan", "yun"}, '种': {"zhong", "chong"}, '隗': {"wei", "kui"}, '折': {"zhe", "she"}, '莎': {"sha", "suo"},
	'娜': {"na", "nuo"}, '茜': {"qian", "xi"}, '晟': {"sheng", "cheng"}, '颉': {"jie", "xie"}, '牟': {"mou", "mu"},
	'卜': {"bu", "bo"}, '洗': {"xi", "xian"}, '祭': {"zhai", "ji"}, '柏': {"bai", "bo"}, '郇': {"xun", "huan"},
	'乜': {"nie", "mie"}, '阚': {"kan"}, '宓': {"mi", "fu"}, '么': {"me", "yao"}, '纶': {"lun", "guan"},
	'浚': {"jun", "xun"}, '强': {"qiang", "jiang"}, '术': {"shu", "zhu"}, '数': {"shu"}, '俟': {"qi", "si"},
	'嵇': {"ji"}, '露': {"lu"}, '郄': {"qie", "xi"}, '尧': {"yao"}, '澹': {"tan", "dan"},
}

// inWords gives the reading that a character has in words which are common
// here, where its likeliest one alone is another.
var inWords = map[string]string{
	"重庆": "chong", "行业": "hang", "长治": "chang",
}

// known keeps what the dictionary said of a character: to ask it costs more
// than all the rest of making a name's terms.
var known sync.Map // rune to []string

// usual gives the dictionary's first reading of a character; none if it is not Han.
func usual(r rune) []string {
	if readings, ok := known.Load(r); ok {
		return readings.([]string)
	}
	readings := pinyin.SinglePinyin(r, everyReading)
	if len(readings) == 0 {
		return nil
	}
	said := withU(readings[0])
	known.Store(r, said)
	return said
}

// withU gives the ways to type a syllable: what the dictionary writes with v is
// ü, which passports write yu and many people u: lv, lyu, lu for 吕.
func withU(syllable string) []string {
	if !strings.Contains(syllable, "v") {
		return []string{syllable}
	}
	return []string{syllable, strings.Replace(syllable, "v", "yu", 1), strings.Replace(syllable, "v", "u", 1)}
}

// readingsOf gives the readings of a character that are common in names, the
// likeliest first; none if it is not Han.
func readingsOf(r, next rune) []string {
	readings, ok := common[r]
	if !ok {
		readings = usual(r)
	}
	if len(readings) < 2 {
		return readings
	}
	likely := inWords[string([]rune{r, next})]
	if i := slices.Index(readings, likely); i > 0 {
		readings = slices.Concat([]string{likely}, readings[:i], readings[i+1:])
	}
	return readings
}
