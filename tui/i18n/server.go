package i18n

// Server is what the operator's commands say.
type Server struct {
	Problem               string // the line that names a failure: message
	PortInUse             string // address
	BadListen             string // address, error
	Locked                string // folder, remote command
	LockedServe           string // folder
	Damaged               string // file, error
	NewerSchema           string // file
	NoDataKey             string // file
	BadDataKey            string // file, error
	DataKeyOpen           string // file, file
	WrongDataKey          string // key file, store
	NotWritable           string // folder, error
	NotFolder             string // folder
	NoStore               string // folder
	HostKeyOpen           string // file, mode
	BadHostKey            string // file, error
	NoDirector            string
	BadAdminKey           string // source, error
	NoAdminKeyFile        string // file, error
	BadFile               string // file, error
	BadEnv                string // variable, value
	NoSSH, NoTerminalDemo string
	SSHFailed             string // error
	Created               string // folder
	FirstDirector         string // name, fingerprint
	Listening             string // address
	HostKey               string // fingerprint
	Connect               string // ssh line
	Stopped, DemoReady    string
	DemoName              string // of the demo's account
	DemoNote              string // how to stop
	DemoGone              string
	StoreOK               string // file
	StoreBad              string // file; the findings follow
	Version               string // version, go
}

func serverText(l lang) Server {
	return Server{
		Problem: l("alumni：%s", "alumni: %s"),
		PortInUse: l("端口已被占用：%s。请换一个 --listen，或先停掉占用它的程序。",
			"port in use: %s. Choose another --listen or stop the program that holds it."),
		BadListen: l("不能监听 %s：%v", "cannot listen on %s: %v"),
		Locked:    l("数据 %s 正由运行中的服务使用。请改用远程命令：%s", "the data in %s is in use by a running server. Use the remote command: %s"),
		LockedServe: l("数据 %s 正由另一个运行中的服务使用；同一份数据只能由一个服务打开。",
			"the data in %s is in use by another running server; one server at a time opens it."),
		Damaged: l("数据库 %s 已损坏或不是本程序的数据库（%v）。未作任何改动；请用备份恢复。",
			"the store %s is damaged or not a store of this program (%v). Nothing was changed; restore a backup."),
		NewerSchema: l("数据库 %s 由更新版本的程序写成，本版本不能打开。请升级程序。",
			"the store %s was written by a newer version of this program. Upgrade the program."),
		NoDataKey: l("有数据库却没有数据密钥 %s，个人信息无法解读。请从备份恢复该文件。",
			"there is a store but no data key %s, so personal data cannot be read. Restore that file from a backup."),
		BadDataKey:   l("数据密钥 %s 不可用：%v", "the data key %s is unusable: %v"),
		DataKeyOpen:  l("数据密钥 %s 他人可读。请先运行：chmod 600 %s", "others can read the data key %s. First run: chmod 600 %s"),
		WrongDataKey: l("数据密钥 %s 不属于数据库 %s。请恢复与之相配的密钥。", "the data key %s does not belong to the store %s. Restore the key that does."),
		NotWritable:  l("数据文件夹 %s 不可写：%v", "the data folder %s is not writable: %v"),
		NotFolder:    l("%s 不是文件夹。", "%s is not a folder."),
		NoStore:      l("%s 里没有数据库。请先运行 alumni serve 建立。", "there is no store in %s. Run “alumni serve” first."),
		HostKeyOpen: l("主机私钥 %s 的权限是 %s，他人可读。请先运行：chmod 600 %s",
			"the host key %s has mode %s: others can read it. First run: chmod 600 %s"),
		BadHostKey: l("主机私钥 %s 不可用：%v", "the host key %s is unusable: %v"),
		NoDirector: l("还没有总会负责人，也没有给出公钥，所以不启动，也未建立任何文件。"+
			"请用 --admin-key 指定负责人的公钥文件（如 ~/.ssh/id_ed25519.pub），或设置 ALUMNI_ADMIN_KEYS。",
			"there is no HQ director yet and no key was given, so nothing was started and nothing created. "+
				"Name the director's public key file with --admin-key (like ~/.ssh/id_ed25519.pub), or set ALUMNI_ADMIN_KEYS."),
		BadAdminKey:    l("%s 不是有效的 SSH 公钥：%v", "%s is not a valid SSH public key: %v"),
		NoAdminKeyFile: l("读不到公钥文件 %s：%v", "cannot read the public key file %s: %v"),
		BadFile:        l("读不到文件 %s：%v", "cannot read the file %s: %v"),
		BadEnv:         l("环境变量 %s 的值无效：%s", "the environment variable %s has an invalid value: %s"),
		NoSSH: l("没有找到 ssh 客户端。请先安装（如 apt install openssh-client），或加 --no-open。",
			"no ssh client found. Install one (apt install openssh-client) or add --no-open."),
		NoTerminalDemo: l("这里不是终端，打不开控制台。请在终端里运行，或加 --no-open。",
			"this is not a terminal, so no console can open here. Run it in a terminal or add --no-open."),
		SSHFailed: l("ssh 未能打开控制台：%v", "ssh could not open the console: %v"), Created: l("已建立数据：%s", "Created the data in %s"),
		FirstDirector: l("首位总会负责人：%s（%s）", "First HQ director: %s (%s)"), Listening: l("正在监听：%s", "Listening on %s"),
		HostKey: l("主机密钥指纹：%s", "Host key fingerprint: %s"), Connect: l("连接：%s", "Connect: %s"), Stopped: l("已停止。", "Stopped."),
		DemoReady: l("正在准备示例数据……", "Preparing sample data …"), DemoName: l("演示账号", "Demo"),
		DemoNote: l("示例数据，均非真人。按 Ctrl+C 结束并清除。", "Sample data, no real persons. Ctrl+C ends it and removes everything."),
		DemoGone: l("示例数据已清除。", "The sample data is gone."), StoreOK: l("数据库完好：%s", "The store is sound: %s"),
		StoreBad: l("数据库 %s 内部不一致：", "The store %s contradicts itself:"), Version: l("alumni %s（%s）", "alumni %s (%s)"),
	}
}
