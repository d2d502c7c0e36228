package office_test

import (
	"encoding/json"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/history"
)

// drain gives what a subscriber has been sent.
func drain(ch <-chan domain.Event) []domain.Event {
	var out []domain.Event
	for {
		select {
		case e := <-ch:
			out = append(out, e)
		default:
			return out
		}
	}
}

func (w *world) subscribe(by domain.Caller) <-chan domain.Event {
	w.Helper()
	me, err := w.Whoami(w.ctx, by)
	w.must(err)
	ch, stop := w.Subscribe(me)
	w.Cleanup(stop)
	return ch
}

func TestEventsComeAfterTheCommitAndInScopeOnly(t *testing.T) {
	w := newWorld(t)
	hq, beijing, shanghai := w.subscribe(w.officer), w.subscribe(w.beijingOfficer), w.subscribe(w.shanghaiOfficer)
	a := w.submit(w.application())
	for name, ch := range map[string]<-chan domain.Event{"headquarters": hq, "Beijing": beijing} {
		got := drain(ch)
		if len(got) != 1 || got[0].Subject != a.ID || got[0].Version != a.Version || got[0].Action != domain.ActApplicationSubmit {
			t.Errorf("%s heard %+v", name, got)
		}
	}
	if got := drain(shanghai); len(got) != 0 {
		t.Errorf("Shanghai heard of Beijing: %+v", got)
	}
	_, err := w.ApproveApplication(w.ctx, w.director, casework.Approve{ID: a.ID, Version: a.Version})
	w.refused(err, domain.CodeInvalid, domain.FaultReplyMissing)
	if got := drain(hq); len(got) != 0 {
		t.Errorf("a refused decision was announced: %+v", got)
	}
	done, err := w.ApproveApplication(w.ctx, w.director, approval(a.ID, a.Version, 1))
	w.must(err)
	heard := map[domain.ID]bool{}
	for _, e := range drain(beijing) {
		heard[e.Subject] = true
	}
	if !heard[a.ID] || !heard[done.Group] || len(heard) != 5 {
		t.Errorf("an approval announced %v", heard)
	}
}

func TestASlowReaderLosesEventsAndIsToldSo(t *testing.T) {
	w := newWorld(t)
	slow := w.subscribe(w.officer)
	for range 100 { // more than a subscriber may be behind; nobody reads, and nothing blocks
		_, err := w.phone(w.director, w.alumnus)
		w.must(err)
	}
	got := drain(slow)
	if len(got) == 0 || !got[0].Lost || len(got) > 64 {
		t.Errorf("%d events, the first %+v", len(got), got[0])
	}
}

func TestASessionHearsThatItsAccountEnds(t *testing.T) {
	w := newWorld(t)
	mine, other := w.subscribe(w.beijingOfficer), w.subscribe(w.shanghaiOfficer)
	me, err := w.Whoami(w.ctx, w.beijingOfficer)
	w.must(err)
	_, err = w.DisableAccount(w.ctx, w.director, me.Account)
	w.must(err)
	if got := drain(mine); len(got) != 1 || got[0].Action != domain.ActAccountDisable {
		t.Errorf("heard %+v", got)
	}
	if got := drain(other); len(got) != 0 {
		t.Errorf("another heard %+v", got)
	}
}

func TestASubscriptionEndsOnce(t *testing.T) {
	w := newWorld(t)
	ch, stop := w.Subscribe(domain.Actor{Role: domain.RoleOfficer})
	stop()
	stop()
	if _, open := <-ch; open {
		t.Error("still open")
	}
}

func TestTheChainHoldsNoPersonalData(t *testing.T) {
	w := newWorld(t)
	w.records()
	log, err := w.Audit(w.ctx, w.director, history.AuditFilter{Limit: 100})
	w.must(err)
	for _, line := range log.Items {
		b, err := json.Marshal(line.AuditEntry)
		w.must(err)
		for _, word := range []string{"赵一", "钱二", "孙三", "周五", "1381234", "截图", "工作调动", "校友增多"} {
			if strings.Contains(string(b), word) {
				t.Errorf("%s holds %s: %s", line.Action, word, b)
			}
		}
	}
}

func TestStoredTextIsCleanedAtInput(t *testing.T) {
	w := newWorld(t)
	in := w.application()
	in.Document.Number, in.Reason = "京\x1b[31m〔2026〕\u202e3号\n", "一\x07\n二\u200b"
	a := w.submit(in)
	if a.Document.Number != "京[31m〔2026〕3号" || a.Reason != "一\n二" {
		t.Errorf("stored %q, %q", a.Document.Number, a.Reason)
	}
	in = w.application()
	in.Reason = strings.Repeat("长", domain.MaxText+1)
	_, err := w.SubmitApplication(w.ctx, w.director, in)
	w.refused(err, domain.CodeInvalid, domain.FaultTooLong)
}
