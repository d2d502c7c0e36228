package sshd

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"alumni/domain"
)

// OpenSessions implements domain.Sessions.
func (s *Server) OpenSessions() []domain.Session {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]domain.Session, 0, len(s.sessions))
	for c := range s.sessions {
		by := c.caller()
		out = append(out, domain.Session{
			ID: c.id, Fingerprint: by.Fingerprint, Remote: by.Remote, Face: by.Face,
			Since: c.since.UTC(), Active: time.Unix(0, c.active.Load()).UTC(),
		})
	}
	slices.SortFunc(out, func(a, b domain.Session) int { return cmp.Compare(a.ID.Seq, b.ID.Seq) })
	return out
}

// EndSession implements domain.Sessions.
func (s *Server) EndSession(id domain.ID) bool {
	s.mu.Lock()
	open := slices.Collect(maps.Keys(s.sessions))
	s.mu.Unlock()
	i := slices.IndexFunc(open, func(c *channel) bool { return c.id == id })
	if i >= 0 {
		open[i].end(MsgEnded)
	}
	return i >= 0
}

// Recheck asks of every connection whether its key still opens anything, and
// ends what is open of those that do not, with the reason. It is called when an
// account changed; what begins is asked for itself.
func (s *Server) Recheck(ctx context.Context) {
	s.mu.Lock()
	conns := slices.Collect(maps.Keys(s.conns))
	s.mu.Unlock()
	asked := map[string]domain.Entry{}
	for _, c := range conns {
		c.mu.Lock()
		fp := c.fingerprint
		c.mu.Unlock()
		if fp == "" {
			continue
		}
		entry, ok := asked[fp]
		if !ok {
			var err error
			if entry, err = s.h.Authorize(ctx, c.caller(fp)); err != nil {
				continue // nobody is put out because the store does not answer
			}
			asked[fp] = entry
		}
		if entry != domain.EntryOpen {
			s.putOut(c, MessageKey(entry))
		}
	}
}

// putOut ends the sessions of a connection, or the connection itself if it has none.
func (s *Server) putOut(c *conn, why MessageKey) {
	s.cfg.Log.Warn("ssh connection put out", "remote", remote(c), "why", string(why))
	s.mu.Lock()
	var open []*channel
	for h := range s.sessions {
		if h.conn == c {
			open = append(open, h)
		}
	}
	s.mu.Unlock()
	for _, h := range open {
		h.end(why)
	}
	if len(open) == 0 {
		_ = c.Close()
	}
}
