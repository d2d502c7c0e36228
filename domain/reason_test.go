package domain

import "testing"

func TestA2_AReasonOfSignsAloneIsNone(t *testing.T) {
	for _, s := range []string{".", "。", "——", " … ", "-", "?？!", "\u200b.", "(　)"} {
		if _, err := NeedText("reason", "A2", s, MaxText); err == nil || AsError(err).Fault != FaultRequired {
			t.Errorf("%q: %v", s, err)
		}
	}
	for _, s := range []string{"核对", "x", "12345", "—— 核对 ——"} {
		if got, err := NeedText("reason", "A2", s, MaxText); err != nil || got != s {
			t.Errorf("%q: %q, %v", s, got, err)
		}
	}
}
