package i18n

import (
	"fmt"
	"strings"

	"alumni/domain"
)

// Damage says what is wrong in the store. Templates are for fmt.
type Damage struct {
	Value map[domain.StoredValue]string
	Fault map[domain.DamageFault]string
	Line  string // what stands where, and what is wrong with it
	// What the program found in its own words, and how much is not named.
	Detail, Others string
}

func damageText(l lang) Damage {
	return Damage{
		Line: l("%s：%s", "%s: %s"), Detail: l("（原文：%v）", " (%v)"), Others: l("另有 %d 处", "and %d more"),
		Value: map[domain.StoredValue]string{
			domain.StoredRecord: l("记录", "record"), domain.StoredMembership: l("群成员", "membership"),
			domain.StoredCounter: l("计数", "counter"), domain.StoredClaim: l("唯一值", "unique value"),
			domain.StoredAudit: l("审计条目", "audit entry"), domain.StoredDetail: l("审计详情", "detail of audit entry"),
			domain.StoredIndex: l("索引", "index entry"), domain.StoredSearch: l("检索词", "search term of"),
			domain.StoredWaiting: l("待办索引", "inbox entry"), domain.StoredAuditIndex: l("审计索引", "index of audit entry"),
			domain.StoredUnsent: l("未提交的内容", "unsent form of"),
			domain.StoredMark:   l("数据库标记", "mark of the store"), domain.StoredUnknown: l("未知内容", "unknown key"),
		},
		Fault: map[domain.DamageFault]string{
			domain.DamageChecksum: l("校验和不符", "its checksum is wrong"),
			domain.DamageForm:     l("内容不合格式", "it does not read"),
			domain.DamageKey:      l("存放位置不对", "it stands where it does not belong"),
			domain.DamageMissing:  l("缺失", "it is missing"),
			domain.DamageStray:    l("所属的内容不存在", "what it belongs to is not there"),
			domain.DamageDiffers:  l("与所属的内容不一致", "it is not what follows from what it belongs to"),
			domain.DamageBehind:   l("小于已用的编号", "it is below a number in use"),
			domain.DamageChain:    l("与审计链不符", "it does not fit the audit chain"),
		},
	}
}

// More says how many findings are not named.
func (d Damage) More(n domain.MoreDamage) string { return fmt.Sprintf(d.Others, int(n)) }

// Of says one finding.
func (d Damage) Of(one *domain.Damage) string {
	what := []string{d.Value[one.Value]}
	if one.Entry > 0 {
		what = append(what, fmt.Sprint(one.Entry))
	}
	for _, part := range []string{one.Name, one.ID.String(), one.Other.String()} {
		if part != "" {
			what = append(what, part)
		}
	}
	wrong := d.Fault[one.Fault]
	if one.Err != nil {
		wrong += fmt.Sprintf(d.Detail, one.Err)
	}
	return fmt.Sprintf(d.Line, strings.Join(what, " "), wrong)
}
