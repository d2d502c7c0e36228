package domain_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"alumni/domain"
)

func TestM4_2_DocumentNumbersThatLookTheSameAreTheSame(t *testing.T) {
	want := domain.ReplyClaim("校友办〔2026〕3号")
	for _, s := range []string{"校友办[2026]3号", "校友办【2026】3号", "校友办（2026）3号", "校友办〔２０２６〕３号", " 校友办〔2026〕 3 号"} {
		if got := domain.ReplyClaim(s); got != want {
			t.Errorf("%q claims %q, want %q", s, got, want)
		}
	}
}

// What the eye or the ear does not tell apart is one number: brackets of every
// make, leading zeros, letters of either case, characters nobody sees.
func TestM4_2_ADocumentNumberHasOneForm(t *testing.T) {
	want := domain.ReplyClaim("校友办〔2026〕50号A")
	for _, s := range []string{
		"校友办﹝2026﹞50号A", "校友办〖2026〗50号A", "校友办❲2026❳50号A", "校友办〔2026〕050号A",
		"校友办〔2026〕50号\ufe0fA", "校友办〔2026〕50号a", "校友办〔2026〕\u200b５０号Ａ",
	} {
		if got := domain.ReplyClaim(s); got != want {
			t.Errorf("%q claims %q, want %q", s, got, want)
		}
	}
	for _, s := range []string{"校友办〔2026〕5号A", "校友办〔2026〕500号A", "校友办〔2026〕0号A"} {
		if domain.ReplyClaim(s) == want {
			t.Errorf("%q is another number", s)
		}
	}
	if n := len(domain.ReplyClaim(strings.Repeat("\ufdfa", domain.MaxReference))); n > 512 {
		t.Errorf("a claim of %d bytes", n)
	}
}

func TestDatesArePlausible(t *testing.T) {
	now := domain.Date("2026-11-22").Time()
	for d, want := range map[domain.Date]domain.Fault{
		"0001-01-01": domain.FaultBadDate, "1951-10-01": "", "2026-11-22": "", "2026-11-23": domain.FaultFutureDate,
	} {
		if got := fault(domain.PastDate("reelected", d, now)); got != want {
			t.Errorf("%s: %q, want %q", d, got, want)
		}
	}
}

func TestM4_3_ATaskEndsOnlyWithProof(t *testing.T) {
	now := domain.Date("2026-11-22").Time().Add(10 * time.Hour)
	page := func(link string) domain.Proof { return domain.Proof{Link: link, Date: "2026-11-22"} }
	full := page("https://mp.weixin.qq.com/s/1")
	for name, c := range map[string]struct {
		kind          domain.TaskKind
		first, second domain.Proof
		want          domain.Fault
		field         string
	}{
		"nothing": {domain.TaskCreateGroup, domain.Proof{}, domain.Proof{}, domain.FaultProofMissing, "note"},
		"no date": {domain.TaskCreateGroup, domain.Proof{Note: "已建"}, domain.Proof{}, domain.FaultProofMissing, "date"},
		"tomorrow": {
			domain.TaskCreateGroup, domain.Proof{Note: "已建", Date: "2026-11-23"}, domain.Proof{}, domain.FaultFutureDate, "date",
		},
		"no real day": {
			domain.TaskCreateGroup, domain.Proof{Note: "已建", Date: "2026-02-30"}, domain.Proof{}, domain.FaultBadDate, "date",
		},
		"note and date":    {domain.TaskCreateGroup, domain.Proof{Note: "已建", Date: "2026-11-22"}, domain.Proof{}, "", ""},
		"link and date":    {domain.TaskFile, full, domain.Proof{}, "", ""},
		"M4.3 one channel": {domain.TaskPublish, full, domain.Proof{}, domain.FaultProofMissing, "second_link"},
		"M4.3 no link": {
			domain.TaskPublish, domain.Proof{Note: "发了", Date: "2026-11-22"}, full, domain.FaultProofMissing, "link",
		},
		"M4.3 second without a date": {domain.TaskPublish, full, domain.Proof{Link: "https://x"}, domain.FaultProofMissing, "second_date"},
		"M4.3 first tomorrow": {
			domain.TaskPublish, domain.Proof{Link: "https://x", Date: "2026-11-23"}, full, domain.FaultFutureDate, "date",
		},
		"M4.3 second tomorrow": {
			domain.TaskPublish, full, domain.Proof{Link: "https://x", Date: "2026-11-23"}, domain.FaultFutureDate, "second_date",
		},
		"M4.3 account and website":  {domain.TaskPublish, full, page("http://www.whpu.edu.cn/1"), "", ""},
		"M4.3 no address":           {domain.TaskPublish, page("x"), full, domain.FaultBadChoice, "link"},
		"M4.3 no host":              {domain.TaskPublish, full, page("https:///1"), domain.FaultBadChoice, "second_link"},
		"M4.3 a port is no host":    {domain.TaskPublish, full, page("https://:443/1"), domain.FaultBadChoice, "second_link"},
		"M4.3 not of the web":       {domain.TaskPublish, full, page("javascript://x/%0aalert(1)"), domain.FaultBadChoice, "second_link"},
		"M4.3 an address in a text": {domain.TaskPublish, full, page("见 https://x/1"), domain.FaultBadChoice, "second_link"},
		"M4.3 one page for both":    {domain.TaskPublish, full, full, domain.FaultBadChoice, "second_link"},
		"M4.3 one page, other marks": {
			domain.TaskPublish, full, page("HTTP://MP.weixin.qq.com/s/1/#top"), domain.FaultBadChoice, "second_link",
		},
	} {
		t.Run(name, func(t *testing.T) {
			err := domain.CheckProof(c.kind, c.first, c.second, now)
			if fault(err) != c.want || err != nil && domain.AsError(err).Field != c.field {
				t.Errorf("got %v, want %q on %q", err, c.want, c.field)
			}
			if err != nil && c.kind == domain.TaskPublish && domain.AsError(err).Rule != "M4.3" {
				t.Errorf("%v cites %q", err, domain.AsError(err).Rule)
			}
		})
	}
}

