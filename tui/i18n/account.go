package i18n

// Account holds the text of accounts, their keys and their sessions (账号).
type Account struct {
	Role, Person, Lang, AnyLang, KeyName, Fingerprint, Added, Used, Never, NoKeys string
	Said, Edited, KeyAdded, KeyRemoved                                            string
	Remote, Face, Since, Idle, Minutes, Ended                                     string
	Accounts, Sessions, Changed                                                   string
}

func accountText(l lang) Account {
	return Account{
		Role: l("角色", "Role"), Person: l("对应人员", "Person"), Lang: l("界面语言", "Language"), AnyLang: l("随客户端", "as the client"),
		KeyName: l("密钥", "Key"), Fingerprint: l("指纹", "Fingerprint"), Added: l("登记", "Added"), Used: l("最近使用", "Last used"),
		Never: l("未用过", "never"), NoKeys: l("没有密钥", "no key"),
		Said:     l("{id} 已新增：{name}（{role}）。", "{id} added: {name} ({role})."),
		Edited:   l("{id} 已修改：{name}（{role}）。", "{id} changed: {name} ({role})."),
		KeyAdded: l("{id} {name} 增加了密钥 {key}，现有 {n} 把。", "{id} {name} has one more key, {key}: {n} now."),
		KeyRemoved: l("{id} {name} 移除了一把密钥，还有 {n} 把。",
			"One key of {id} {name} was removed; {n} {n|is|are} left."),
		Remote: l("来自", "From"), Face: l("方式", "Face"), Since: l("开始", "Since"), Idle: l("闲置", "Idle"),
		Minutes: l("{n} 分钟", "{n} min"), Ended: l("{id} 已结束：{name}。", "{id} ended: {name}."),
		Accounts: l("账号", "Accounts"), Sessions: l("在线连接", "Sessions"),
		Changed: l("您的权限已变更，现在是{role}。", "Your rights were changed: you are {role} now."),
	}
}
