package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sign has an authority sign a person's key, with ssh-keygen as it is used.
func sign(t *testing.T, ca, key string, args ...string) {
	t.Helper()
	args = append(append([]string{"-q", "-s", ca}, args...), key+".pub")
	if r := runCommand(t, cleanEnv(t), "", "ssh-keygen", args...); r.code != 0 {
		t.Fatal(r.err)
	}
}

// told is the server for another person whose client shows what a server says.
func (s *server) told(key string) *server {
	other := s.as(key, "alumni")
	other.line = strings.Replace(other.line, "LogLevel=ERROR", "LogLevel=INFO", 1)
	return other
}

// Certificates of OpenSSH open the account that their principal names, by the
// real ssh-keygen and ssh; what is wrong with one is told to whoever holds its key.
func TestAUserCertificateOpensTheAccountItNames(t *testing.T) {
	t.Parallel()
	admin, ca, stranger := newKey(t), newKey(t), newKey(t)
	revoked := filepath.Join(t.TempDir(), "revoked")
	if err := os.WriteFile(revoked, []byte("# none\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := serve(t, filepath.Join(t.TempDir(), "data"), "--admin-key", admin+".pub", "--user-ca", ca+".pub", "--revoked", revoked)
	director := s.as(admin, "alumni")
	director.must("account add --name Zhou --role officer --certificate")
	director.must("account add --name Wu --role auditor --certificate")

	zhou := newKey(t)
	sign(t, ca, zhou, "-I", "zhou@corp", "-n", "zhou,U-0002", "-z", "17", "-V", "-1h:+1h")
	officer := s.told(zhou)
	if out := officer.must("whoami --json"); !strings.Contains(out, `"account": "U-0002"`) || !strings.Contains(out, `"role": "officer"`) {
		t.Errorf("whoami: %s", out)
	}
	if r := officer.ssh("", "enroll ABCD"); r.code != 1 || !strings.Contains(r.err, "opens U-0002 Zhou already") {
		t.Errorf("enroll by certificate: exit %d, %s%s", r.code, r.out, r.err)
	}
	officer.must("branch add --name Xiamen --kind municipal --state none")
	if out := director.must("audit list --account U-0002 --json"); !strings.Contains(out, "serial 17") ||
		!strings.Contains(out, "zhou@corp") {
		t.Errorf("the log does not name the certificate: %s", out)
	}
	if log := s.errs.String(); !strings.Contains(log, "key_id=zhou@corp") {
		t.Errorf("the server's log does not name the certificate: %s", log)
	}
	for command, want := range map[string][]string{
		"account show U-0002":     {"zhou@corp", "17", "Signed by", "SHA256:"},
		"account key list U-0002": {"certificate zhou@corp (serial 17)", "SHA256:"},
		"account key list U-0003": {"certificate", "never"},
		"account list":            {"certificate", "never"},
		"history U-0002":          {"zhou@corp"},
	} {
		out := director.must(command)
		for _, w := range want {
			if !strings.Contains(out, w) {
				t.Errorf("%s does not say %q:\n%s", command, w, out)
			}
		}
	}
	for _, c := range []struct {
		ca, told string
		args     []string
	}{
		{stranger, "signed by nobody whom this server trusts", []string{"-n", "U-0002"}},
		{ca, "certificate has expired", []string{"-n", "U-0002", "-V", "-2h:-1h"}},
		{ca, "not valid yet", []string{"-n", "U-0002", "-V", "+1h:+2h"}},
		{ca, "names no account", []string{"-n", "zhou"}},
		{ca, "names no account", []string{"-n", "U-0099"}},
		{ca, "names several accounts; it must name exactly one", []string{"-n", "U-0002,U-0003"}},
		{ca, "critical option", []string{"-n", "U-0002", "-O", "force-command=whoami"}},
		{ca, "this address", []string{"-n", "U-0002", "-O", "source-address=192.0.2.0/24"}},
	} {
		key := newKey(t)
		sign(t, c.ca, key, append([]string{"-I", "test", "-z", "1"}, c.args...)...)
		r := s.told(key).ssh("", "whoami")
		if r.code != 255 || r.out != "" || !strings.Contains(r.err, c.told) {
			t.Errorf("%v: exit %d, %q, told %q; want %q", c.args, r.code, r.out, r.err, c.told)
		}
	}
	feng := newKey(t) // is another account's
	if r := director.ssh(readFile(t, feng+".pub"), "account add --name Feng --role auditor --key -"); r.code != 0 {
		t.Fatal(r.err)
	}
	sign(t, ca, feng, "-I", "feng", "-n", "U-0002")
	byCert := s.told(feng)
	byCert.line = strings.Replace(byCert.line, "ssh ", "ssh -o PubkeyAcceptedAlgorithms=ssh-ed25519-cert-v01@openssh.com ", 1)
	if r := byCert.ssh("", "whoami"); r.code != 255 || !strings.Contains(r.err, "names no account of this server that it opens") {
		t.Errorf("a certificate of one account around another's key: exit %d, %s%s", r.code, r.out, r.err)
	}
	host := newKey(t)
	sign(t, ca, host, "-I", "host", "-h", "-n", "U-0002") // OpenSSH itself does not offer it
	if r := s.told(host).ssh("", "whoami"); r.code != 255 {
		t.Errorf("a host's certificate: exit %d, %s", r.code, r.out)
	}
	// A key that somebody else's account has opens no other account by a certificate.
	sign(t, ca, admin, "-I", "admin", "-n", "U-0003")
	if r := director.ssh("", "whoami --json"); r.code != 0 || !strings.Contains(r.out, `"account": "U-0001"`) {
		t.Errorf("the director by key beside a certificate: exit %d, %s%s", r.code, r.out, r.err)
	}

	if log := s.errs.String(); strings.Count(log, "why=cert_stranger") != 1 || strings.Count(log, "why=cert_several") != 1 {
		t.Errorf("the server's log does not say why: %s", log)
	}

	if err := os.WriteFile(revoked, []byte("serial: 17\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := officer.ssh("", "whoami"); r.code != 255 || !strings.Contains(r.err, "revoked") {
		t.Errorf("revoked: exit %d, %q", r.code, r.err)
	}
	if err := os.WriteFile(revoked, []byte("nonsense\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := officer.ssh("", "whoami"); r.code != 255 || !strings.Contains(r.err, "what is revoked cannot be read now") {
		t.Errorf("while the list is broken: exit %d, %q", r.code, r.err)
	}
	if err := os.WriteFile(revoked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	without := serve(t, filepath.Join(t.TempDir(), "data"), "--admin-key", admin+".pub")
	if r := without.told(zhou).ssh("", "whoami"); r.code != 255 || !strings.Contains(r.err, "signed by nobody whom this server trusts") {
		t.Errorf("where no authority is known: exit %d, %q", r.code, r.err)
	}
	director.must("account disable U-0003")
	wu := newKey(t)
	sign(t, ca, wu, "-I", "wu", "-n", "U-0003")
	if r := s.told(wu).ssh("", "whoami"); r.code != 255 || !strings.Contains(r.err, "disabled") {
		t.Errorf("disabled: exit %d, %q", r.code, r.err)
	}
}
