package main

import (
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"alumni/cmd/alumni/cli"
	"alumni/tui/i18n"
)

// manTo is where TestManPages writes the pages for a package; deploy/build sets it.
var manTo = flag.String("man", "", "folder for the man pages")

// Every command has a man page, made of the tree itself. The generator is needed
// to build a package only, so it is no part of the program.
func TestManPages(t *testing.T) {
	dir := *manTo
	if dir == "" {
		dir = t.TempDir()
	}
	m := &Main{text: i18n.For("en"), Getenv: func(string) string { return "" }}
	root := m.tree()
	root.Short = "the console of an alumni headquarters, served over SSH"
	root.Long = "Operates the server. Staff use it over SSH: ssh alumni@host, ssh alumni@host help.\n\n" +
		"Every flag has an environment variable: --backup-dir is ALUMNI_BACKUP_DIR."
	seconds, _ := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64)
	date := time.Unix(seconds, 0).UTC()
	if err := doc.GenManTree(root, &doc.GenManHeader{Section: "8", Source: "alumni", Manual: "alumni", Date: &date}, dir); err != nil {
		t.Fatal(err)
	}
	cli.Each(root, func(c *cobra.Command) {
		if !c.IsAvailableCommand() && c.HasParent() {
			return
		}
		path := filepath.Join(dir, strings.ReplaceAll(c.CommandPath(), " ", "-")+".8")
		page, err := os.ReadFile(path)
		if err != nil {
			t.Errorf("%s: %v", c.CommandPath(), err)
			return
		}
		if !strings.Contains(string(page), c.Short) || !strings.Contains(string(page), ".TH ") {
			t.Errorf("%s does not say what it is", path)
		}
		if c.Name() == "serve" && !strings.Contains(string(page), "backup-keep") {
			t.Error("serve's page lacks its flags")
		}
	})
}
