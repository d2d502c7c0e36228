package account

import (
	"context"
	"strings"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/account"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Add makes an account for a key.
var Add = deed.Deed[account.AddAccount, domain.Account]{
	Words: "account add", Key: "n",
	Name:  i18n.Line{ZH: "新增账号", EN: "Add account"},
	Intro: i18n.Line{ZH: "每人一个账号；一台电脑一把密钥，可以再加。", EN: "One account a person; one key a machine, and more can be added."},
	Short: i18n.Line{ZH: "新增账号", EN: "add an account"},
	May:   domain.CanAdminister,
	Fields: func(in *account.AddAccount) []deed.Field {
		return append(profile(&in.Name, &in.Role, &in.Lang, &in.Scope, &in.Person, nil, true),
			deed.KeyOf("key", &in.Key).Helped(keyZH, keyEN), keyName(&in.KeyName),
			deed.YesOf("certificate", &in.ByCertificate,
				i18n.Line{ZH: "用登记的密钥登录", EN: "comes in by the key"}, i18n.Line{ZH: "用证书登录，不登记密钥", EN: "comes in by certificate, no key"}).
				Named("登录方式", "Comes in by").Helped("不登记密钥：用写有账号编号的证书登录", "no key: comes in by a certificate that names the account's ID"))
	},
	Do: (*office.Office).AddAccount,
	Said: func(t *i18n.Text, _ account.AddAccount, a domain.Account) string {
		return t.Sentence(t.Account.Said, domain.Args{"id": a.ID, "name": a.Name, "role": t.Word.Role[a.Role]})
	},
}

const (
	keyZH = "SSH 公钥（.pub 文件的内容），- 表示从标准输入读"
	keyEN = "SSH public key (what the .pub file holds), - to read standard input"
)

// profile is who an account is and what it may do. The scope is read by the role,
// so it comes after; held is the scope before a change of the role, which goes
// with it where the new role has none.
func profile(
	name *string, role *domain.Role, lang *string, scope, person *domain.ID, held *domain.ID, must bool,
) []deed.Field {
	fields := []deed.Field{
		deed.TextOf("name", name).Max(domain.MaxName).Named("姓名", "Name").Helped("姓名", "name"),
		deed.ChoiceOf("role", role, domain.Roles, roles).Named("角色", "Role").Helped(rolesZH, rolesEN),
		language(lang),
		deed.Func("scope", scope.String, func(typed string) error { return readScope(*role, typed, scope, held) }).
			Named("范围", "Scope").Helped("分会或群的编号，按角色", "ID of the branch or group, by role").
			Hinted("分会工作人员填分会编号，群主或管理员填群编号", "a branch's ID for branch staff, a group's for its managers"),
		deed.RecordOf("person", domain.KindPerson, person).Named("对应人员", "Person").Optional().
			Helped("对应的人员编号", "the person's ID in the registry"),
	}
	if must {
		fields[0], fields[1] = fields[0].Must(), fields[1].Must().Unchosen()
	}
	return fields
}

// language may be none.
func language(to *string) deed.Field {
	f := deed.ChoiceOf("lang", to, i18n.Langs, langs).Offering(langOptions).Helped("界面语言：zh 或 en", "language: zh or en")
	set := f.Set
	f.Set = func(c deed.Call, typed []string) error {
		if typed[len(typed)-1] == "" {
			*to = ""
			return nil
		}
		return set(c, typed)
	}
	return f
}

// langOptions offer no language of the account's own too: that of its client.
func langOptions(t *i18n.Text) []show.Option {
	return append([]show.Option{{Value: "", Label: t.Account.AnyLang}}, deed.Options(i18n.Langs, langs)(t)...)
}

func readScope(role domain.Role, typed string, scope, held *domain.ID) error {
	kind := role.Scope()
	if strings.TrimSpace(typed) == "" || held != nil && kind != held.Kind && typed == held.String() {
		*scope = domain.ID{}
		return nil
	}
	if kind == 0 {
		kind = domain.KindBranch // for the rule to refuse
	}
	id, err := domain.ReadID(typed, kind)
	if err != nil {
		return err
	}
	*scope = id
	return nil
}

func keyName(to *string) deed.Field {
	return deed.TextOf("key_name", to).Max(domain.MaxName).Optional().
		Helped("密钥的名称，如“办公室电脑”；不填用公钥里的注释", "what to call the key, like “office PC”; its comment otherwise")
}

// edit is the input of a change with the scope as it was.
type edit struct {
	account.EditAccount
	held domain.ID
}

// Edit changes who an account is and what it may do.
var Edit = deed.Deed[edit, domain.Account]{
	Words: "account edit", Key: "e", On: domain.KindAccount,
	Name:  i18n.Line{ZH: "修改", EN: "Edit"},
	Title: i18n.Line{ZH: "修改账号", EN: "Edit the account"},
	Intro: i18n.Line{
		ZH: "角色和范围立即生效，已打开的控制台也一样；语言下次登录起生效。",
		EN: "Role and scope hold at once, in open consoles too; the language from the next login on.",
	},
	Submit: i18n.Line{ZH: "保存", EN: "Save"},
	Short:  i18n.Line{ZH: "修改账号，不写的项不变", EN: "change an account; what is not given stays"},
	May:    domain.CanAdminister,
	Load: deed.From((*office.Office).Account, func(_ *i18n.Text, v account.View) deed.Loaded[edit] {
		return deed.Loaded[edit]{Name: v.Name, In: edit{held: v.Scope, EditAccount: account.EditAccount{
			ID: v.ID, Version: v.Version, Name: v.Name, Role: v.Role, Scope: v.Scope, Person: v.Person, Lang: v.Lang,
		}}}
	}),
	Version: func(in *edit) *uint64 { return &in.Version },
	Fields: func(in *edit) []deed.Field {
		fields := profile(&in.Name, &in.Role, &in.Lang, &in.Scope, &in.Person, &in.held, false)
		set := fields[1].Set
		fields[1].Set = func(c deed.Call, typed []string) error {
			err := set(c, typed)
			if in.Scope.Kind != in.Role.Scope() {
				in.Scope = domain.ID{} // the new role's is to be told, if it has one
			}
			return err
		}
		return fields
	},
	Do: doEdit,
	Said: func(t *i18n.Text, _ edit, a domain.Account) string {
		return t.Sentence(t.Account.Edited, domain.Args{"id": a.ID, "name": a.Name, "role": t.Word.Role[a.Role]})
	},
}

// KeyAdd gives an account one more key.
var KeyAdd = deed.Deed[account.AddKey, domain.Account]{
	Words: "account key add", Key: "a", On: domain.KindAccount,
	Name:  i18n.Line{ZH: "增加密钥", EN: "Add key"},
	Title: i18n.Line{ZH: "增加密钥", EN: "Add a key"},
	Short: i18n.Line{ZH: "给账号增加一把密钥", EN: "add a key to an account"},
	May:   domain.CanAdminister,
	Load: deed.From((*office.Office).Account, func(_ *i18n.Text, v account.View) deed.Loaded[account.AddKey] {
		return deed.Loaded[account.AddKey]{Name: v.Name, In: account.AddKey{Account: v.ID}}
	}),
	Fields: func(in *account.AddKey) []deed.Field {
		return []deed.Field{deed.KeyOf("key", &in.Key).Must().Helped(keyZH, keyEN), keyName(&in.Name)}
	},
	Do: (*office.Office).AddAccountKey,
	Said: func(t *i18n.Text, in account.AddKey, a domain.Account) string {
		return t.Sentence(t.Account.KeyAdded, domain.Args{"id": a.ID, "name": a.Name, "key": in.Key.Fingerprint, "n": len(a.Keys)})
	},
}

// remove is the input of a removal with the keys to choose from.
type remove struct {
	account.RemoveKey
	keys []account.KeyView
}

// KeyRemove takes a key from its account; what it has open ends.
var KeyRemove = deed.Deed[remove, domain.Account]{
	Words: "account key remove", Key: "x", On: domain.KindAccount, Danger: true,
	Name:  i18n.Line{ZH: "移除密钥", EN: "Remove key"},
	Title: i18n.Line{ZH: "移除密钥", EN: "Remove a key"},
	Intro: i18n.Line{ZH: "用它打开的连接立即结束；它不能再登记给别的账号。", EN: "What it has open ends at once; it can never be another account's."},
	Short: i18n.Line{ZH: "从账号移除一把密钥", EN: "remove a key from an account"},
	May:   domain.CanAdminister,
	Load: deed.From((*office.Office).Account, func(_ *i18n.Text, v account.View) deed.Loaded[remove] {
		return deed.Loaded[remove]{Name: v.Name, In: remove{RemoveKey: account.RemoveKey{Account: v.ID}, keys: v.Keys}}
	}),
	Fields: func(in *remove) []deed.Field {
		f := deed.TextOf("key", &in.Key).Must().Helped("密钥的名称或指纹", "the key's name or fingerprint")
		f.Kind = deed.Choice
		f.Offered = func(*i18n.Text) (out []show.Option) {
			for _, k := range in.keys {
				out = append(out, show.Option{Value: k.Fingerprint, Label: k.Label(), Note: k.Fingerprint})
			}
			return out
		}
		return []deed.Field{f}
	},
	Do: doRemove,
	Said: func(t *i18n.Text, _ remove, a domain.Account) string {
		return t.Sentence(t.Account.KeyRemoved, domain.Args{"id": a.ID, "name": a.Name, "n": len(a.Keys)})
	},
}

// Disable keeps an account from coming in any more.
var Disable = deed.Deed[domain.ID, domain.Account]{
	Words: "account disable", Key: "d", On: domain.KindAccount, Danger: true,
	Name:  i18n.Line{ZH: "停用", EN: "Disable"},
	Title: i18n.Line{ZH: "停用账号", EN: "Disable the account"},
	Intro: i18n.Line{
		ZH: "它打开的连接立即结束，不能恢复；它的密钥不能再登记给别的账号。",
		EN: "What it has open ends at once, and it stays disabled; its keys can never be another account's.",
	},
	Short: i18n.Line{ZH: "停用账号", EN: "disable an account"},
	May:   domain.CanAdminister,
	Load:  deed.ByID, Do: (*office.Office).DisableAccount,
	Said: func(t *i18n.Text, _ domain.ID, a domain.Account) string {
		return t.Tell(i18n.Line{ZH: "{id} 已停用：{name}。", EN: "{id} disabled: {name}."}, domain.Args{"id": a.ID, "name": a.Name})
	},
}

func doEdit(o *office.Office, ctx context.Context, by domain.Caller, in edit) (domain.Account, error) {
	return o.EditAccount(ctx, by, in.EditAccount)
}

func doRemove(o *office.Office, ctx context.Context, by domain.Caller, in remove) (domain.Account, error) {
	return o.RemoveAccountKey(ctx, by, in.RemoveKey)
}
