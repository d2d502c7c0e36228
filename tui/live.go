package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/task"
	"alumni/tui/kit"
	"alumni/tui/show"
)

const (
	// countAfter gathers a burst of events into one refresh of the counts.
	countAfter = 300 * time.Millisecond
	// countAge is how old the header's counts may be when a key is pressed;
	// nothing refreshes them while nobody is there.
	countAge = 20 * time.Second
)

type (
	// countDue asks for the counts after a burst of events.
	countDue struct{}
	// counted is what the header and the rail count.
	counted struct {
		counts    task.Counts
		online    int // -1 where nobody counts them
		countedAt time.Time
		known     bool
	}
)

// subscribe begins to listen, before anything is loaded, so that no change
// falls between the two; the subscription ends with the session, or when the
// person's scope is another.
func (m *Model) subscribe() {
	if m.unsubscribe != nil {
		m.unsubscribe()
	}
	events, cancel := m.opts.Source.Subscribe(m.env.Actor())
	context.AfterFunc(m.env.Ctx, cancel)
	m.events, m.unsubscribe = events, cancel
}

// identify asks who the person is now, if an event may have changed that.
func (m *Model) identify(e domain.Event) tea.Cmd {
	if me := m.env.Actor().Account; !e.Lost && (me.IsZero() || e.Subject != me) {
		return nil
	}
	env, source := m.env, m.opts.Source
	return kit.Do(env, m.whoToken.Next(), func(ctx context.Context) (domain.Actor, error) { return source.Whoami(ctx, env.By) })
}

// identified takes the person's new role and scope: what is offered, the header
// and the events that come are theirs from now on. What is typed stays.
func (m *Model) identified(msg kit.Result[domain.Actor]) tea.Cmd {
	was := m.env.Actor()
	if msg.Err != nil || msg.Value == was {
		return nil
	}
	m.env.SetActor(msg.Value)
	m.paint.headerKey = headerKey{}
	if msg.Value.Role == was.Role && msg.Value.Scope == was.Scope && msg.Value.GroupBranch == was.GroupBranch {
		return nil
	}
	m.subscribe()
	m.say(kit.Said{Tone: show.ToneDue, Text: m.env.Text.Sentence(m.env.Text.Account.Changed, domain.Args{
		"role": m.env.Text.Console.Roles[msg.Value.Role],
	})})
	return tea.Batch(m.listen(), m.broadcast(kit.EventMsg{Event: domain.Event{Lost: true}}), m.countSoon())
}

// listen waits for the next event.
func (m *Model) listen() tea.Cmd {
	events, done := m.events, m.env.Ctx.Done()
	if events == nil {
		return nil
	}
	return func() tea.Msg {
		select {
		case e, ok := <-events:
			if !ok {
				return nil
			}
			return kit.EventMsg{Event: e}
		case <-done:
			return nil
		}
	}
}

func (m *Model) arrived(msg kit.Result[counted]) tea.Cmd {
	m.counting = false
	if msg.Err == nil {
		m.counted = msg.Value
	}
	if m.recount {
		m.recount = false
		return m.countSoon()
	}
	return nil
}

// countSoon refreshes the counts once, however many events come meanwhile.
func (m *Model) countSoon() tea.Cmd {
	if m.counting {
		m.recount = true
		return nil
	}
	m.counting = true
	return tea.Tick(countAfter, func(time.Time) tea.Msg { return countDue{} })
}

func (m *Model) count() tea.Cmd {
	m.counting = true
	env, source, online := m.env, m.opts.Source, m.opts.Online
	return kit.Do(env, m.token.Next(), func(ctx context.Context) (counted, error) {
		c, err := source.Counts(ctx, env.By)
		out := counted{counts: c, online: -1, countedAt: source.Now(), known: true}
		if online != nil {
			out.online = online()
		}
		return out, err
	})
}

// recountIfOld refreshes the counts at a key press after a quiet while: who
// is online changes without an event.
func (m *Model) recountIfOld() tea.Cmd {
	if m.counting || !m.known || m.opts.Source.Now().Sub(m.countedAt) < countAge {
		return nil
	}
	return m.count()
}
