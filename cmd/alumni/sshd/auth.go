package sshd

import (
	"context"
	"errors"
	"io"
	"net"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
	"golang.org/x/time/rate"

	"alumni/domain"
)

// fingerprintExt is where the fingerprint of the proven key travels. x/crypto
// keeps the permissions of each offered key apart and gives the connection
// those of the key whose signature it verified.
const fingerprintExt = "alumni/fingerprint"

// maxChannels bounds the channels of one connection, as MaxSessions of OpenSSH does.
const maxChannels = 64

var errRefused = errors.New("sshd: key is unknown or disabled")

// connKey finds the conn in the context of charm's server.
type connKey struct{}

// conn is one connection; it wraps the socket so that its end is seen.
type conn struct {
	net.Conn
	srv    *Server
	source string // that it is counted under until it proves a key
	since  time.Time

	unstarted chan struct{}                // places of its channels that have not begun anything
	rate      atomic.Pointer[rate.Limiter] // of the bytes that come in
	commands  atomic.Int32                 // that run on it

	mu       sync.Mutex
	refused  []string        // fingerprints that were offered in vain
	offers   []string        // fingerprints that would do, and are not proven yet
	key      gossh.PublicKey // that was proven, perhaps a certificate; nil before
	by       domain.Caller   // who that is
	newcomer gossh.PublicKey // of nobody, that was proven and may enrol
	channels int
	idle     *time.Timer // closes a connection without channels
	alive    *time.Timer // asks whether the client is there
	enrols   bool        // its key has no account, and may only enrol
	begun    bool        // it enrols, and has run a command
	closed   bool
	madeWay  bool // it lost its place to another

	working bool // it enrols, and runs the command now; under the server's mu
}

// accept is called for every TCP connection, in its own goroutine.
func (s *Server) accept(ctx ssh.Context, nc net.Conn) net.Conn {
	c := &conn{
		Conn: nc, srv: s, since: time.Now(), source: sourceOf(nc.RemoteAddr()),
		unstarted: make(chan struct{}, maxUnstarted),
	}
	c.rate.Store(newRate())
	out, in := s.preAuth.enter(c, c.source, c.since)
	if !in {
		s.turnAway(nc, MsgBusy)
		return nil
	}
	if out != nil {
		out.makeWay()
	}
	if !s.track(c) {
		s.preAuth.leave(c)
		s.turnAway(nc, MsgShutdown)
		return nil
	}
	ctx.SetValue(connKey{}, c)
	return c
}

// turnAway says why in a line before the version exchange, where a server may
// send text (RFC 4253, 4.2); the caller closes the connection.
func (s *Server) turnAway(nc net.Conn, why MessageKey) {
	s.cfg.Log.Warn("ssh connection turned away", "remote", remote(nc), "why", string(why))
	if s.parting.Add(1) <= maxParting {
		s.part(nc, s.h.Message("", why))
	}
	s.parting.Add(-1)
}

// maxParting bounds how many are told at once; the others are just closed.
const maxParting = 32

// part writes the line and waits a moment for the client to close its side. A
// socket that is closed with the client's version unread is reset, and a reset
// takes the line back from a client that has not read it yet.
func (s *Server) part(nc net.Conn, line string) {
	_ = nc.SetDeadline(time.Now().Add(time.Second))
	_, _ = io.WriteString(nc, line+"\r\n")
	if half, ok := nc.(interface{ CloseWrite() error }); ok {
		_ = half.CloseWrite()
	}
	_, _ = io.Copy(io.Discard, io.LimitReader(nc, 4096))
}

// keyAlgorithms are those that a key may be proven by: no SHA-1, no DSA.
var keyAlgorithms = []string{
	gossh.KeyAlgoED25519, gossh.KeyAlgoSKED25519, gossh.KeyAlgoSKECDSA256,
	gossh.KeyAlgoECDSA256, gossh.KeyAlgoECDSA384, gossh.KeyAlgoECDSA521,
	gossh.KeyAlgoRSASHA512, gossh.KeyAlgoRSASHA256,
}

// offeredAlgorithms are what a connection may be made with, the best first: no
// SHA-1 in any of them, no CBC.
var offeredAlgorithms = gossh.Config{
	KeyExchanges: []string{
		gossh.KeyExchangeMLKEM768X25519, gossh.KeyExchangeCurve25519,
		gossh.KeyExchangeECDHP256, gossh.KeyExchangeECDHP384, gossh.KeyExchangeECDHP521,
		gossh.KeyExchangeDH16SHA512, gossh.KeyExchangeDH14SHA256,
	},
	Ciphers: []string{
		gossh.CipherAES128GCM, gossh.CipherAES256GCM, gossh.CipherChaCha20Poly1305,
		gossh.CipherAES128CTR, gossh.CipherAES192CTR, gossh.CipherAES256CTR,
	},
	MACs: []string{gossh.HMACSHA256ETM, gossh.HMACSHA512ETM, gossh.HMACSHA256, gossh.HMACSHA512},
}

