package i18n

// Paste holds the text of the page on which a table is pasted.
type Paste struct {
	Hint      string // in the empty field
	Check     string // label of ctrl+s, and of Enter below a table
	Again     string // label of Enter after a check that refused
	Checking  string
	Clear     string // label of ctrl+u
	Cell      string // label of Tab
	Rows      string // {n}
	TooLarge  string // {max}, KiB
	TooMany   string // {max}, rows
	Replaced  string // what was refused gave way to what was pasted next
	NoGoingOn string // below findings: nothing is written
}

var pasteZH = Paste{
	Hint: "在这里粘贴，也可以逐行输入", Check: "核对", Again: "再核对", Checking: "正在核对…", Clear: "清空", Cell: "下一格",
	Rows:     "已粘贴 {n} 行",
	TooLarge: "粘贴的内容太多，最多 {max} KiB，没有收下。请分几次粘贴，或用命令读入文件。",
	TooMany:  "粘贴的行太多，最多 {max} 行，没有收下。请分几次粘贴，或用命令读入文件。",
	Replaced: "已换成刚粘贴的内容", NoGoingOn: "没有写入任何内容。请更正后重新粘贴，或先办理变更再核对。",
}

var pasteEN = Paste{
	Hint: "Paste here, or type line by line", Check: "Check", Again: "Check again", Checking: "Checking…", Clear: "Clear", Cell: "Next cell",
	Rows:     "{n} {n|row|rows} pasted",
	TooLarge: "That is too much: at most {max} KiB. Nothing of it was taken; paste it in parts, or read a file in by command.",
	TooMany:  "Too many rows: at most {max}. Nothing of it was taken; paste it in parts, or read a file in by command.",
	Replaced: "Replaced by what was pasted just now", NoGoingOn: "Nothing was written. Correct it and paste it again, or make the change first.",
}
