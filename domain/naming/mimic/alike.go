package mimic

// alike lists what stands for a character of the school's names: what looks or sounds
// like it, as people write it who must not be found by the word.
var alike = map[rune]string{
	'武': "斌珷鹉吾伍舞午五",
	'汉': "汗汊仅扠叹悍旱焊",
	'轻': "青清氢倾蜻轾卿径劲経",
	'工': "エェユ丄公功攻宫王土士干エ",
	'大': "太犬达夨木夶",
	'学': "穴斈孝字孛壆",
	'校': "笑孝较挍效佼绞饺",
	'友': "有右叐犮又发佑",

	'w': "ωшщѡʍᴡ",
	'p': "рρᴘꓑþ",
	'u': "υսᴜцμv∪",
	'a': "аαᴀ",
	'c': "сϲᴄ",
	'e': "еεᴇё",
	'h': "һнʜ",
	'i': "іιɪ1l",
	'n': "ոпɴη",
	'o': "оοօ0ᴏ",
	'y': "уүʏγ",
	'g': "ցɡɢ",
	't': "тτᴛ",
	'l': "ⅼ1iӏʟ",
	's': "ѕꜱ",
	'd': "ԁᴅ",
	'k': "кκᴋ",
	'q': "ԛզ",
	'x': "хχ",
	'r': "гʀ",
}

// pieces lists characters that are written as two.
var pieces = map[rune][]string{
	'武': {"止戈", "弋止"},
	'汉': {"氵又", "三又"},
	'轻': {"车圣", "车泾", "车径"},
	'校': {"木交"},
	'学': {"⺌子", "小冖子"},
}

// syllables gives how a character is spelt.
var syllables = map[rune]string{
	'武': "wu", '汉': "han", '轻': "qing", '工': "gong", '大': "da", '学': "xue", '校': "xiao", '友': "you",
}
