package e2e

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// registry is a server on an empty store, driven by remote commands only.
type registry struct {
	*server
	people map[string]string // numbers by name
}

// newRegistry starts a server with one director and nothing else.
func newRegistry(t *testing.T) *registry {
	t.Helper()
	key := newKey(t)
	s := serve(t, filepath.Join(t.TempDir(), "data"), "--admin-key", key+".pub")
	return &registry{server: s.as(key, "alumni").multiplexed(), people: map[string]string{}}
}

// made runs a command that makes a record and gives its number.
func (r *registry) made(format string, args ...any) string {
	r.t.Helper()
	var made struct{ ID string }
	r.read(fmt.Sprintf(format, args...), &made)
	if made.ID == "" {
		r.t.Fatalf(format+": it gives no number", args...)
	}
	return made.ID
}

// refused runs a command that has to be refused and checks what the refusal
// names: the field and the clause.
func (r *registry) refused(field, rule, format string, args ...any) {
	r.t.Helper()
	command := fmt.Sprintf(format, args...)
	res := r.ssh("", command+" --json")
	var failure struct{ Error struct{ Field, Rule string } }
	_ = json.Unmarshal([]byte(res.err), &failure)
	if res.code != 1 || failure.Error.Field != field || failure.Error.Rule != rule {
		r.t.Errorf("%s: exit %d, not a refusal of %s by %s\n%s%s", command, res.code, field, rule, res.out, res.err)
	}
}

// person registers somebody whose real name is verified.
func (r *registry) person(name, phone string) string {
	r.t.Helper()
	id := r.made("person add --name %s --city 北京 --major 化学 --year 1997 --phone %s --how 毕业证", name, phone)
	r.people[name] = id
	return id
}

// officer adds an account and gives the same registry for it.
func (r *registry) officer(name, role, scope string) *registry {
	r.t.Helper()
	key := newKey(r.t)
	command := fmt.Sprintf("account add --name %s --role %s --key -", name, role)
	if scope != "" {
		command += " --scope " + scope
	}
	if res := r.ssh(readFile(r.t, key+".pub"), command); res.code != 0 {
		r.t.Fatal(res.err)
	}
	return &registry{server: r.as(key, "alumni").multiplexed(), people: r.people}
}

// task gives the open task of a kind of a group.
func (r *registry) task(group, kind string) string {
	r.t.Helper()
	var view struct {
		OpenCases []string `json:"open_cases"`
	}
	r.read("group show "+group, &view)
	for _, id := range view.OpenCases {
		if !strings.HasPrefix(id, "W") {
			continue
		}
		var task struct{ ID, Kind string }
		if r.read("task show "+id, &task); task.Kind == kind {
			return task.ID
		}
	}
	r.t.Fatalf("%s has no open task %s among %v", group, kind, view.OpenCases)
	return ""
}

func (r *registry) finish(group, kind string) {
	r.t.Helper()
	r.must(fmt.Sprintf("task complete %s --note 已在微信办理 --date %s", r.task(group, kind), today()))
}

func today() string { return time.Now().In(time.FixedZone("", 8*60*60)).Format(time.DateOnly) }

// groupNow is a group as the registry shows it.
type groupNow struct {
	Name, State, Owner, Filing string
	Seq, Members               int
	Admins                     []string
	Publication                struct {
		Account, Website struct{ Link string }
	}
}

func (r *registry) group(id string) (g groupNow) {
	r.t.Helper()
	r.read("group show "+id, &g)
	return g
}

// publish brings everything that waits out in one bulletin.
func (r *registry) publish(n int) {
	r.t.Helper()
	text := r.must("bulletin text --since")
	if strings.Contains(text, "1380000") {
		r.t.Errorf("the bulletin holds a phone:\n%s", text)
	}
	id := r.made("bulletin issue --since")
	r.refused("website_link", "M4.3", "bulletin publish %s --account-link https://mp.example.org/%d", id, n)
	r.must(fmt.Sprintf("bulletin publish %s --account-link https://mp.example.org/%d --website-link https://www.example.org/%d", id, n, n))
}

// file hands a group's form in as its branch does, and accepts it.
func (r *registry) file(branch *registry, group string) {
	r.t.Helper()
	branch.refused("channel", "N4.1b", "filing submit %s --channel console", group) // a command is none
	form := branch.made("filing submit %s --received %s", group, today())
	if g := r.group(group); g.Filing != "submitted" {
		r.t.Errorf("%s is %s before headquarters looked at it", group, g.Filing)
	}
	r.must("filing accept " + form)
	if g := r.group(group); g.Filing != "filed" {
		r.t.Errorf("%s is %s", group, g.Filing)
	}
}
