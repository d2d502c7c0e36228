package i18n

// Paste holds the text of the page on which a table is pasted.
type Paste struct {
	Hint      string // in the empty field
	Check     string // label of ctrl+s, and of Enter below a table
	Again     string // label of Enter after a check that refused
	Checking  string
	Clear     string // label of ctrl+u
	Cell      string // label of Tab
	Rows      string
	TooLarge  string // {max}, KiB
	TooMany   string // {max}, rows
	Replaced  string // what was refused gave way to what was pasted next
	NoGoingOn string // below findings: nothing is written
}

func pasteText(l lang) Paste {
	return Paste{
		Hint: l("在这里粘贴，也可以逐行输入", "Paste here, or type line by line"), Check: l("核对", "Check"), Again: l("再核对", "Check again"),
		Checking: l("正在核对…", "Checking…"), Clear: l("清空", "Clear"), Cell: l("下一格", "Next cell"),
		Rows: l("已粘贴 {n} 行", "{n} {n|row|rows} pasted"),
		TooLarge: l("粘贴的内容太多，最多 {max} KiB，没有收下。请分几次粘贴，或用命令读入文件。",
			"That is too much: at most {max} KiB. Nothing of it was taken; paste it in parts, or read a file in by command."),
		TooMany: l("粘贴的行太多，最多 {max} 行，没有收下。请分几次粘贴，或用命令读入文件。",
			"Too many rows: at most {max}. Nothing of it was taken; paste it in parts, or read a file in by command."),
		Replaced:  l("已换成刚粘贴的内容", "Replaced by what was pasted just now"),
		NoGoingOn: l("没有写入任何内容。请更正后重新粘贴，或先办理变更再核对。", "Nothing was written. Correct it and paste it again, or make the change first."),
	}
}