// serverConfig allows public keys and nothing else: no password, no "none", and
// keyboard-interactive only after a key was proven that may enrol, see enrol.go.
func (s *Server) serverConfig(ctx ssh.Context) *gossh.ServerConfig {
	c, _ := ctx.Value(connKey{}).(*conn)
	return &gossh.ServerConfig{
		Config:                    offeredAlgorithms,
		MaxAuthTries:              s.cfg.MaxAuthTries,
		PublicKeyAuthAlgorithms:   keyAlgorithms,
		PublicKeyCallback:         c.offered,
		VerifiedPublicKeyCallback: c.proven,
	}
}

// offered is asked whether a key would do; the client has not proven it yet. A
// key that is closed to its owner is let prove itself as an open one is, and so
// is every certificate: only then is its owner told why, and nobody else learns
// which of them it is.
func (c *conn) offered(_ gossh.ConnMetadata, key gossh.PublicKey) (*gossh.Permissions, error) {
	by, entry, err := c.entry(c.srv.ctx, key)
	newcomer := err == nil && entry == domain.EntryUnknown && c.mayEnrol(key)
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case newcomer:
		return &gossh.Permissions{Extensions: map[string]string{enrolExt: "yes"}}, nil
	case err != nil && entry != domain.EntryCertUnchecked:
		c.srv.cfg.Log.Error("ssh key could not be looked up", "fingerprint", by.Fingerprint, "err", err)
		return nil, errRefused
	case entry == domain.EntryUnknown:
		c.refused = with(c.refused, by.Fingerprint)
		return nil, errRefused
	}
	c.offers = with(c.offers, by.Fingerprint)
	return &gossh.Permissions{Extensions: map[string]string{fingerprintExt: by.Fingerprint}}, nil
}

// proven is called when the signature of the key was verified. Here, and only
// here, the connection gets its identity. A key that opens nothing is refused
// with the reason, and the client may prove its next one.
func (c *conn) proven(meta gossh.ConnMetadata, key gossh.PublicKey, perms *gossh.Permissions, _ string) (*gossh.Permissions, error) {
	if perms != nil && perms.Extensions[enrolExt] != "" {
		return nil, c.provenNewcomer(key)
	}
	by, why := c.refusal(c.srv.ctx, key)
	beside := c.beside(key, why)
	fp, log := by.Fingerprint, c.srv.cfg.Log
	if by.Cert != (domain.Certificate{}) {
		log = log.With("certificate", by.Cert.String(), "key_id", by.Cert.KeyID)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.offers = slices.DeleteFunc(c.offers, func(offered string) bool { return offered == fp })
	if c.closed {
		return nil, net.ErrClosed
	}
	if why == "" && c.key == nil {
		why = c.srv.connect(fp)
	}
	if why != "" {
		log.Warn("ssh connection refused", "remote", remote(c), "fingerprint", fp, "why", string(why))
		if beside {
			return nil, errRefused
		}
		return nil, c.srv.told(why)
	}
	if c.key == nil {
		if !c.srv.preAuth.leave(c) { // it is being closed for another
			c.srv.disconnect(fp)
			return nil, net.ErrClosed
		}
		c.key, c.by = key, by
		c.srv.preAuth.prove(c.source, time.Now())
		c.watchIdle(c.srv.cfg.FirstSession)
	}
	log.Info("ssh connected", "remote", remote(c), "fingerprint", fp,
		"user", clean(meta.User()), "client", clean(string(meta.ClientVersion())))
	return perms, nil
}

// beside tells whether a stranger's certificate is refused whose key opens by
// itself: people carry those of other places about, and come in by the key next.
func (c *conn) beside(key gossh.PublicKey, why MessageKey) bool {
	cert, ok := key.(*gossh.Certificate)
	if !ok || why != MessageKey(domain.EntryCertStranger) {
		return false
	}
	_, alone := c.refusal(c.srv.ctx, cert.Key)
	return alone == ""
}

// told is a refusal with its sentence. What language the client speaks is not
// known yet, and one without a locale shows no Chinese: it is said in both.
func (s *Server) told(why MessageKey) error {
	return &gossh.BannerError{Err: errRefused, Message: s.h.Message("zh", why) + "\r\n" + s.h.Message("en", why) + "\r\n"}
}

// entry tells who the key would make of the connection's client, and what it opens now.
func (c *conn) entry(ctx context.Context, key gossh.PublicKey) (by domain.Caller, entry domain.Entry, err error) {
	by = domain.Caller{Remote: remote(c), Face: domain.FaceConsole}
	cert, ok := key.(*gossh.Certificate)
	if !ok {
		by.Fingerprint = gossh.FingerprintSHA256(key)
		entry, err = c.srv.h.Authorize(ctx, by)
		return by, entry, err
	}
	by.Fingerprint = gossh.FingerprintSHA256(cert.Key)
	if c.srv.h.Certificate == nil {
		return by, domain.EntryCertStranger, nil
	}
	by.Cert, entry, err = c.srv.h.Certificate(cert, c.RemoteAddr())
	if err == nil && entry == domain.EntryOpen {
		entry, err = c.srv.h.Authorize(ctx, by)
	}
	return by, entry, err
}

// refusal asks what a proven key opens now; "" if it opens.
func (c *conn) refusal(ctx context.Context, key gossh.PublicKey) (domain.Caller, MessageKey) {
	by, entry, err := c.entry(ctx, key)
	switch {
	case err == nil && entry == domain.EntryOpen:
		return by, ""
	case err == nil:
		return by, MessageKey(entry)
	case c.srv.goingDown():
		return by, MsgShutdown
	}
	if ctx.Err() == nil {
		c.srv.cfg.Log.Error("ssh key could not be looked up", "fingerprint", by.Fingerprint, "err", err)
	}
	if entry == domain.EntryCertUnchecked {
		return by, MessageKey(entry)
	}
	return by, MsgInternal
}

// identity is who the connection's client proved to be, and by which key; nil before.
func (c *conn) identity() (domain.Caller, gossh.PublicKey) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.by, c.key
}

