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
	open := slices.Collect(maps.Keys(s.sessions))
	s.mu.Unlock()
	out := make([]domain.Session, 0, len(open))
	for _, c := range open {
		if c.conn.enrols {
			continue
		}
		by := c.caller()
		out = append(out, domain.Session{
			ID: c.id, Fingerprint: by.Fingerprint, Remote: by.Remote, Face: by.Face, Cert: by.Cert,
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
	return i >= 0 && open[i].end(MsgEnded)
}

// Recheck asks of every connection whether its key still opens anything, and
// ends what is open of those that do not, with the reason. It is called when an
// account changed; what begins is asked for itself.
func (s *Server) Recheck(ctx context.Context) {
	s.mu.Lock()
	conns := slices.Collect(maps.Keys(s.conns))
	s.mu.Unlock()
	for _, c := range conns {
		_, key := c.identity()
		if key == nil || c.enrols {
			continue
		}
		_, entry, err := c.entry(ctx, key)
		if err == nil && entry != domain.EntryOpen { // nobody is put out because the store does not answer
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
