package i18n

import "fmt"

// Server is what the operator's commands say. Templates are for fmt.
type Server struct {
	Problem, PortInUse, BadListen, Locked, LockedServe, Damaged, NewerSchema, NoDataKey, BadDataKey string
	DataKeyOpen, WrongDataKey, NotWritable, NotFolder, NoStore, HostKeyOpen, BadHostKey, NoDirector string
	BadAdminKey, NoAdminKeyFile, BadFile, BadEnv, NoSSH, NoTerminalDemo, SSHFailed, Created         string
	FirstDirector, Listening, HostKey, Connect, Stopped, DemoReady, DemoName, DemoNote, DemoGone    string
	DemoRosters                                                                                     string // where the lists to try the imports with are
	StoreOK, StoreBad, Version, VersionUnknown, StoreLost, StoreBroke, RevokedWithoutCA, FirstSteps string

	// Backups.
	BackupThere, BackupFull, BackupBusy, BackupFailed, BackupInData, BadBackupDir                             string
	BadRecipient, RecipientIsFile, BackupWithoutDir, NoSocket                                                 string
	BackupSealed, BackupNotOpened, BackupNotFor, BackupNone, BackupCutOff, BackupBad, BadIdentity, Passphrase string
	Restored, RestoreNotEmpty, RestoreNoKey, RestoredNoHost, DrillOK, LockedCompact, CompactBad               string
	Compacted, CopiedTo, Copied, CopySealed, CopyPlain                                                        string

	// How a server is.
	HealthState, HealthReady, HealthNotReady, HealthVersion, HealthStarted, HealthPeople, HealthChain string
	HealthDisk, HealthRoom, HealthBackup, HealthNoBackup, HealthNeverBackedUp, NoServer, NoAnswer     string
	MetricsAt, MetricsLoopback                                                                        string
	Problems                                                                                          map[string]string
	Reason                                                                                            Reason

	// What a data folder lacks, or shows to others.
	NoHostKey, KeysAlone, NothingNew, NotOurs, SharedFolder, OpenToOthers, Closed, BadLog, LogIsData string
}