func with(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// Close implements net.Conn. Every way out of the connection layer comes
// through here, so this is where the end of a connection is logged.
func (c *conn) Close() error {
	err := c.Conn.Close()
	c.srv.forget(c)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return err
	}
	c.closed = true
	for _, timer := range []*time.Timer{c.idle, c.alive} {
		if timer != nil {
			timer.Stop()
		}
	}
	log, took := c.srv.cfg.Log, time.Since(c.since).Round(time.Millisecond)
	if len(c.offers) > 0 { // somebody else's key, or an owner who did not unlock it
		log.Warn("ssh key offered and not proven", "remote", remote(c), "fingerprint", strings.Join(c.offers, " "))
	}
	switch {
	case c.enrols:
		c.srv.endEnrol(c)
		log.Info("ssh disconnected", "remote", remote(c), "fingerprint", c.by.Fingerprint, "made_way", c.madeWay, "duration", took)
	case c.key != nil:
		c.srv.disconnect(c.by.Fingerprint)
		log.Info("ssh disconnected", "remote", remote(c), "fingerprint", c.by.Fingerprint, "duration", took)
		return err
	case c.madeWay:
		log.Warn("ssh connection made way for another", "remote", remote(c), "duration", took)
	case len(c.refused) > 0:
		log.Warn("ssh refused", "remote", remote(c), "fingerprint", strings.Join(c.refused, " "), "duration", took)
	default:
		log.Info("ssh connection proved no key", "remote", remote(c), "duration", took)
	}
	c.srv.preAuth.leave(c)
	return err
}

// makeWay closes a connection whose place another one has.
func (c *conn) makeWay() {
	c.mu.Lock()
	c.madeWay = true
	c.mu.Unlock()
	_ = c.Close()
}

// addChannel counts a channel in; false when there are too many.
func (c *conn) addChannel() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.channels >= maxChannels || c.enrols && c.channels > 0 {
		return false
	}
	c.channels++
	if c.idle != nil && !c.enrols {
		c.idle.Stop()
	}
	return true
}

func (c *conn) removeChannel() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.channels--
	if c.channels == 0 && !c.closed && !c.enrols {
		c.watchIdle(c.srv.cfg.IdleTimeout)
	}
}

// watchIdle closes the connection if no channel is opened for so long.
func (c *conn) watchIdle(d time.Duration) {
	if d < 0 {
		return
	}
	if c.idle == nil {
		c.idle = time.AfterFunc(d, c.closeIdle)
		return
	}
	c.idle.Reset(d)
}

func (c *conn) closeIdle() {
	c.mu.Lock()
	unused := c.channels == 0
	c.mu.Unlock()
	if unused {
		_ = c.Close()
	}
}

// keepAlive asks the client now and then whether it is there. One that gives
// no answer for three intervals has gone without a word. The question also
// wakes OpenSSH's master (9.2), which sleeps on the news that the window of one
// of its sessions was closed until something arrives.
func (c *conn) keepAlive(sc *gossh.ServerConn) {
	c.mu.Lock()
	defer c.mu.Unlock()
	every := c.srv.cfg.KeepAlive
	if every < 0 || c.alive != nil || c.closed {
		return
	}
	c.alive = time.AfterFunc(every, func() {
		lost := time.AfterFunc(3*every, func() { _ = c.Close() })
		_, _, err := sc.SendRequest("keepalive@openssh.com", true, nil)
		lost.Stop()
		c.mu.Lock()
		defer c.mu.Unlock()
		if err == nil && !c.closed {
			c.alive.Reset(every)
		}
	})
}

func remote(c net.Conn) string {
	if a := c.RemoteAddr(); a != nil {
		return a.String()
	}
	return ""
}
