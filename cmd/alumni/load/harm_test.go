package load

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
)

// What harm may do to the others.
const (
	harmMemory = 256 * mb        // above the idle server's
	harmWhoami = time.Second     // p95 of somebody else's whoami
	harmTime   = 8 * time.Second // that an attack goes on
)

// harm is one way to cost a server much: it goes on until over is closed.
type harm struct {
	name string
	do   func(a *attacker)
}

// attacker is one of those who try it at once.
type attacker struct {
	s    target
	key  ssh.Signer
	from string // an address, of which a few share one
	over <-chan struct{}
}

func (a *attacker) connect() (*ssh.Client, error) { return a.s.connectFrom(a.from, a.key) }

func (a *attacker) wire() (net.Conn, error) { return a.s.wire(a.from) }

// until tells whether to go on.
func (a *attacker) until() bool {
	select {
	case <-a.over:
		return false
	default:
		return true
	}
}

// connected runs an attack on connection after connection.
func connected(do func(a *attacker, c *ssh.Client)) func(a *attacker) {
	return func(a *attacker) {
		for a.until() {
			c, err := a.connect()
			if err != nil {
				rest(20 * time.Millisecond)
				continue
			}
			go func() { <-a.over; _ = c.Close() }()
			do(a, c)
			_ = c.Close()
		}
	}
}

// runs sends a command line with an input again and again.
func runs(line string, input func() io.Reader) func(a *attacker) {
	return connected(func(a *attacker, c *ssh.Client) {
		for a.until() {
			var in io.Reader
			if input != nil {
				in = input()
			}
			if _, err := command(c, line, in); err != nil && !isExit(err) {
				return
			}
		}
	})
}

func isExit(err error) bool {
	_, ok := err.(*ssh.ExitError)
	return ok
}

// typing opens a console and sends it the same again and again.
func typing(width, height int, keys string) func(a *attacker) {
	return connected(func(a *attacker, c *ssh.Client) {
		t, err := open(c, width, height)
		if err != nil {
			return
		}
		for a.until() {
			if _, err := io.WriteString(t.in, keys); err != nil {
				return
			}
		}
	})
}

func text(s string) func() io.Reader { return func() io.Reader { return strings.NewReader(s) } }

func file(b []byte) func() io.Reader { return func() io.Reader { return bytes.NewReader(b) } }

// endless is an input that never ends.
type endless struct{ over <-chan struct{} }

