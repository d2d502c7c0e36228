package sample

import (
	"time"

	"alumni/domain"
)

// conditions bring single groups into the states that the story needs; n
// counts a branch's groups from 0.
var conditions = map[string]func(g *groupPlan, n int){
	// Names in another known form: findings with a proposal, N1.2b.
	"天津": named("武汉轻工大学天津校友会"),
	"云南": both(named("武汉轻工大学云南校友分会群"), unfiled),
	"贵州": both(named("武汉轻工大学贵州校友分会群０１"), underReview),
	"海南": both(named("轻工大海南校友群"), underReview),
	"宁波": named("武汉轻工大学宁波校友会"),

	// No owner at present (群主空缺), M5.1.
	"内蒙古": both(orphaned, unfiled),
	"新疆":  both(orphaned, unfiled),

	"甘肃": unfiled,
	"青岛": unfiled,
	"重庆": underReview,
	"四川": underReview,
	"广州": unfiled,

	// Second groups that lost their standing, M8.2, or were dissolved.
	"河南": nth(1, domain.GroupSuspended),
	"广西": nth(0, domain.GroupTerminated),
	"江苏": nth(1, domain.GroupEnded),
}

func named(name string) func(*groupPlan, int) {
	return func(g *groupPlan, _ int) { g.Name = name }
}

func both(a, b func(*groupPlan, int)) func(*groupPlan, int) {
	return func(g *groupPlan, n int) { a(g, n); b(g, n) }
}

// orphaned is a group whose owner left without a successor when it had just
// been filed.
func orphaned(g *groupPlan, _ int) { g.owner, g.VacantSince = none, g.FiledAt }

func unfiled(g *groupPlan, _ int) {
	g.Group = domain.RenewFiling(g.Group)
	g.FiledAt = time.Time{}
}

func underReview(g *groupPlan, n int) {
	unfiled(g, n)
	g.Filing = domain.FilingSubmitted
}

func nth(which int, s domain.GroupState) func(*groupPlan, int) {
	return func(g *groupPlan, n int) {
		if n != which {
			return
		}
		if g.State = s; !s.Live() {
			g.EndedAt = g.FiledAt
		}
	}
}
