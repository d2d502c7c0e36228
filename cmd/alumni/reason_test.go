package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"unicode"

	"alumni/cmd/alumni/backup"
	"alumni/cmd/alumni/cli"
	"alumni/db/engine"
	"alumni/domain"
	"alumni/tui/i18n"
)

// foreign is what a Chinese line holds of English where a library's words slipped
// in: two words that follow each other, but for commands, flags and paths.
var (
	foreign  = regexp.MustCompile(`[A-Za-z]{2,}:? [a-z]{2,}`)
	commands = regexp.MustCompile(`alumni (serve|check|restore|demo|help)|serve --new|chmod \d+ \S+|/\S+`)
)

// inOneLanguage looks that a line is in the language that was asked for.
func inOneLanguage(t *testing.T, what, lang, line string) {
	t.Helper()
	han := strings.ContainsFunc(line, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	if strings.Count(line, "\n") > 1 || han != (lang == "zh") || lang == "zh" && foreign.MatchString(commands.ReplaceAllString(line, "")) {
		t.Errorf("%s, in %s: %s", what, lang, line)
	}
}

// What an operator is told of a failure of the machine or of a file is one line
// in one language.
func TestAnOperatorIsToldInOneLanguageWhatFailed(t *testing.T) {
	data, _ := firstStart(t, keyLine(t))
	dir := t.TempDir()
	file := func(name string, content []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	broken := func(name string, content []byte) string { // a data folder with another content of a file
		with := filepath.Join(t.TempDir(), "data")
		if err := os.CopyFS(with, os.DirFS(data)); err != nil {
			t.Fatal(err)
		}
		for _, own := range dataFiles(with) {
			_ = os.Chmod(own, 0o600)
		}
		if err := errors.Join(os.Chmod(with, 0o700), os.WriteFile(filepath.Join(with, name), content, 0o600)); err != nil {
			t.Fatal(err)
		}
		return with
	}
	tar := filepath.Join(dir, "a.tar")
	done(t, "backup", "--data", data, tar)
	whole, err := os.ReadFile(tar)
	if err != nil {
		t.Fatal(err)
	}
	changed := append([]byte{}, whole...)
	changed[len(changed)/2] ^= 1
	nothing, text := filepath.Join(dir, "none"), file("text", []byte("no key, no copy\n"))
	serve := func(args ...string) []string {
		return append([]string{"serve", "--data", data, "--listen", "127.0.0.1:0"}, args...)
	}
	for _, args := range [][]string{
		{"serve", "--data", data, "--listen", "nonsense"},
		{"serve", "--data", data, "--listen", "127.0.0.1:"},
		{"serve", "--data", data, "--listen", "203.0.113.1:2222"},
		{"serve", "--data", "/proc/alumni", "--listen", "127.0.0.1:0", "--admin-key", keyLine(t)},
		serve("--backup-dir", "/proc/alumni"), serve("--backup-dir", text), serve("--backup-dir", filepath.Join(nothing, "copies")),
		serve("--log", dir), serve("--log", filepath.Join(nothing, "log")), serve("--admin-key", nothing), serve("--admin-key", text),
		serve("--user-ca", nothing), serve("--metrics-listen", "127.0.0.1"),
		serve("--backup-dir", dir, "--backup-recipients-file", nothing),
		{"serve", "--data", broken("data.key", []byte("short")), "--listen", "127.0.0.1:0"},
		{"serve", "--data", broken("host_ed25519", []byte("x")), "--listen", "127.0.0.1:0"},
		{"check", "--data", broken("alumni.db", nil)},
		{"check", "--data", broken("alumni.db", whole)},
		{"compact", "--data", broken("alumni.db", whole[:9000])},
		{"check", "--data", text},
		{"check", "--data", nothing},
		{"branch", "import", nothing, "--data", data},
		{"backup", "--data", data, filepath.Join(nothing, "a.tar")},
		{"backup", "--data", data, tar},
		{"backup", "--data", data, "/proc/a.tar"},
		{"restore", "--drill", nothing},
		{"restore", "--drill", dir},
		{"restore", "--drill", text},
		{"restore", "--drill", tar},
		{"restore", "--drill", file("cut", whole[:len(whole)/2]), "--keys", data},
		{"restore", "--drill", file("changed", changed), "--keys", data},
		{"restore", "--drill", tar, "--keys", nothing},
		{"restore", "--drill", tar, "--keys", data, "--identity", text},
		{"restore", "--drill", tar, "--keys", data, "--identity", nothing},
		{"restore", tar, "--keys", data, "--data", data},
		{"restore", tar, "--keys", data, "--data", text},
		{"restore", tar, "--keys", data, "--data", "/proc/alumni"},
		{"health", "--data", data},
		{"health", "--data", nothing},
	} {
		for _, lang := range []string{"zh", "en"} {
			var p program
			code := p.run(t.Context(), map[string]string{"ALUMNI_LANG": lang}, nil, args...)
			if code != cli.ExitRefused {
				t.Errorf("%v: exit %d: %s", args, code, p.errs.String())
			}
			inOneLanguage(t, strings.Join(args, " "), lang, p.errs.String())
		}
	}
}

// Whatever the parts of the program give as a cause has its sentence.
func TestEveryCauseHasItsWords(t *testing.T) {
	causes := []error{
		fmt.Errorf("%w: /d/alumni.db: %w", engine.ErrLost, engine.ErrGone), fmt.Errorf("%w: /d/alumni.db: %w", engine.ErrLost,
			engine.ErrOverwrote),
		fmt.Errorf("%w: /d/alumni.db: %w", engine.ErrDamaged, errors.New("page 7 already freed")),
		fmt.Errorf("%w: %w", engine.ErrDamaged, &domain.Damage{Value: domain.StoredRecord, Fault: domain.DamageChecksum}),
		fmt.Errorf("%w: %w", backup.ErrChanged, errors.New("invalid tar header")), backup.ErrHead, domain.MoreDamage(2),
		&os.PathError{Op: "open", Path: "x", Err: syscall.EIO}, io.ErrUnexpectedEOF, os.ErrDeadlineExceeded, errLogIsData,
	}
	for _, r := range reasons {
		causes = append(causes, fmt.Errorf("step: %w", r.err))
	}
	for _, err := range causes {
		for _, lang := range i18n.Langs {
			why := why(i18n.For(lang), err)
			inOneLanguage(t, err.Error(), lang, why.Error())
			if !errors.Is(why, err) {
				t.Errorf("%v is no cause any more", err)
			}
		}
	}
	if zh := why(i18n.For("zh"), errors.New("something new")).Error(); zh != "原文：something new" {
		t.Errorf("the words of a library are told as %q", zh)
	}
}
