package screen_test

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"alumni/domain"
	"alumni/tui"
	"alumni/tui/i18n"
	"alumni/tui/kit"
)

var update = flag.Bool("update", false, "write the golden views anew")

// person is somebody at a console: keys go in, the screen comes out. The
// commands run beside the test as they do in a session.
type person struct {
	testing.TB
	env   *kit.Env
	model tea.Model
	msgs  chan tea.Msg
}

// sits opens a console of w × h cells for an account.
func (r *registry) sits(by domain.Caller, lang string, w, h int) *person {
	r.Helper()
	actor, err := r.Whoami(r.ctx, by)
	r.must(err)
	ctx, cancel := context.WithCancel(r.ctx)
	r.Cleanup(cancel)
	env := &kit.Env{
		Ctx: ctx, Office: r.Office, By: by, Text: i18n.For(lang).ByKeys(),
		Styles: kit.NewStyles(true, colorprofile.TrueColor, false),
	}
	env.SetActor(actor)
	p := &person{TB: r.TB, env: env, msgs: make(chan tea.Msg, 256)}
	routes := tui.Routes(env.Text)
	routes.Online = func() int { return 1 }
	p.model = tui.New(env, routes)
	p.run(p.model.Init())
	p.tell(tea.WindowSizeMsg{Width: w, Height: h})
	p.sees(env.Text.Console.Online + " 1")
	return p
}

// run starts a command; what it says arrives while the test waits for the screen.
func (p *person) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		if msg := cmd(); msg != nil {
			p.msgs <- msg
		}
	}()
}

// asks has the root do what was asked of it.
func (p *person) asks(asked tea.Cmd) {
	p.run(asked)
	p.tell(nil)
}

func (p *person) tell(msg tea.Msg) {
	if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		cmds := make([]tea.Cmd, v.Len())
		for i := range cmds {
			cmds[i] = v.Index(i).Interface().(tea.Cmd)
		}
		for _, cmd := range cmds {
			p.run(cmd)
		}
		return
	}
	var cmd tea.Cmd
	p.model, cmd = p.model.Update(msg)
	p.run(cmd)
}

// screen is what the person sees, without the blanks that fill a line.
func (p *person) screen() string {
	lines := strings.Split(ansi.Strip(p.model.(*tui.Model).View().Content), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \u00a0")
	}
	return strings.Join(lines, "\n")
}

// sees waits until the screen shows all the texts.
func (p *person) sees(texts ...string) {
	p.Helper()
	deadline := time.After(10 * time.Minute)
	for {
		missing := ""
		seen := flat(p.screen())
		for _, t := range texts {
			if !strings.Contains(seen, flat(t)) {
				missing = t
			}
		}
		if missing == "" {
			p.keysDiffer()
			return
		}
		select {
		case msg := <-p.msgs:
			p.tell(msg)
		case <-deadline:
			p.Fatalf("the screen does not show %q:\n%s", missing, p.screen())
		}
	}
}

// keysDiffer checks that no key stands for two things at once: the second could
// never be done.
func (p *person) keysDiffer() {
	p.Helper()
	labels := map[string]string{}
	for _, b := range p.model.(*tui.Model).Bindings() {
		if before, twice := labels[b.Key]; twice && b.Run != nil {
			p.Errorf("%s is both %q and %q:\n%s", b.Key, before, b.Label, p.screen())
		}
		if b.Run != nil {
			labels[b.Key] = b.Label
		}
	}
}

// flat leaves out what wrapping adds: line ends, spaces, and the dialog's frame.
func flat(s string) string {
	return strings.NewReplacer("\n", "", " ", "", "│", "").Replace(s)
}

// doesNotSee checks that the screen, as it stands, does not show the text.
func (p *person) doesNotSee(text string) {
	p.Helper()
	if strings.Contains(flat(p.screen()), flat(text)) {
		p.Fatalf("the screen shows %q:\n%s", text, p.screen())
	}
}

// presses sends keys by name, each as a terminal would.
func (p *person) presses(keys ...string) {
	named := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "down": tea.KeyDown, "up": tea.KeyUp,
		"left": tea.KeyLeft, "right": tea.KeyRight, "backspace": tea.KeyBackspace, "pgdown": tea.KeyPgDown,
	}
	for _, k := range keys {
		switch code, ok := named[k]; {
		case ok:
			p.tell(tea.KeyPressMsg{Code: code})
		case k == "space":
			p.tell(tea.KeyPressMsg{Code: tea.KeySpace, Text: " "})
		case k == "ctrl+o":
			p.tell(tea.KeyPressMsg{Code: 'o', Mod: tea.ModCtrl})
		case k == "ctrl+u":
			p.tell(tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl})
		default:
			p.types(k)
		}
	}
}

// types sends text, one key a character.
func (p *person) types(text string) {
	for _, r := range text {
		p.tell(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

// hexes are hashes, which are salted anew every time, and the ends of wrapped ones.
var hexes = regexp.MustCompile(`[0-9a-f]{20,}|│ {9,}[0-9a-f]{1,19}$`)

func masked(line string) string {
	return hexes.ReplaceAllStringFunc(line, func(s string) string {
		if strings.HasPrefix(s, "│") {
			return "│"
		}
		return "…"
	})
}

// golden compares the screen with the one kept under testdata.
func (p *person) golden(name string) {
	p.Helper()
	lines := strings.Split(p.screen(), "\n")
	for i := range lines {
		lines[i] = masked(strings.TrimRight(lines[i], " "))
	}
	got := strings.Join(lines, "\n") + "\n"
	file := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			p.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		p.Fatal(err)
	}
	if got != string(want) {
		p.Errorf("%s has changed (go test ./tui/screen -update writes it anew)\n--- got\n%s--- want\n%s", file, got, want)
	}
}
