package sample

// The parts from which names and cards are made. People are put together at
// random from the commonest surnames and syllables; none is meant.

var surnames = []rune("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤")

var syllables = []rune("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红梅建国文斌鑫宇浩然子涵雨欣佳怡思远志诚晓东海燕春生秀珍立新永康振兴家豪雪莹梦瑶天佑俊凯博雅慧琳亚楠德林庆丰瑞祥嘉禾景行书怀清扬安宁")

// majors are short forms as they stand on cards.
var majors = []string{
	"化学", "食工", "粮工", "油脂", "机械", "动科", "水产", "会计", "计算机", "英语",
	"土木", "给排水", "生工", "包装", "艺术", "自动化", "物流", "制药", "营销", "法学",
}

// units stand on the cards of staff, who have no year.
var units = []string{"老师", "食品学院", "机械学院", "化工学院", "校友办公室", "图书馆", "经管学院"}

// cities are where the members of a branch live, the first most often; a
// branch that is not here is a city itself.
var cities = map[string][]string{
	"河北": {"石家庄", "保定", "唐山"}, "山西": {"太原", "大同"}, "内蒙古": {"呼和浩特", "包头"},
	"辽宁": {"沈阳", "大连"}, "吉林": {"长春", "吉林"}, "黑龙江": {"哈尔滨", "齐齐哈尔"},
	"江苏": {"南京", "无锡", "南通"}, "浙江": {"杭州", "温州", "嘉兴"}, "安徽": {"合肥", "芜湖"},
	"福建": {"福州", "泉州"}, "江西": {"南昌", "九江"}, "山东": {"济南", "烟台", "潍坊"},
	"河南": {"郑州", "信阳", "南阳"}, "湖南": {"长沙", "岳阳", "常德"}, "广东": {"广州", "佛山", "东莞"},
	"广西": {"南宁", "柳州"}, "海南": {"海口", "三亚"}, "四川": {"成都", "绵阳"}, "贵州": {"贵阳", "遵义"},
	"云南": {"昆明", "大理"}, "陕西": {"西安", "宝鸡"}, "甘肃": {"兰州"}, "新疆": {"乌鲁木齐", "昌吉"},
	"粮食行业": {"武汉", "郑州", "北京", "成都"}, "饲料行业": {"武汉", "广州", "长沙", "成都"},
	"油脂行业": {"武汉", "上海", "天津", "日照"},
}

// sizes are how many people are in each group of a branch; a branch that is
// not here has one small group. Beijing's is nearly full, Guangdong's three
// are half empty (N1.5), Shenzhen's holds more than its capacity.
var sizes = map[string][]int{
	"北京": {497}, "上海": {121, 64}, "广东": {58, 41, 33}, "深圳": {104}, "江苏": {62, 31},
	"浙江": {71}, "河南": {55, 28}, "湖南": {66, 24}, "天津": {48}, "重庆": {44}, "福建": {39}, "江西": {30},
	"陕西": {47}, "粮食行业": {52}, "饲料行业": {35}, "油脂行业": {29}, "四川": {23}, "广州": {26}, "山东": {},
	"广西": {22, 18}, "恩施": {12}, "安徽": {27, 14}, "辽宁": {26, 15}, "河北": {30, 12}, "黑龙江": {20, 11},
	"苏州": {22, 12}, "青岛": {24, 13}, "云南": {19}, "厦门": {25, 13},
}

// capacities differ from the term in force where WeChat gave the group less.
var capacities = map[string]int{"深圳": 100, "恩施": 200, "四川": 200, "广州": 200}

// called gives some council members the names by which the story is told.
var called = map[string][]string{
	"北京": {"王建国", "赵倩", "孙磊", "吴敏"},
	"湖南": {"罗刚", "周涛", "彭超", "陈静"},
}
