package domain

// ClauseID names a clause of the regulation: N2.3 is 通知 二.3, M4.6 is 办法
// 第四条(六), A2 is 附件1. domain/rulebook holds the texts.
type ClauseID string
