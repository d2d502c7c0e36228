package main

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/sshd"
	"alumni/domain"
	"alumni/keys"
)

// authority reads whose user certificates count; nil for nobody's.
func (m *Main) authority(userCA, revoked string) (*keys.Authority, error) {
	if userCA == "" {
		if revoked != "" {
			return nil, &cli.UsageError{Text: m.text.Server.RevokedWithoutCA}
		}
		return nil, nil
	}
	a, err := keys.LoadAuthority(userCA, revoked)
	var (
		bad     *domain.Error
		missing *fs.PathError
	)
	switch {
	case errors.As(err, &bad) && bad.Fault == domain.FaultRevokedLine:
		return nil, refuse(m.text.Server.BadAdminKey, revoked, errors.New(m.text.Error(err)))
	case errors.As(err, &bad):
		return nil, refuse(m.text.Server.BadAdminKey, userCA, errors.New(m.text.Error(err)))
	case errors.As(err, &missing):
		return nil, refuse(m.text.Server.BadFile, missing.Path, m.why(err))
	}
	return a, err
}

// certificates answer the server whether a certificate counts; nil for none.
func certificates(a *keys.Authority) func(*gossh.Certificate, net.Addr) (domain.Certificate, domain.Entry, error) {
	if a == nil {
		return nil
	}
	return func(cert *gossh.Certificate, remote net.Addr) (domain.Certificate, domain.Entry, error) {
		return a.Check(cert, remote, time.Now())
	}
}

// certificatesEvery is how often who is connected is asked for again: a
// certificate expires, and the list of what is revoked changes, without an event.
const certificatesEvery = 30 * time.Second

// watchCertificates puts out whose certificate counts no more, until the context ends.
func watchCertificates(ctx context.Context, a *keys.Authority, srv *sshd.Server) {
	if a == nil {
		return
	}
	every := time.NewTicker(certificatesEvery)
	defer every.Stop()
	for {
		select {
		case <-every.C:
			srv.Recheck(ctx)
		case <-ctx.Done():
			return
		}
	}
}
