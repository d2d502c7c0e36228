// Package office is the façade of the use-cases: one method per thing a person
// does, told in the rooms below it and embedded here, so that every face
// (console, commands, files) comes through one door. Each use-case takes its
// time and opens one transaction, loads the caller's present role in it, applies
// the pure rule, writes, appends the audit entry in the same transaction, and
// publishes the event after the commit. Authorisation is decided in the rooms
// and nowhere else.
//
// The rooms know the core, desk, and never each other; task stands on top of
// them, because what ends a task depends on its kind, and intake, because a form
// implies what several of them keep. The import test holds it.
package office

import (
	"context"
	"errors"
	"time"

	"alumni/domain"
	"alumni/domain/office/account"
	"alumni/domain/office/bulletin"
	"alumni/domain/office/campaign"
	"alumni/domain/office/casework"
	"alumni/domain/office/consolidation"
	"alumni/domain/office/desk"
	"alumni/domain/office/filing"
	"alumni/domain/office/history"
	"alumni/domain/office/impostor"
	"alumni/domain/office/incident"
	"alumni/domain/office/intake"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
	"alumni/domain/office/review"
	"alumni/domain/office/settings"
	"alumni/domain/office/task"
	"alumni/domain/office/unsent"
	"alumni/domain/office/upkeep"
	"alumni/domain/office/violation"
)

// The services by names of their own, which are not seen outside: an embedded
// field is called as its type, and Service would hide all but one.
type (
	accountService       = account.Service
	bulletinService      = bulletin.Service
	campaignService      = campaign.Service
	caseworkService      = casework.Service
	consolidationService = consolidation.Service
	filingService        = filing.Service
	historyService       = history.Service
	impostorService      = impostor.Service
	incidentService      = incident.Service
	intakeService        = intake.Service
	peopleService        = people.Service
	registryService      = registry.Service
	reviewService        = review.Service
	settingsService      = settings.Service
	taskService          = task.Service
	upkeepService        = upkeep.Service
	unsentService        = unsent.Service
	violationService     = violation.Service
)

// Office runs the use-cases over a store.
type Office struct {
	base *desk.Base
	*accountService
	*bulletinService
	*campaignService
	*caseworkService
	*consolidationService
	*filingService
	*historyService
	*impostorService
	*incidentService
	*intakeService
	*peopleService
	*registryService
	*reviewService
	*settingsService
	*taskService
	*upkeepService
	*unsentService
	*violationService
}

// Option changes how an Office works.
type Option func(*Office)

// WithClock makes the office take the time from now.
func WithClock(now func() time.Time) Option { return func(o *Office) { o.base.Clock = now } }

// OnCommit lets fn hear of every change after its commit.
func OnCommit(fn func([]domain.Event)) Option { return func(o *Office) { o.base.OnCommit(fn) } }

// WithKeys gives the office the reader of SSH public keys.
func WithKeys(read account.KeyReader) Option {
	return func(o *Office) { o.accountService.Keys = read }
}

// WithCodes gives the office the maker of invitations' codes.
func WithCodes(codes account.Codes) Option { return func(o *Office) { o.accountService.Codes = codes } }

// New makes an office over a store.
func New(store domain.Store, opts ...Option) *Office {
	base := desk.NewBase(store)
	o := &Office{
		base:                 base,
		accountService:       account.New(base),
		bulletinService:      &bulletinService{Base: base},
		campaignService:      &campaignService{Base: base},
		caseworkService:      &caseworkService{Base: base},
		consolidationService: &consolidationService{Base: base},
		filingService:        &filingService{Base: base},
		historyService:       &historyService{Base: base},
		impostorService:      &impostorService{Base: base},
		incidentService:      &incidentService{Base: base},
		intakeService:        intake.New(base),
		peopleService:        &peopleService{Base: base},
		registryService:      &registryService{Base: base},
		reviewService:        &reviewService{Base: base},
		settingsService:      &settingsService{Base: base},
		taskService:          task.New(base),
		upkeepService:        &upkeepService{Base: base},
		unsentService:        &unsentService{Base: base},
		violationService:     &violationService{Base: base},
	}
	for _, opt := range opts {
		opt(o)
	}
	return o
}

// Now is the office's time.
func (o *Office) Now() time.Time { return o.base.Now() }

// ClockDoubt tells whether the machine's clock is doubted, see desk.Base.
func (o *Office) ClockDoubt(ctx context.Context) error { return o.base.ClockDoubt(ctx) }

// Subscribe gives the events in the actor's scope, see desk.Base.
func (o *Office) Subscribe(a domain.Actor) (<-chan domain.Event, func()) { return o.base.Subscribe(a) }

// Tend does what is to be done at a time and by nobody in particular: what was not
// submitted for a day is forgotten, and the rows of imports that nobody went on with; an
// erasure that broke off goes on; N2.2c follows on notices that are overdue, and reviews
// that are near wait for who does them, M6.1. The server calls it when it
// starts and from then on every hour; it does each thing once, whoever calls it.
func (o *Office) Tend(ctx context.Context) error {
	return errors.Join(o.ExpireUnsent(ctx), people.ResumeErasures(ctx, o.base), people.GiveUpImports(ctx, o.base),
		people.EndOverdue(ctx, o.base), o.OpenDue(ctx))
}

// EnsureReady makes a new store ready: it writes the first version of the rule
// set, M10, with the audit entries that begin the chain, and the table of
// places, M4.6. On a store that has both it does nothing.
func (o *Office) EnsureReady(ctx context.Context) error {
	if err := o.EnsureRules(ctx); err != nil {
		return err
	}
	return o.EnsurePlaces(ctx)
}
