package account

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync/atomic"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// sessions is the port to the server, once there is one.
type sessions struct {
	port  atomic.Pointer[domain.Sessions]
	reach atomic.Pointer[domain.Reach]
}

// ServedBy gives the office the sessions of the server that serves it.
func (o *Service) ServedBy(port domain.Sessions) { o.open.port.Store(&port) }

// ReachedAt tells the office how people reach the server.
func (o *Service) ReachedAt(at domain.Reach) { o.open.reach.Store(&at) }

func (s *sessions) reached() domain.Reach {
	if at := s.reach.Load(); at != nil {
		return *at
	}
	return domain.Reach{}
}

func (s *sessions) list() []domain.Session {
	if port := s.port.Load(); port != nil {
		return (*port).OpenSessions()
	}
	return nil
}

// SessionView is an open session with whose it is.
type SessionView struct {
	domain.Session
	Account domain.ID   `json:"account"`
	Name    string      `json:"name"`
	Role    domain.Role `json:"role"`
	Key     string      `json:"key"` // what people call the key
}

// SessionFilter selects sessions.
type SessionFilter struct {
	Account domain.ID
	Text    string // in the person's name, the key's and the address
	After   string
	Limit   int
}

// Sessions pages through the open sessions, the oldest first; HQ director only.
func (o *Service) Sessions(ctx context.Context, by domain.Caller, f SessionFilter) (domain.Page[SessionView], error) {
	after, limit := domain.ID{}, domain.Query{Limit: f.Limit}.Rows()
	if f.After != "" {
		var err error
		if after, err = domain.ReadID(f.After, domain.KindSession); err != nil {
			return domain.Page[SessionView]{}, err
		}
	}
	return desk.Read(ctx, o.Only(domain.CanAdminister), by, func(d *desk.Desk) (out domain.Page[SessionView], _ error) {
		for _, s := range o.open.list() {
			v, err := sessionView(d, s)
			if err != nil {
				return out, err
			}
			if !f.Account.IsZero() && v.Account != f.Account || !v.says(d, f.Text) || s.ID.Seq <= after.Seq {
				continue
			}
			if len(out.Items) == limit {
				out.Next = out.Items[len(out.Items)-1].ID.String()
				return out, nil
			}
			out.Items = append(out.Items, v)
		}
		return out, nil
	})
}

// says tells whether a text is found in what the list shows of the session.
func (v SessionView) says(d *desk.Desk, text string) bool {
	return text == "" || d.Matches(text, v.Name) || strings.Contains(v.Key, text) || strings.Contains(v.Remote, text)
}

// Session gives one open session; HQ director only.
func (o *Service) Session(ctx context.Context, by domain.Caller, id domain.ID) (SessionView, error) {
	return desk.Read(ctx, o.Only(domain.CanAdminister), by, func(d *desk.Desk) (SessionView, error) { return o.session(d, id) })
}

func (o *Service) session(d *desk.Desk, id domain.ID) (SessionView, error) {
	all := o.open.list()
	i := slices.IndexFunc(all, func(s domain.Session) bool { return s.ID == id })
	if i < 0 {
		return SessionView{}, domain.NotFound(id)
	}
	return sessionView(d, all[i])
}

func sessionView(d *desk.Desk, s domain.Session) (SessionView, error) {
	v := SessionView{Session: s, Key: s.Fingerprint}
	acc, _, err := d.Holder(domain.Caller{Fingerprint: s.Fingerprint, Cert: s.Cert})
	if err != nil {
		return v, err
	}
	v.Account, v.Name, v.Role = acc.ID, acc.Name, acc.Role
	v.Key = cmp.Or(s.Cert.KeyID, v.Key)
	for _, k := range acc.Keys {
		if k.Fingerprint == s.Fingerprint {
			v.Key = k.Label()
		}
	}
	return v, nil
}

// EndSession ends somebody's open session, who is told so and may come again; HQ
// director only. It is in the log before it is done.
func (o *Service) EndSession(ctx context.Context, by domain.Caller, id domain.ID) (SessionView, error) {
	v, err := desk.Change(ctx, o.Only(domain.CanAdminister), by, func(d *desk.Desk) (SessionView, error) {
		v, err := o.session(d, id)
		if err != nil {
			return v, err
		}
		return v, d.Log(domain.AuditEntry{Action: domain.ActSessionEnd, Subject: v.Account}, nil, &domain.AuditDetail{
			Fields: map[string]string{"remote": v.Remote, "key": v.Fingerprint},
		})
	})
	if err != nil {
		return v, err
	}
	if port := o.open.port.Load(); port == nil || !(*port).EndSession(id) {
		return v, domain.NotFound(id)
	}
	return v, nil
}
