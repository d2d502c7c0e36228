package i18n

// Account holds the text of accounts, their keys and their sessions (账号).
type Account struct {
	Role, Person, Lang, AnyLang, KeyName, Fingerprint, Added, Used, Never, NoKeys string
	Said, Edited, KeyAdded, KeyRemoved                                            string
	Certificate, Certified, Serial, Authority                                     string
	Remote, Face, Since, Idle, Minutes, Ended                                     string
	Expires, Expired, InviteRevoked, Invitations, Enrolled                        string
	Invited, InvitedTitle, InvitedOnce, InvitedHost, Host                         string
	Accounts, Sessions, Changed                                                   string
}

func accountText(l lang) Account {
	return Account{
		Role: l("角色", "Role"), Person: l("对应人员", "Person"), Lang: l("界面语言", "Language"), AnyLang: l("随客户端", "as the client"),
		KeyName: l("密钥", "Key"), Fingerprint: l("指纹", "Fingerprint"), Added: l("登记", "Added"), Used: l("最近使用", "Last used"),
		Never: l("未用过", "never"), NoKeys: l("没有登记密钥，凭证书登录", "no key is registered; it comes by certificate"),
		Certificate: l("名称", "Name"), Certified: l("证书 {name}（序号 {n}）", "certificate {name} (serial {n})"),
		Serial: l("序号", "Serial"), Authority: l("签发方", "Signed by"),
		Said:     l("{id} 已新增：{name}（{role}）。", "{id} added: {name} ({role})."),
		Edited:   l("{id} 已修改：{name}（{role}）。", "{id} changed: {name} ({role})."),
		KeyAdded: l("{id} {name} 增加了密钥 {key}，现有 {n} 把。", "{id} {name} has one more key, {key}: {n} now."),
		KeyRemoved: l("{id} {name} 移除了一把密钥，还有 {n} 把。",
			"One key of {id} {name} was removed; {n} {n|is|are} left."),
		Remote: l("来自", "From"), Face: l("方式", "Face"), Since: l("开始", "Since"), Idle: l("闲置", "Idle"),
		Minutes: l("{n} 分钟", "{n} min"), Ended: l("{id} 已结束：{name}。", "{id} ended: {name}."),
		Expires: l("有效至", "Until"), Expired: l("已过期", "expired"), Invitations: l("邀请", "Invites"),
		Invited: l("{id} 邀请 {name}，有效至 {until}。邀请码只显示这一次，请对方用自己的密钥运行一次：{value}",
			"{id} invites {name}, until {until}. The code is shown only now; it is used once, with a key of their own: {value}"),
		InvitedTitle: l("邀请 {name}", "Invitation of {name}"),
		InvitedOnce: l("请把下面这一行发给对方，由其用自己的密钥运行一次。邀请码只在这里显示这一次，关闭后不能再看。",
			"Send the line below, to be run once with a key of their own. The code is shown here only now, and never again."),
		InvitedHost:   l("“主机”请换成你们连接用的地址。", "Put the address that your staff connect to in the place of HOST."),
		Host:          l("主机", "HOST"),
		InviteRevoked: l("{id} 已撤销：{name}。", "{id} revoked: {name}."),
		Enrolled: l("已登记：{id} {name}（{role}），密钥 {key}。现在可以正常连接了。",
			"Registered: {id} {name} ({role}), key {key}. You can connect now."),
		Accounts: l("账号", "Accounts"), Sessions: l("在线连接", "Sessions"),
		Changed: l("您的权限已变更，现在是{role}。", "Your rights were changed: you are {role} now."),
	}
}