func serverText(l lang) Server {
	return Server{
		Problem:   l("alumni：%s", "alumni: %s"),
		PortInUse: l("端口已被占用：%s。请换一个 %s，或先停掉占用它的程序。", "port in use: %s. Choose another %s or stop the program that holds it."),
		BadListen: l("不能监听 %s：%v", "cannot listen on %s: %v"),
		Locked:    l("数据 %s 正由运行中的服务使用。请改用远程命令：%s", "the data in %s is in use by a running server. Use the remote command: %s"),
		LockedServe: l("数据 %s 正由另一个运行中的服务使用；同一份数据只能由一个服务打开。",
			"the data in %s is in use by another running server; one server at a time opens it."),
		Damaged: l("数据库 %s 已损坏或不是本程序的数据库（%v）。未作任何改动；请用备份恢复。",
			"the store %s is damaged or not a store of this program (%v). Nothing was changed; restore a backup."),
		StoreLost: l("服务停止：数据库 %s 在运行中被移走、替换、截断或改写（%v）。已确认的操作都在原来的文件里，未确认的未生效；请把该文件放回原处，运行 alumni check，再启动。",
			"the server ended: the store %s was moved, replaced, cut off or written over while it was in use (%v). What was "+
				"acknowledged is in "+
				"the file that was there; what was not has no effect. Put that file back, run “alumni check” and start again."),
		StoreBroke: l("服务停止：数据库 %s 在使用中出错（%v）。未确认的操作未生效；请运行 alumni check，必要时用备份恢复。",
			"the server ended: the store %s failed while it was in use (%v). What was not acknowledged has no effect. Run “alumni check”; "+
				"restore a backup if it finds anything."),
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
		NoDirector: l("还没有总会负责人，也没有给出公钥，所以不启动，也未建立任何文件。请用 --admin-key 指定负责人的公钥文件（如 ~/.ssh/id_ed25519.pub），或设置 ALUMNI_ADMIN_KEYS。",
			"there is no HQ director yet and no key was given, so nothing was started and nothing created. Name the director's "+
				"public key file with --admin-key (like ~/.ssh/id_ed25519.pub), or set ALUMNI_ADMIN_KEYS."),
		BadAdminKey:    l("%s：%v", "%s: %v"),
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
		DemoRosters: l("各种样式的名单（均为虚构）在 %s，可用 person import、member import 试导入。",
			"Lists of every shape, all names invented, are in %s; try person import and member import with them."),
		DemoGone: l("示例数据已清除。", "The sample data is gone."), StoreOK: l("数据库完好：%s", "The store is sound: %s"),
		StoreBad: l("数据库 %s 内部不一致：", "The store %s contradicts itself:"), Version: l("alumni %s（%s）", "alumni %s (%s)"),
		VersionUnknown: l("这个程序构建时没有记下提交号；cmd/alumni/deploy/build 构建的会记下版本和提交号。",
			"This build did not note its revision; what cmd/alumni/deploy/build builds has its version and revision."),
		FirstSteps: l(`alumni 是校友总会的控制台，通过 SSH 使用。请先做其中一件：
  alumni demo                                        用示例数据试一试，离开即清除
  alumni serve --data 文件夹 --admin-key 公钥文件    启动服务
  alumni help                                        列出全部命令`,
			`alumni is the console of an alumni headquarters, served over SSH. Begin with one of these:
  alumni demo                                  try it on sample data, which is removed when you leave
  alumni serve --data DIR --admin-key FILE     start the server
  alumni help                                  list all commands`),
		RevokedWithoutCA: l("--revoked 要和 --user-ca 一起用。", "--revoked goes with --user-ca"),

		BackupThere:  l("%s 已存在，备份不覆盖任何文件。请换一个名字。", "%s is there already, and a backup overwrites no file. Choose another name."),
		BackupFull:   l("磁盘已满，未留下半份文件：%s", "the disk is full; no half file was left: %s"),
		BackupBusy:   l("正有别人在取备份，请稍后再试，未写文件：%s", "others are taking backups; try again when they are done; no file was written: %s"),
		BackupFailed: l("备份 %s 未成：%v", "the backup %s failed: %v"),
		BackupInData: l("备份不能放在数据文件夹里：%s", "the backups cannot lie in the data folder: %s"),
		BadBackupDir: l("备份文件夹 %s 不可用：%v", "the folder for backups %s cannot be used: %v"),
		BadRecipient: l("%s 里没有可用的公钥：只接受 age1… 一行，或以 ssh-ed25519、ssh-rsa 开头的一行。",
			"%s: no public key that a backup can be sealed to; a line that begins with age1, ssh-ed25519 or ssh-rsa is taken"),
		BackupWithoutDir: l("--%s 要和 --backup-dir 一起用。", "--%s goes with --backup-dir"),
		RecipientIsFile:  l("%s 要的是公钥本身；给文件请用 %s。", "%s takes the public key itself; name a file with %s"),
		NoSocket:         l("本机命令 backup、health 不可用：%v", "the commands backup and health of this machine will not work: %v"),
		BackupSealed:     l("备份 %s 已加密，请用 --identity 给出私钥文件。", "the backup %s is sealed; name a private key file with --identity."),
		BackupNotFor:     l("备份 %s 不是加密给这些私钥的。", "the backup %s is sealed to other keys than these."),
		BackupNotOpened: l("备份 %s 打不开：私钥没有用口令解开（口令不对，或这里没有终端可问）。",
			"the backup %s does not open: the private key was not unlocked (a wrong passphrase, or no terminal to ask for it)."),
		BackupNone:      l("%s 不是本程序的备份。", "%s is no backup of this program."),
		BackupCutOff:    l("备份 %s 不完整，被截断了。", "the backup %s was cut off."),
		BackupBad:       l("备份 %s 不可信，未作任何更改：%v", "the backup %s does not verify, nothing was changed: %v"),
		BadIdentity:     l("私钥文件 %s 不可用：%v", "the private key file %s is unusable: %v"),
		Passphrase:      l("%s 的口令：", "Passphrase of %s: "),
		Restored:        l("已恢复到 %s：%s 的备份，审计 %d 条，末条 %s。", "Restored to %s: the backup of %s, %d audit entries, head %s."),
		RestoreNotEmpty: l("数据文件夹 %s 不是空的，恢复不覆盖任何文件。", "the data folder %s is not empty, and a restore overwrites no file."),
		RestoreNoKey: l("备份 %s 里没有数据密钥（未加密的备份都没有）。请用 --keys 给出存放 data.key 的文件夹。",
			"the backup %s holds no data key, as none does that is not sealed. Name the folder that has data.key with --keys."),
		RestoredNoHost: l("没有主机私钥 host_ed25519：请把它放回数据文件夹，或以 serve --new 换新的。",
			"There is no host key host_ed25519: put it back into the data folder, or make a new one with serve --new."),
		DrillOK: l("备份可用：%s，%s，审计 %d 条，末条 %s。未动任何数据。",
			"The backup is good: %s of %s, %d audit entries, head %s. Nothing was touched."),
		LockedCompact: l("数据 %s 正由运行中的服务使用，不能压缩。请先停止服务。", "the data in %s is in use by a running server; stop it to compact the store."),
		CompactBad:    l("压缩后的 %s 不可信，未作任何更改：%v", "what became of %s does not verify, nothing was changed: %v"),
		Compacted:     l("已压缩 %s：%s → %s", "Compacted %s: %s → %s"),
		CopiedTo:      l("已备份到 %s：", "Backed up to %s: "), Copied: l("备份 %s，审计 %d 条，末条 %s。", "a copy of %s, %d audit entries, head %s."),
		CopySealed: l("已加密给 %d 人，内含 data.key 与主机私钥。", " It is sealed to %d and holds data.key and the host key."),
		CopyPlain: l("未加密，不含 data.key：请另行保管 data.key 与 host_ed25519。",
			" It is not sealed and does not hold data.key: keep data.key and host_ed25519 apart."),

		HealthState: l("状态", "State"), HealthReady: l("就绪", "ready"), HealthNotReady: l("未就绪", "not ready"),
		HealthVersion: l("版本", "Version"), HealthStarted: l("启动于", "Started"), HealthPeople: l("在线", "People online"),
		HealthChain: l("审计链", "Audit chain"), HealthDisk: l("磁盘", "Disk"), HealthRoom: l("数据库 %s，剩余 %s", "store %s, free %s"),
		HealthBackup: l("备份", "Last backup"), HealthNoBackup: l("未设定时备份", "none are made on time"),
		HealthNeverBackedUp: l("还没有过", "none yet"),
		NoServer:            l("数据文件夹 %s 上没有运行中的服务。", "no server runs on the data folder %s."),
		NoAnswer:            l("数据文件夹 %s 上的服务没有回答：%v", "the server on the data folder %s does not answer: %v"),
		MetricsAt:           l("指标：http://%s/metrics", "Metrics: http://%s/metrics"),
		MetricsLoopback: l("指标只能在本机回环地址上（如 127.0.0.1:9222），不能在 %s。",
			"metrics are served on a loopback address only (like 127.0.0.1:9222), not on %s."),
		Reason: reasonText(l),
		Problems: map[string]string{
			"store": l("数据库读不出", "the store cannot be read"), "stopping": l("正在停止", "it is stopping"),
			"clock": l("时钟可疑", "the clock is doubted"), "disk": l("磁盘空间不足", "little room is left on the disk"),
			"backup_failed":  l("上次定时备份失败，详见日志", "the last backup on time failed; the log says why"),
			"backup_overdue": l("备份逾期", "no good backup for too long"),
			"user_ca":        l("--user-ca 的文件读不出，下次将不能启动", "the file of --user-ca can't be read: the next start would fail"),
			"revoked":        l("--revoked 的文件读不出，所有证书都不能登录", "the file of --revoked can't be read: no certificate opens"),
		},

		NoHostKey: l("有数据库却没有主机私钥 %s，各人的 ssh 会警告主机已变。请从备份恢复该文件；确要换新的，请加 --new，并把新指纹告知大家。",
			"there is a store but no host key %s, so everybody's ssh would warn of a changed host. Restore that file from a backup; "+
				"to make a new one on purpose, add --new and tell everybody its fingerprint."),
		KeysAlone: l("有密钥却没有数据库 %s。请从备份恢复（alumni restore）；确要建立空的新数据库，请加 --new。",
			"there are keys but no store %s. Restore a backup (alumni restore); to begin an empty store on purpose, add --new."),
		NothingNew: l("%s 里什么都不缺，--new 没有可新建的。请去掉 --new。", "nothing is missing in %s that --new could make. Leave --new out."),
		NotOurs: l("数据文件夹 %s 属于用户 %s，而本程序以 %s 运行。请以该用户运行，或更改文件夹的属主。",
			"the data folder %s belongs to %s, but this program runs as %s. Run it as that user, or change the folder's owner."),
		SharedFolder: l("文件夹 %s 他人可读，且另有他用。请另选一个专用的数据文件夹。",
			"others can read the folder %s, and it holds other things. Choose a folder of its own for the data."),
		OpenToOthers: l("%s 他人可读。请先运行：chmod %s %s（%v）", "others can read %s. First run: chmod %s %s (%v)"),
		Closed:       l("%s 他人可读（%04o），已改为 %04o。", "others could read %s (%04o); its mode is %04o now."),
		BadLog:       l("不能写日志 %s：%v", "cannot write the log %s: %v"),
		LogIsData:    l("日志不能是数据文件：%s", "the log cannot be a file of the data: %s"),
	}
}

