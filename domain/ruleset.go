package domain

import (
	"time"
)

// ClauseID names a clause of the regulation: N2.3 is 通知 二.3, M4.6 is 办法
// 第四条(六), A2 is 附件1. domain/rulebook holds the texts.
type ClauseID string

// Terms are the open terms of the regulation as HQ interprets them (解释), M9.
type Terms struct {
	Capacity        int `json:"capacity"`         // people in one group
	RepeatThreshold int `json:"repeat_threshold"` // earlier incidents that make 屡次, M8.1b
	CouncilYears    int `json:"council_years"`    // years of a council's term
	ReviewDays      int `json:"review_days"`      // days HQ has to reply to a case
	TaskDays        int `json:"task_days"`        // days for a step in WeChat
	PublishDays     int `json:"publish_days"`     // days to publish, M4.3
	FilingDays      int `json:"filing_days"`      // days to file, M4.4
	SeqDigits       int `json:"seq_digits"`       // least digits of the group's sequence number, M4.6
	ClaimMinutes    int `json:"claim_minutes"`    // minutes that a claimed case stays with its officer; 0 for DefaultClaim
	// ReplyCode is the office's short name in document numbers (机关代字), M4.2; "" for DefaultReplyCode.
	ReplyCode string `json:"reply_code,omitempty"`
}

// RuleSet is one version of the regulation and HQ's interpretation, M10. An
// event is judged by the set in force at its time.
type RuleSet struct {
	Meta
	Name      string    `json:"name"`      // "2020-1"
	Effective time.Time `json:"effective"` // in force from
	Reason    string    `json:"reason,omitempty"`
	Terms     Terms     `json:"terms"`
}

// The terms of a rule set that was made before HQ could set them.
const (
	DefaultClaim     = 30 * time.Minute
	DefaultReplyCode = "校友办"
)

// ClaimTime is how long a claimed case stays with its officer.
func (t Terms) ClaimTime() time.Duration {
	if t.ClaimMinutes <= 0 {
		return DefaultClaim
	}
	return time.Duration(t.ClaimMinutes) * time.Minute
}

// Code is the office's short name in document numbers (机关代字), M4.2.
func (t Terms) Code() string {
	if t.ReplyCode == "" {
		return DefaultReplyCode
	}
	return t.ReplyCode
}
