package office_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"alumni/db/engine"
	"alumni/db/engine/mem"
	"alumni/domain"
	"alumni/domain/office/history"
)

func reason(text string) map[string]domain.UnsentField {
	return map[string]domain.UnsentField{"reason": {Text: text}}
}

// unsent is what the caller finds kept of a form.
func (w *world) unsent(by domain.Caller, form string) string {
	w.Helper()
	u, err := w.Unsent(w.ctx, by, form)
	w.must(err)
	return u.Fields["reason"].Text
}

func TestWhatWasNotSubmittedIsKeptForItsPersonForADay(t *testing.T) {
	w := newWorld(t)
	const form = "驳回 · A-0003"
	w.must(w.KeepUnsent(w.ctx, w.officer, form, reason("缺理事会")))
	w.must(w.KeepUnsent(w.ctx, w.officer, form, reason("缺理事会决议")))
	w.must(w.KeepUnsent(w.ctx, w.officer, "退回 · A-0003", reason("请补")))
	if got := w.unsent(w.officer, form); got != "缺理事会决议" {
		t.Errorf("kept %q", got)
	}
	for name, other := range map[string]domain.Caller{"the director": w.director, "an auditor": w.auditor} {
		if got := w.unsent(other, form); got != "" {
			t.Errorf("%s reads %q", name, got)
		}
	}
	w.must(w.DropUnsent(w.ctx, w.director, form))
	w.clock.Add(int64(domain.UnsentFor - time.Second))
	if got := w.unsent(w.officer, form); got == "" {
		t.Error("forgotten before a day is over, or by somebody else")
	}
	w.must(w.DropUnsent(w.ctx, w.officer, form))
	if got := w.unsent(w.officer, form) + w.unsent(w.officer, "退回 · A-0003"); got != "请补" {
		t.Errorf("after it was submitted there is %q", got)
	}
	w.clock.Add(int64(time.Second))
	if got := w.unsent(w.officer, "退回 · A-0003"); got != "" {
		t.Errorf("after a day there is %q", got)
	}
}

// rows counts the keys of a store in a space, and tells whether one holds a text.
func rows(t *testing.T, e engine.Engine, space byte, text string) (n int, found bool) {
	t.Helper()
	err := e.View(context.Background(), func(tx engine.Tx) error {
		for kv, err := range tx.Scan(engine.Prefix([]byte{space})) {
			if err != nil {
				return err
			}
			n++
			found = found || bytes.Contains(kv.Key, []byte(text)) || bytes.Contains(kv.Value, []byte(text))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n, found
}

// It is sealed, bounded and goes away by itself; the log knows nothing of it.
func TestWhatWasNotSubmittedIsSealedBoundedAndForgotten(t *testing.T) {
	var e engine.Engine
	w := worldOver(t, func(m *mem.Engine) engine.Engine { e = m; return m }, mem.WithRetries())
	before, err := w.Audit(w.ctx, w.director, history.AuditFilter{Limit: 1})
	w.must(err)
	for i := range domain.MaxUnsent + 5 {
		w.clock.Add(int64(time.Second))
		w.must(w.KeepUnsent(w.ctx, w.officer, fmt.Sprintf("驳回 · 郑凯 · %d", i), reason("他的电话是13800001234")))
	}
	if n, clear := rows(t, e, 'n', "13800001234"); n != domain.MaxUnsent || clear {
		t.Errorf("%d are kept, in the clear: %v", n, clear)
	}
	if _, named := rows(t, e, 'n', "郑凯"); named {
		t.Error("the form's name is in the clear")
	}
	if got := w.unsent(w.officer, "驳回 · 郑凯 · 4") + w.unsent(w.officer, "驳回 · 郑凯 · 5"); got != "他的电话是13800001234" {
		t.Errorf("the oldest did not give way: %q", got)
	}
	w.refused(w.KeepUnsent(w.ctx, w.officer, "长", reason(strings.Repeat("长", domain.UnsentSize/3))), domain.CodeInvalid,
		domain.FaultTooLong)
	w.refused(w.KeepUnsent(w.ctx, w.operator, "无", reason("x")), domain.CodeForbidden, domain.FaultForbiddenRole)
	w.clock.Add(int64(domain.UnsentFor))
	w.must(w.ExpireUnsent(w.ctx))
	for _, space := range []byte("no") {
		if n, _ := rows(t, e, space, ""); n != 0 {
			t.Errorf("%d are left under %c", n, space)
		}
	}
	after, err := w.Audit(w.ctx, w.director, history.AuditFilter{Limit: 1})
	w.must(err)
	if before.Items[0].Seq != after.Items[0].Seq {
		t.Error("the log tells of it")
	}
}