// Copied says what a copy of the store is, and where, if it is a file.
func (t *Text) Copied(file string, bytes int64, entries uint64, head string, recipients int) string {
	s := &t.Server
	said := ""
	if file != "" && file != "-" {
		said = fmt.Sprintf(s.CopiedTo, file)
	}
	said += fmt.Sprintf(s.Copied, t.Bytes(bytes), entries, head)
	if recipients == 0 {
		return said + s.CopyPlain
	}
	return said + fmt.Sprintf(s.CopySealed, recipients)
}

// Bytes is a size as people read it: 3.2 MB.
func (t *Text) Bytes(n int64) string {
	size, unit := float64(n), 0
	units := []string{"B", "kB", "MB", "GB", "TB"}
	for size >= 1000 && unit < len(units)-1 {
		size, unit = size/1000, unit+1
	}
	if unit == 0 {
		return fmt.Sprintf("%d B", n)
	}
	return fmt.Sprintf("%.1f %s", size, units[unit])
}

// sessionText holds the lines that the SSH server itself says, by their keys.
func sessionText(l lang) map[string]string {
	return map[string]string{
		"no_terminal": l("这里没有终端，也没有给出命令。打开控制台请在终端里连接（或加 -t）；全部命令见 help。",
			"there is no terminal here and no command was given; connect from a terminal (or add -t) for the console, or see “help”"),
		"flood": l("输入太多，来不及处理，连接已断开。已提交的不受影响。",
			"more was sent than can be dealt with; the session ends, what was submitted stands"),
		"long_command": l("命令太长：一行最多 64 KB、1000 个词；长文请从标准输入给出。",
			"the command is too long: a line holds 64 kB and 1000 words; give long texts by standard input"),
		"bad_command":  l("命令写法不对：引号没有成对，或命令为空。", "malformed command: unbalanced quotes, or nothing at all"),
		"too_many":     l("服务器上的连接太多，请稍后再试。", "too many sessions on the server; try again later"),
		"too_many_key": l("您的密钥打开的连接太多，请先关掉一些。", "too many sessions of your key; close some first"),
		"busy":         l("服务器正忙，请稍后再试。", "the server is busy; try again later"),
		"unknown":      l("这把密钥没有登记。", "this key has no account"),
		"disabled":     l("您的账号已停用。如有疑问请联系总会负责人。", "Your account was disabled; ask an HQ director if in doubt."),
		"handed_over": l("群已移交，您不再是群主或管理员，这个账号不能再登录。",
			"the group was handed over: you are no owner or admin of it any more, so this account opens no more"),
		"cert_stranger": l("这张证书不是本服务器认可的签发方签发的。", "this certificate was signed by nobody whom this server trusts"),
		"cert_host":     l("这是主机证书，不能用来登录。", "this certificate is for hosts, not for people"),
		"cert_early":    l("您的证书尚未生效。", "your certificate is not valid yet"),
		"cert_expired":  l("您的证书已过期，请换新的。", "your certificate has expired; get a new one"),
		"cert_revoked":  l("您的证书已被吊销。", "your certificate was revoked"),
		"cert_source":   l("您的证书不许从这个地址使用。", "your certificate may not be used from this address"),
		"cert_option": l("您的证书带有这里不支持的限制（如 force-command），不能使用。",
			"your certificate has a critical option that is not supported here, such as force-command"),
		"cert_weak": l("您的证书所用的密钥或签名太弱，不能使用。", "the key or the signature of your certificate is too weak"),
		"cert_principal": l("您的证书没有指明它能打开的账号（principal 应是账号编号，如 U-0003）。",
			"your certificate names no account of this server that it opens (the principal is an account's number, like U-0003)"),
		"cert_unchecked": l("现在查不到哪些证书已被吊销，所以证书都不能登录。请告知系统管理员。",
			"what is revoked cannot be read now, so no certificate opens; tell the operator"),
		"cert_several": l("您的证书指明了几个账号；只能指明一个（principal 写一个账号编号，如 U-0003）。",
			"your certificate names several accounts; it must name exactly one (one principal is an account's number, like U-0003)"),
		"key_removed":   l("这把密钥已从您的账号移除，请换用另一把。", "this key was taken from your account; use another"),
		"shutting_down": l("服务器正在停止，请稍后再连。", "the server is going down; connect again later"),
		"idle":          l("太久没有按键，连接已断开。", "no key was pressed for too long; disconnected"),
		"max_session":   l("本次连接已到最长时间，请重新连接。", "this session has reached its longest time; connect again"),
		"internal":      l("程序出错，本次连接已结束。", "a fault of the program ended the session"), "interrupted": l("已中断。", "interrupted"),
		"enrol_only": l("这把密钥没有登记。有邀请码的，请运行：ssh alumni@主机 enroll 邀请码",
			"this key has no account; with an invitation run: ssh alumni@HOST enroll CODE"),
		"ended": l("总会负责人结束了这个连接。", "an HQ director ended this session"),
	}
}
