package remote

import (
	"strings"
	"testing"

	"alumni/domain"
)

// By command too headquarters files no form that nobody looked at, and a draft
// bulletin is said where its groups wait.
func TestM4_4_M4_3_TasksByCommandSayWhatTheyWaitFor(t *testing.T) {
	s := newShell(t)
	s.group() // W-1 sets it up, W-2 publishes it, W-3 files it
	s.refused("task complete W-3 --note 已报", "备案任务须以备案表本身办结：请打开 G-0001", "《办法》第四条(四)")
	if out := s.does("filing form G-1"); !strings.Contains(out, "群主 赵倩 任副会长") {
		t.Errorf("the form does not say on what its owner stands:\n%s", out)
	}
	if out := s.does("filing submit G-1 --channel paper --received 2026-11-20"); !strings.Contains(out, "已备案") {
		t.Error(out)
	}
	if out := s.does("task show W-2"); strings.Contains(out, "公告拟稿") {
		t.Errorf("in no draft yet:\n%s", out)
	}
	s.does("bulletin issue --since")
	for _, command := range []string{"task show W-2", "bulletin waiting"} {
		if out := s.does(command); !strings.Contains(out, "公告拟稿") || !strings.Contains(out, "N-0001") {
			t.Errorf("%s:\n%s", command, out)
		}
	}
}

// The letter of a case of before comes with a remark beside it, not in it.
func TestM4_2_ALetterOfBeforeByCommandIsRemarkedOn(t *testing.T) {
	s := newShell(t)
	s.group()
	_, kept, errs := s.file("", "application letter A-1")
	if errs != "" {
		t.Errorf("remarked: %s", errs)
	}
	s.must(s.store.Update(t.Context(), func(tx domain.Tx) error {
		a, err := tx.Applications().Get(domain.ID{Kind: domain.KindApplication, Seq: 1})
		if err != nil {
			return err
		}
		a.Letter = nil
		return tx.Applications().Put(&a)
	}))
	_, old, errs := s.file("", "application letter A-1")
	if old != kept || !strings.Contains(errs, "不是当时发出的原文") {
		t.Errorf("the letter is %q, the remark %q", old, errs)
	}
	if out := s.does("application letter A-1 --json"); !strings.Contains(out, `"rebuilt": true`) &&
		!strings.Contains(out, `"rebuilt":true`) {
		t.Error(out)
	}
}
