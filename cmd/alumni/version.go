package main

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
)

// What the linker says of a build (-X main.release=v1.2.3); without it, the
// build information says what this is.
var (
	release  string // v1.2.3
	revision string // of the sources
	built    string // when, RFC 3339
)

// about is what is known of this build.
type about struct {
	version  string
	revision string // shortened; "" if unknown, with + if the sources were changed
	built    string // of the build, else of the revision; "" if unknown
}

func build() about {
	b := about{version: release, revision: revision, built: built}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		b.version = cmp.Or(b.version, "devel")
		return b
	}
	set := map[string]string{}
	for _, s := range info.Settings {
		set[s.Key] = s.Value
	}
	b.version = cmp.Or(b.version, strings.Trim(info.Main.Version, "()"), "devel") // "(devel)" outside a checkout
	if b.revision == "" {
		b.revision = set["vcs.revision"]
		if len(b.revision) > 12 {
			b.revision = b.revision[:12]
		}
		if b.revision != "" && set["vcs.modified"] == "true" {
			b.revision += "+"
		}
	}
	b.built = cmp.Or(b.built, set["vcs.time"])
	return b
}

// version is the build in one word or a few: v1.2.3 (9f3c2a1b, 2026-11-20T10:00:00Z).
func version() string {
	b := build()
	parts := []string{}
	for _, p := range []string{b.revision, b.built} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		return b.version
	}
	return b.version + " (" + strings.Join(parts, ", ") + ")"
}

func (m *Main) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:  "version",
		Args: cli.Args(m.text),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(m.Stdout, m.text.Server.Version+"\n", version(), runtime.Version())
			if build().revision == "" {
				fmt.Fprintln(m.Stderr, m.text.Server.VersionUnknown)
			}
			return err
		},
	}
}
