package sshd

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestSplitWords(t *testing.T) {
	for line, want := range map[string][]string{
		"branch list":                          {"branch", "list"},
		"  application\tshow   A-0012\n":       {"application", "show", "A-0012"},
		`reject A-1 --reason "材料 不全"`:          {"reject", "A-1", "--reason", "材料 不全"},
		`a 'b "c" $HOME' d`:                    {"a", `b "c" $HOME`, "d"},
		`a "b 'c' \" \\ \n $x"`:                {"a", `b 'c' " \ \n $x`},
		`a b\ c \'d`:                           {"a", "b c", "'d"},
		`--note "" ''`:                         {"--note", "", ""},
		`pre"mid"'post'`:                       {"premidpost"},
		"a # b; c | d > e && f `g` $(h) * ? ~": {"a", "#", "b;", "c", "|", "d", ">", "e", "&&", "f", "`g`", "$(h)", "*", "?", "~"},
		"全角\u3000空格":                           {"全角\u3000空格"},
		"":                                     nil,
		"  ":                                   nil,
	} {
		got, err := splitWords(line)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("splitWords(%q) = %q, %v; want %q", line, got, err, want)
		}
	}
	for _, line := range []string{`a "b`, `a 'b`, `a \`, "a\x00b", "a\xffb", `"`, `'`} {
		if got, err := splitWords(line); err == nil {
			t.Errorf("splitWords(%q) = %q, want an error", line, got)
		}
	}
}

func TestCommandsOverOpenSSH(t *testing.T) {
	w := newWorld(t, nil)
	to := DefaultUser + "@127.0.0.1"
	for _, c := range []struct {
		name     string
		args     []string
		out, err string
		code     int
	}{
		{
			"arguments are kept apart as quoted",
			[]string{to, `echo one "two three" '' '四 五'`},
			"[\"one\" \"two three\" \"\" \"四 五\"]\n", "", 0,
		},
		{"a command's own exit code", []string{to, "fail"}, "", "failed\n", 1},
		{"a terminal makes a command no console", []string{"-tt", to, "echo x"}, "[\"x\"]\r\n", "Connection to 127.0.0.1 closed.\r\n", 0},
		{"an open quote is wrong usage", []string{to, `echo "x`}, "", "<bad_command>\n", ExitUsage},
		{"neither terminal nor command", []string{"-T", to}, "", "<no_terminal>\n", ExitUsage},
		{"the client's language", []string{"-o", "SetEnv=LC_ALL=zh_CN.UTF-8", "-T", to}, "", "zh<no_terminal>\n", ExitUsage},
		{"an undeclared subsystem", []string{"-s", to, "sftp"}, "", "subsystem request failed on channel 0\r\n", 255},
		{"a panic ends one command", []string{to, "panic"}, "", "<internal>\n", ExitFailed},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, errOut, code := w.run(c.args...)
			if out != c.out || code != c.code || (errOut != c.err && c.err != "") {
				t.Errorf("got %q, %q, exit %d; want %q, %q, %d", out, errOut, code, c.out, c.err, c.code)
			}
		})
	}
}

func TestEnvironmentIsLetInByList(t *testing.T) {
	w := newWorld(t, nil)
	s, err := w.client().NewSession()
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{
		"LANG": "en_US.UTF-8", "COLORTERM": "truecolor", "LD_PRELOAD": "x.so", "PATH": "/tmp", "TEA_TRACE": "/tmp/x",
		"LC_MESSAGES": "zh_CN\x1b[2J", "LC_ALL": strings.Repeat("z", 4096), "SSH_TTY": "x", "NO_COLOR": "1",
	} {
		_ = s.Setenv(name, value)
	}
	out, err := s.Output("env")
	if want := `map[COLORTERM:truecolor LANG:en_US.UTF-8 NO_COLOR:1] "en" "" "truecolor"`; err != nil || string(out) != want {
		t.Errorf("environment = %s, %v; want %s", out, err, want)
	}
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ all, messages, lang, want string }{
		{"", "", "", ""},
		{"", "", "zh_CN.UTF-8", "zh"},
		{"", "", "zh-Hans", "zh"},
		{"", "en_GB.UTF-8", "zh_CN.UTF-8", "en"},
		{"zh_TW", "en_GB", "en_GB", "zh"},
		{"C", "POSIX", "C.UTF-8", ""},
		{"C.UTF-8", "", "zh_CN", "zh"},
		{"fr_FR.UTF-8", "", "", "en"},
	} {
		if got := language(map[string]string{"LC_ALL": c.all, "LC_MESSAGES": c.messages, "LANG": c.lang}); got != c.want {
			t.Errorf("language(%+v) = %q", c, got)
		}
	}
}

