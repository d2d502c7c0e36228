package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"alumni/tui/i18n"
)

// What a package and a container set are settings of serve, and what they start
// is a command.
func TestWhatIsDeployedAreSettingsAndCommandsOfTheProgram(t *testing.T) {
	m := &Main{text: i18n.For("en"), Getenv: func(string) string { return "" }}
	root := m.tree()
	serve, _, err := root.Find([]string{"serve"})
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{"ALUMNI_LANG": true} // of every command
	serve.Flags().VisitAll(func(f *pflag.Flag) { known[variable(f.Name)] = true })
	setting := regexp.MustCompile(`ALUMNI_[A-Z_]+`)
	for _, file := range []string{"alumni.env", "Containerfile", "try"} {
		b, err := os.ReadFile(filepath.Join("deploy", file))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range setting.FindAllString(string(b), -1) {
			if !known[name] {
				t.Errorf("%s sets %s, which is no setting of serve", file, name)
			}
		}
	}
	for file, pattern := range map[string]string{
		"alumni.service": `(?m)^ExecStart=/usr/bin/alumni (\w+)`, "Containerfile": `"/alumni", "(\w+)"`,
	} {
		b, err := os.ReadFile(filepath.Join("deploy", file))
		if err != nil {
			t.Fatal(err)
		}
		found := regexp.MustCompile(pattern).FindStringSubmatch(string(b))
		if found == nil {
			t.Fatalf("%s starts nothing", file)
		}
		if c, _, err := root.Find(found[1:]); err != nil || c == (*cobra.Command)(nil) || c.Name() != found[1] {
			t.Errorf("%s starts %q: %v", file, found[1], err)
		}
	}
}

// Every file that the package names is there.
func TestThePackageNamesFilesThatAreThere(t *testing.T) {
	b, err := os.ReadFile("deploy/nfpm.yaml")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, name := range regexp.MustCompile(`deploy/[\w.]+`).FindAllString(string(b), -1) {
		if n++; !there(name) && !strings.HasSuffix(name, "README.md") {
			t.Errorf("%s is not there", name)
		}
	}
	if n < 7 {
		t.Errorf("the package names %d files of this folder only", n)
	}
}

// A panic of a Go program, and the dump of one that the watchdog ends, give the
// exit code that wrong usage has: no exit code may keep the service down.
func TestTheServiceIsStartedAgainAfterAnyFault(t *testing.T) {
	b, err := os.ReadFile("deploy/alumni.service")
	if err != nil {
		t.Fatal(err)
	}
	unit := string(b)
	if !strings.Contains(unit, "\nRestart=on-failure\n") || strings.Contains(unit, "\nRestartPreventExitStatus=") {
		t.Error("a fault may leave the service down")
	}
	if !strings.Contains(unit, "\nStartLimitIntervalSec=0\n") {
		t.Error("faults that follow each other leave the service down")
	}
}
