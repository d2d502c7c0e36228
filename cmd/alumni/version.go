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

// release is set by the linker (-X main.release=v1.2.3); otherwise the build
// information says what this is.
var release string

func version() string {
	built := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		built = strings.Trim(info.Main.Version, "()") // "(devel)" outside a checkout
	}
	return cmp.Or(release, built, "devel")
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