// Standard input is a stream: it may be large, and its end is no end of the command.
func TestStandardInputOfACommand(t *testing.T) {
	w := newWorld(t, nil)
	big := bytes.Repeat([]byte("武汉轻工大学\n"), 1<<17)
	cmd := w.openssh(w.staff, DefaultUser+"@127.0.0.1", "cat")
	cmd.Stdin = bytes.NewReader(big)
	out, errOut, code := finish(cmd)
	if out != string(big) || code != 0 || errOut != "2490368 <nil>" {
		t.Errorf("got back %d of %d bytes, %q, exit %d", len(out), len(big), errOut, code)
	}
}

func TestCommandEndsWithItsClient(t *testing.T) {
	w := newWorld(t, nil)
	cmd := w.openssh(w.staff, DefaultUser+"@127.0.0.1", "wait")
	out := newBuffer()
	cmd.Stdout = out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	out.await(t, "waiting")
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	w.log.await(t, "command saw its context end")
	w.eventually("the session is released", func() bool { return w.srv.Sessions() == 0 })
}

func TestSignalsAreIgnored(t *testing.T) {
	w := newWorld(t, nil)
	s, err := w.client().NewSession()
	if err != nil {
		t.Fatal(err)
	}
	in, _ := s.StdinPipe()
	out := newBuffer()
	s.Stdout = out
	if err := s.Start("read"); err != nil {
		t.Fatal(err)
	}
	out.await(t, "ready")
	for range 500 { // more than any buffer on the way
		if err := s.Signal("INT"); err != nil {
			t.Fatal(err)
		}
	}
	_, _ = in.Write([]byte("x"))
	if err := s.Wait(); err != nil || !strings.Contains(out.String(), `read "x" <nil>`) {
		t.Errorf("the command ended with %v, %q", err, out.String())
	}
}

// In a terminal (ssh -t) there is no driver on the server's side.
func TestKeysOfACommandInATerminal(t *testing.T) {
	w := newWorld(t, nil)
	c := w.client()
	for _, k := range []struct {
		typed, command, shown string
		code                  int
	}{
		{"one\rtwo\r\x04", "cat", "one\r\ntwo\r\n8 <nil>", 0},
		{"\x03", "wait", "<interrupted>", ExitFailed},
		{"abc\x03", "wait", "<interrupted>", ExitFailed},
	} {
		s, err := c.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		if err := s.RequestPty("xterm", 24, 80, nil); err != nil {
			t.Fatal(err)
		}
		in, _ := s.StdinPipe()
		out := newBuffer()
		s.Stdout = out
		if err := s.Start(k.command); err != nil {
			t.Fatal(err)
		}
		_, _ = in.Write([]byte(k.typed))
		if code := exitCode(s.Wait()); code != k.code || !strings.Contains(out.String(), k.shown) {
			t.Errorf("%q typed at %s: shown %q, exit %d", k.typed, k.command, out.String(), code)
		}
	}
}

func TestLongestTimeOfACommand(t *testing.T) {
	w := newWorld(t, func(c *Config, _ *Handlers) { c.MaxSession = 50 * time.Millisecond })
	_, errOut, code := w.run(DefaultUser+"@127.0.0.1", "wait")
	if code != ExitFailed || errOut != "<max_session>\n" {
		t.Errorf("got %q, exit %d", errOut, code)
	}
}
