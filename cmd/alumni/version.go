package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
)

// release is set by the linker (-X main.release=v1.2.3); otherwise the build
// information says what this is.
var release string

func version() string {
	if release != "" {
		return release
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "devel"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return "devel " + s.Value[:min(12, len(s.Value))]
		}
	}
	return "devel"
}

func (m *Main) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:  "version",
		Args: cli.Args(m.text),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(m.Stdout, m.text.Server.Version+"\n", version(), runtime.Version())
			return err
		},
	}
}
