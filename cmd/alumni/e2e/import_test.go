package e2e

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// manyRows is a list of so many people of whom each has a name of their own.
func manyRows(n int) string {
	family, given := []rune("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"), []rune("天地玄黄宇宙洪荒日月盈昃辰宿列张")
	list := strings.Builder{}
	list.WriteString("姓名,城市,专业,年级,电话\n")
	for i := range n {
		name := string([]rune{family[i%16], given[i/16%16], given[i/256%16]})
		fmt.Fprintf(&list, "%s,武汉,食品,%d,1370%07d\n", name, 1990+i%30, i)
	}
	return list.String()
}

// importNow is an import as a list shows it.
type importNow struct {
	ID, State  string
	Rows, Done int
	Tally      struct{ Added, Taken, Kept, Refused int }
}

// killedOnceIn runs a command that works on an import in transactions of its own, and kills the
// server once so many rows are reached. It gives what the import was seen as last.
func (r *registry) killedOnceIn(stdin, command string, enough func(importNow) bool) (seen importNow) {
	r.t.Helper()
	ended := make(chan result, 1)
	go func() { ended <- r.server.ssh(stdin, command) }()
	for !enough(seen) {
		select {
		case res := <-ended:
			r.t.Fatalf("%s ended before the kill: %+v, seen was %+v", command, res, seen)
		default:
		}
		var all []importNow
		if r.read("import list", &all); len(all) > 0 {
			seen = all[0]
		}
	}
	_ = r.cmd.Process.Signal(syscall.SIGKILL)
	r.wait()
	if res := <-ended; res.code == 0 {
		r.t.Fatalf("%s was done before the kill: %s", command, res.out)
	}
	return seen
}

// started starts the server again on the same folder, for the same person.
func (r *registry) started(data, key string) *registry {
	r.t.Helper()
	return &registry{server: serve(r.t, data).as(key, "alumni").multiplexed(), people: r.people}
}

func (r *registry) imported(id string) (i importNow) {
	r.t.Helper()
	r.read("import show "+id, &i)
	return i
}

// TestN2_2a_AnImportThatIsKilledWhileItWritesGoesOn kills the server in the middle of an
// import and in the middle of taking it back: what was written stands, the rest follows
// on "import resume", nobody is there twice, and the store and the log are sound.
func TestN2_2a_AnImportThatIsKilledWhileItWritesGoesOn(t *testing.T) {
	t.Parallel()
	const rows = 2000
	data, key, list := filepath.Join(t.TempDir(), "data"), newKey(t), manyRows(rows)
	r := (&registry{server: serve(t, data, "--admin-key", key+".pub").as(key, "alumni")})
	r.server = r.multiplexed()
	seen := r.killedOnceIn(list, "person import --confirm --source 校友.csv", func(i importNow) bool { return i.State == "running" && i.Done >= rows/4 })

	r = r.started(data, key)
	now := r.imported(seen.ID)
	if now.State != "running" || now.Done < seen.Done || now.Done >= rows || now.Tally.Added != now.Done {
		t.Fatalf("seen was %+v before the kill, and it is %+v", seen, now)
	}
	r.everyRow(now.Done, list)
	r.must("import resume " + seen.ID)
	if now = r.imported(seen.ID); now.State != "done" || now.Tally.Added != rows || now.Tally.Refused != 0 {
		t.Errorf("ended as %+v", now)
	}
	r.everyRow(rows, list)
	if res := r.ssh("", "import resume "+seen.ID); res.code != 1 {
		t.Errorf("is gone on with again: %+v", res)
	}
	r.sound(data)

	r = r.started(data, key)
	seen = r.killedOnceIn("", "import undo "+seen.ID+" --reason 作废", func(i importNow) bool {
		return i.State == "undoing" && i.Tally.Taken >= rows/4
	})
	r = r.started(data, key)
	if now = r.imported(seen.ID); now.State != "undoing" || now.Tally.Taken < seen.Tally.Taken || now.Tally.Taken >= rows {
		t.Fatalf("seen was %+v before the kill, and it is %+v", seen, now)
	}
	r.must("import resume " + seen.ID)
	if now = r.imported(seen.ID); now.State != "undone" || now.Tally.Taken != rows || now.Tally.Kept != 0 {
		t.Errorf("ended as %+v", now)
	}
	r.everyRow(0, list)
	r.sound(data)
}

// everyRow fails unless so many of the first rows of a list are registered, each once.
func (r *registry) everyRow(n int, list string) {
	r.t.Helper()
	var all []struct{ ID, Name string }
	if err := json.Unmarshal([]byte(r.must("person list --json")), &all); err != nil {
		r.t.Fatal(err)
	}
	there := map[string]int{}
	for _, p := range all {
		there[p.Name]++
	}
	lines := strings.Split(strings.TrimSpace(list), "\n")[1:]
	for i, line := range lines {
		name, _, _ := strings.Cut(line, ",")
		want := 0
		if i < n {
			want = 1
		}
		if there[name] != want {
			r.t.Fatalf("%s of row %d is there %d times, with %d rows written", name, i+2, there[name], n)
		}
	}
	if len(all) != n {
		r.t.Errorf("%d people for %d rows", len(all), n)
	}
}

// sound ends the server and has its store and its log checked.
func (r *registry) sound(data string) {
	r.t.Helper()
	if out := r.must("audit verify"); !strings.Contains(out, "完整") && !strings.Contains(out, "intact") {
		r.t.Errorf("audit verify: %s", out)
	}
	r.kill(syscall.SIGTERM)
	if res := local(r.t, "check", "--data", data); res.code != 0 {
		r.t.Errorf("check: %s%s", res.out, res.err)
	}
}