func (e endless) Read(p []byte) (int, error) {
	select {
	case <-e.over:
		return 0, io.EOF
	default:
	}
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

const (
	peopleHead = "姓名,城市,专业,年级,电话,核验方式\n"
	memberHead = "姓名,城市,专业,年级,电话,群名片,入群依据,核验方式\n"
)

func harms() []harm {
	long := strings.Repeat("长", 1<<20/3)
	return []harm{
		{"keys", typing(120, 40, strings.Repeat("jk2134567890", 512))},
		{"largest window", typing(500, 200, "jk")},
		{"paste without end", typing(120, 40, "/\x1b[200~"+strings.Repeat("校友", 64<<10))},
		{"text without pause", typing(120, 40, "/"+strings.Repeat("校", 32<<10))},
		{"sequences without end", typing(120, 40, "\x1b]52;"+strings.Repeat("A", 64<<10))},
		{"window changes", connected(resizing)},
		{"reads nothing", connected(deaf)},
		{"channels that begin nothing", connected(unbegun)},
		{"a long command", runs("branch list --text '"+strings.Repeat("x", 200<<10)+"'", nil)},
		{"many words", runs(strings.Repeat("x ", 100<<10), nil)},
		{"a long unknown word", runs(strings.Repeat("brnach", 30<<10), nil)},
		{"lists", runs("audit list --limit 1000 --json", nil)},
		{"search", runs("person list --text 长 --limit 1000 --json", nil)},
		{"name check", runs("name check '"+strings.Repeat("武汉轻工大学", 2000)+"'", nil)},
		{"people in CSV", runs("person import --dry-run", text(peopleHead+strings.Repeat("冯兰,上海,食品,2005,,\n", 100_000)))},
		{"people, one long cell", runs("person import --dry-run", text(peopleHead+long))},
		{"people, commas", runs("person import --dry-run", text(peopleHead+strings.Repeat(",", 3<<20)))},
		{"people, returns", runs("person import --dry-run", text(peopleHead+strings.Repeat("\r", 3<<20)))},
		{"branches in CSV", runs("branch import", text(strings.Repeat("北京,省级,已成立,\n", 40_000)))},
		{
			"members in CSV", runs("member import G-0001 --dry-run",
				text(memberHead+strings.Repeat("冯兰,上海,食品,2005,,冯兰-上海-食品05级,工作,毕业证\n", 40_000))),
		},
		{"a shared string", runs("member import G-0001 --dry-run", file(workbook(long, 40)))},
		{"a workbook of rows", runs("person import --dry-run", file(workbook("冯兰", 20_000)))},
		{"a zip bomb", runs("filing read G-0001 --format xlsx", file(bomb()))},
		{"a form in CSV", runs("filing read G-0001 --format csv", text(strings.Repeat("a,b,c,d,e\n", 100_000)))},
		{"a template", runs("template set approval --reason x", text(long))},
		{"a reason", runs("application reject A-0001 --reason -", text(long))},
		{"input without end", connected(func(a *attacker, c *ssh.Client) {
			_, _ = command(c, "person import --dry-run", endless{a.over})
		})},
		{"input that nobody reads", connected(func(a *attacker, c *ssh.Client) {
			_, _ = command(c, "branch list", endless{a.over})
		})},
		{"connections", func(a *attacker) {
			for a.until() {
				if c, err := a.connect(); err == nil {
					_ = c.Close()
				}
			}
		}},
		{"half handshakes", halfOpen},
		{"noise before the handshake", func(a *attacker) {
			for a.until() {
				if c, err := a.wire(); err == nil {
					_, _ = io.Copy(c, io.LimitReader(endless{a.over}, 1<<20))
					_ = c.Close()
				}
			}
		}},
	}
}

// resizing changes the size of a window as fast as it goes.
func resizing(a *attacker, c *ssh.Client) {
	t, err := open(c, 80, 24)
	if err != nil {
		return
	}
	for n := 0; a.until(); n++ {
		if t.WindowChange(24+n%177, 80+n%421) != nil {
			return
		}
	}
}

// deaf asks for much and reads none of it.
func deaf(a *attacker, c *ssh.Client) {
	for range 16 {
		ch, reqs, err := c.OpenChannel("session", nil)
		if err != nil {
			break
		}
		go ssh.DiscardRequests(reqs)
		_, _ = ch.SendRequest("exec", true, ssh.Marshal(struct{ Line string }{"audit list --limit 1000 --json"}))
	}
	<-a.over
}

// unbegun fills channels that begin nothing.
func unbegun(a *attacker, c *ssh.Client) {
	for range 60 {
		go func() {
			ch, reqs, err := c.OpenChannel("session", nil)
			if err != nil {
				return
			}
			go ssh.DiscardRequests(reqs)
			_, _ = io.Copy(ch, endless{a.over})
		}()
	}
	<-a.over
}

// halfOpen begins handshakes and leaves them.
func halfOpen(a *attacker) {
	var open []net.Conn
	for a.until() {
		c, err := a.wire()
		if err != nil {
			rest(10 * time.Millisecond)
			continue
		}
		_, _ = io.WriteString(c, "SSH-2.0-harm\r\n")
		if open = append(open, c); len(open) > 64 {
			_ = open[0].Close()
			open = open[1:]
		}
	}
	for _, c := range open {
		_ = c.Close()
	}
}

// workbook is a small workbook in which every cell refers to one string.
func workbook(shared string, rows int) []byte {
	var cells strings.Builder
	for row := 1; row <= rows; row++ {
		fmt.Fprintf(&cells, `<row r="%d">`, row)
		for col := range 6 {
			fmt.Fprintf(&cells, `<c r="%c%d" t="s"><v>0</v></c>`, 'A'+col, row)
		}
		cells.WriteString("</row>")
	}
	const (
		main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
		rels = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
		pack = `http://schemas.openxmlformats.org/package/2006/`
	)
	return zipped(map[string]string{
		"[Content_Types].xml": `<Types xmlns="` + pack + `content-types"><Override PartName="/xl/workbook.xml" ` +
			`ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels": `<Relationships xmlns="` + pack + `relationships"><Relationship Id="rId1" Type="` + rels +
			`/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="` + pack + `relationships"><Relationship Id="rId1" Type="` + rels +
			`/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/workbook.xml": `<workbook ` + main + ` xmlns:r="` + rels + `"><sheets><sheet name="S" sheetId="1" r:id="rId1"/>` +
			`</sheets></workbook>`,
		"xl/sharedStrings.xml":     `<sst ` + main + `><si><t>` + shared + `</t></si></sst>`,
		"xl/worksheets/sheet1.xml": `<worksheet ` + main + `><sheetData>` + cells.String() + `</sheetData></worksheet>`,
	})
}

// bomb is a workbook of few bytes that would unpack to many.
func bomb() []byte {
	return zipped(map[string]string{"xl/sharedStrings.xml": strings.Repeat(" ", 512*mb)})
}

func zipped(parts map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		if w, err := z.Create(name); err == nil {
			_, _ = io.WriteString(w, text)
		}
	}
	_ = z.Close()
	return b.Bytes()
}

// Nothing that anybody sends takes much of the server, or of the others' time.
func BenchmarkHarm(b *testing.B) {
	for _, h := range harms() {
		for _, crowd := range []int{1, 64} {
			b.Run(fmt.Sprintf("%s/%d", strings.ReplaceAll(h.name, " ", "_"), crowd), func(b *testing.B) {
				for b.Loop() {
					endure(b, h, crowd)
				}
			})
		}
	}
}

// endure lets a crowd of every role attack, while somebody else asks who they are.
func endure(b *testing.B, h harm, crowd int) {
	s := start(b)
	roles := [][2]string{{"director"}, {"officer"}, {"auditor"}, {"branch_officer", "B-0001"}, {"group_manager", "G-0001"}}
	var keys []string
	for _, r := range roles {
		keys = append(keys, s.member(r[0], r[1]))
	}
	witness := s.account("officer", "")
	rest(time.Second)
	idle := s.memory()
	s.forget()
	end := s.attack(h.name, crowd, keys)
	var times []time.Duration
	for over := time.After(harmTime); ; {
		began := time.Now()
		c, err := s.connect(witness)
		if err == nil {
			_, err = command(c, "whoami", nil)
			_ = c.Close()
		}
		if err != nil {
			b.Errorf("somebody else is refused: %v", err)
		}
		times = append(times, time.Since(began))
		select {
		case <-over:
		case <-time.After(20 * time.Millisecond):
			continue
		}
		break
	}
	used := s.peak() - idle
	end()
	slow := p95(times)
	b.Logf("%d MB above idle, whoami p95 %v of %d", used/mb, slow.Round(time.Millisecond), len(times))
	b.ReportMetric(float64(used)/mb, "MB")
	b.ReportMetric(float64(slow.Milliseconds()), "p95-ms/whoami")
	if used > harmMemory {
		b.Errorf("%d MB above idle", used/mb)
	}
	if slow > harmWhoami {
		b.Errorf("whoami takes %v", slow)
	}
}
