package domain

// What kind of group it is decides what is asked for: a branch's, a preparatory
// one, or headquarters' own, M3.

// DocumentGiven checks that the written application, M4.1, or for a late filing
// the council's decision, N2.1a, is referred to. A preparatory group is only reported, N1.4b.
// For a group of its own headquarters refers to its own written decision, M4.1;
// what changes such a group afterwards no council decides, and headquarters'
// written reply, M4.2, is the decision.
func DocumentGiven(kind ApplicationKind, b Branch, document Reference) error {
	needed := b.State == BranchEstablished && kind != ApplyPreparatory || b.HQ() && !kind.OnGroup()
	if !needed || !document.IsZero() {
		return nil
	}
	return &Error{
		Code: CodeInvalid, Fault: FaultDocument, Rule: RuleOfDocument(kind, b.HQ()), Field: "document", Args: b.told(nil),
	}
}

// RuleOfDocument is the clause that asks for an application's document: the
// written application, M4.1, or the council's decision, N2.1a. Headquarters,
// which has no council, decides in writing on its own groups, M4.1.
func RuleOfDocument(kind ApplicationKind, hq bool) ClauseID {
	if !hq && (kind == ApplyLateFiling || kind.OnGroup()) {
		return "N2.1a"
	}
	return "M4.1"
}

// GroupKindOf is the kind of the group that an application would create.
func GroupKindOf(kind ApplicationKind, b Branch) GroupKind {
	if b.HQ() {
		return GroupHQ
	}
	if kind == ApplyPreparatory || b.State != BranchEstablished {
		return GroupPreparatory
	}
	return NamingKind(b)
}

// NamingKind is the kind by which a branch's groups are named, M4.6, and those
// of headquarters itself. The regulation gives preparatory groups no format of
// their own.
func NamingKind(b Branch) GroupKind {
	switch {
	case b.HQ():
		return GroupHQ
	case b.Kind == BranchIndustry:
		return GroupIndustry
	}
	return GroupRegional
}