func TestAuditHashCoversEveryField(t *testing.T) {
	e := domain.AuditEntry{Seq: 7, At: time.Now(), Face: domain.FaceConsole, Action: domain.ActGroupCreate, Prev: "p", Detail: "d"}
	hash := e.ChainHash()
	for name, change := range map[string]func(*domain.AuditEntry){
		"seq": func(e *domain.AuditEntry) { e.Seq++ }, "at": func(e *domain.AuditEntry) { e.At = e.At.Add(1) },
		"account": func(e *domain.AuditEntry) { e.Account = director.Account }, "action": func(e *domain.AuditEntry) { e.Action = "x" },
		"subject": func(e *domain.AuditEntry) { e.Subject = groupA }, "prev": func(e *domain.AuditEntry) { e.Prev = "q" },
		"detail":  func(e *domain.AuditEntry) { e.Detail = "e" },
		"changes": func(e *domain.AuditEntry) { e.Changes = []domain.Change{{Field: "state"}} },
	} {
		c := e
		change(&c)
		if c.ChainHash() == hash {
			t.Errorf("a changed %s keeps the hash", name)
		}
	}
	e.Hash = "h"
	e.At = e.At.In(domain.China)
	if e.ChainHash() != hash {
		t.Error("the hash depends on the hash or the time zone")
	}
}

// What an earlier program stored of a case, before applications and transfers
// had it in common, reads and is written as it was.
func TestM4_2_ACaseIsStoredAsItWasBeforeBothKindsSharedIt(t *testing.T) {
	const shared = `"id":"%s","version":3,"created_at":"2026-01-02T03:04:05Z","updated_at":"2026-01-02T03:04:05Z","branch":"B-0001",` +
		`"group":"G-0001","authority":{"number":"授1","date":"2026-01-01"},"document":{"number":"文1","date":"2026-01-01"},` +
		`"state":"returned",` +
		`"due":"2026-01-09T00:00:00Z","reply":{"number":"校友〔2026〕1号"},"author":"U-0001","claim":{"by":"U-0002",` +
		`"at":"2026-01-02T03:04:05Z","until":"2026-01-02T04:04:05Z"},"returned":{"missing":["name"],"note":"补"},` +
		`"letter":{"key":"correction",` +
		`"case":"A-0001","kind":"rename","number":"","date":"2026-01-02","branch":"北京","applicant":"","document":{},"group":"",` +
		`"rules":null},` +
		`"sample":true,`
	again := func(v any, stored string) {
		t.Helper()
		dec := json.NewDecoder(strings.NewReader(stored))
		dec.DisallowUnknownFields()
		if err := dec.Decode(v); err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		var was, is map[string]any
		if err := errors.Join(json.Unmarshal([]byte(stored), &was), json.Unmarshal(b, &is)); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(was, is) {
			t.Errorf("stored %v, written again %v", was, is)
		}
	}
	again(&domain.Application{}, "{"+fmt.Sprintf(shared, "A-0001")+`"kind":"admins","applicant":"P-0001","owner":"P-0002",`+
		`"owner_auth":{"number":"授2"},"admins":["P-0003"],"reason":"因","headcount":9,"capacity":200,"existing":"旧名","granted":"新名"}`)
	again(&domain.Transfer{}, "{"+fmt.Sprintf(shared, "T-0001")+`"role":"owner","from":"P-0001","to":"P-0002","reason":""}`)
}
