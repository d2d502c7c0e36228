package domain

// Transition is one step of a status machine: from a state to the next, what
// does it and the clause it rests on. The zero From is the beginning.
type Transition[S ~string] struct {
	From, To S
	By       Action   // as the audit log names it
	Task     TaskKind // the task whose completion does it, if one does
	Rule     ClauseID
}

// flowOf is the status machine that the rules use: which states follow a state.
func flowOf[S ~string](steps []Transition[S]) map[S][]S {
	out := map[S][]S{}
	for _, s := range steps {
		if s.From != "" {
			out[s.From] = append(out[s.From], s.To)
		}
	}
	return out
}

// The steps of every status machine. The maps that the rules use and the
// diagrams in domain/doc are made of these.
var (
	branchSteps = []Transition[BranchState]{
		{From: "", To: BranchNone, By: ActBranchImport, Rule: "N0"},
		{From: "", To: BranchPreparatory, By: ActBranchImport, Rule: "N0"},
		{From: "", To: BranchEstablished, By: ActBranchImport, Rule: "N0"},
		{From: BranchNone, To: BranchPreparatory, By: ActBranchState, Rule: "N1.4b"},
		{From: BranchNone, To: BranchEstablished, By: ActBranchState, Rule: "N0"},
		{From: BranchPreparatory, To: BranchEstablished, By: ActBranchState, Rule: "N0"},
		{From: BranchPreparatory, To: BranchEnded, By: ActBranchState, Rule: "N0"},
		{From: BranchEstablished, To: BranchEnded, By: ActBranchState, Rule: "N0"},
	}
	groupSteps = []Transition[GroupState]{
		{From: "", To: GroupApproved, By: ActApplicationApprove, Rule: "M4.2"},
		{From: "", To: GroupActive, By: ActApplicationApprove, Rule: "M4.5"},
		{From: GroupApproved, To: GroupActive, By: ActTaskComplete, Task: TaskCreateGroup, Rule: "M4.2"},
		{From: GroupApproved, To: GroupEnded, By: ActTaskComplete, Task: TaskDissolveGroup, Rule: "N1.4a"},
		{From: GroupActive, To: GroupSuspended, By: ActGroupState, Rule: "M8.2b"},
		{From: GroupActive, To: GroupTerminated, By: ActGroupState, Rule: "M8.2b"},
		{From: GroupActive, To: GroupEnded, By: ActTaskComplete, Task: TaskDissolveGroup, Rule: "N1.4a"},
		{From: GroupSuspended, To: GroupActive, By: ActGroupState, Rule: "M8.2b"},
		{From: GroupSuspended, To: GroupTerminated, By: ActGroupState, Rule: "M8.2b"},
	}
	caseSteps = []Transition[CaseState]{
		{From: "", To: CaseDraft, By: ActApplicationDraft, Rule: "M4.1"},
		{From: "", To: CaseSubmitted, By: ActApplicationSubmit, Rule: "M4.1"},
		{From: CaseDraft, To: CaseSubmitted, By: ActApplicationSubmit, Rule: "M4.1"},
		{From: CaseDraft, To: CaseWithdrawn, By: ActApplicationWithdraw, Rule: "M4.1"},
		{From: CaseSubmitted, To: CaseReturned, By: ActApplicationReturn, Rule: "M4.2"},
		{From: CaseSubmitted, To: CaseApproved, By: ActApplicationApprove, Rule: "M4.2"},
		{From: CaseSubmitted, To: CaseRejected, By: ActApplicationReject, Rule: "M4.2"},
		{From: CaseSubmitted, To: CaseWithdrawn, By: ActApplicationWithdraw, Rule: "M4.2"},
		{From: CaseReturned, To: CaseSubmitted, By: ActApplicationSubmit, Rule: "M4.1"},
		{From: CaseReturned, To: CaseWithdrawn, By: ActApplicationWithdraw, Rule: "M4.2"},
	}
	violationSteps = []Transition[ViolationState]{
		{From: "", To: ViolationOpen, By: ActViolationAdd, Rule: "N3.2"},
		{From: "", To: ViolationClosed, By: ActViolationAdd, Rule: "M8.1a"},
		{From: ViolationOpen, To: ViolationClosed, By: ActViolationClose, Rule: "M8.1"},
	}
	taskSteps = []Transition[TaskState]{
		{From: "", To: TaskOpen, By: ActApplicationApprove, Rule: "M5.1"},
		{From: TaskOpen, To: TaskDone, By: ActTaskComplete, Rule: "M5.1"},
		{From: TaskOpen, To: TaskCancelled, By: ActTaskCancel, Rule: "M5.1"},
	}
	accountSteps = []Transition[AccountState]{
		{From: "", To: AccountActive, By: ActAccountAdd, Rule: "M5.3"},
		{From: AccountActive, To: AccountDisabled, By: ActAccountDisable, Rule: "M5.3"},
	}
	rectificationSteps = []Transition[RectificationState]{
		{From: "", To: RectificationOpen, By: ActRectifyAsk, Rule: "N2.2b"},
		{From: RectificationOpen, To: RectificationClosed, By: ActRectifyClose, Rule: "N2.2b"},
	}
	impostorSteps = []Transition[ImpostorState]{
		{From: "", To: ImpostorSeen, By: ActImpostorAdd, Rule: "M8.3"},
		{From: ImpostorSeen, To: ImpostorWritten, By: ActImpostorLetter, Rule: "M8.3"},
		{From: ImpostorSeen, To: ImpostorClosed, By: ActImpostorClose, Rule: "M8.3"},
		{From: ImpostorWritten, To: ImpostorClosed, By: ActImpostorClose, Rule: "M8.3"},
	}
	incidentSteps = []Transition[IncidentState]{
		{From: "", To: IncidentOpen, By: ActIncidentOpen, Rule: "N3.2.6"},
		{From: IncidentOpen, To: IncidentClosed, By: ActIncidentClose, Rule: "N3.2.6"},
	}
	importSteps = []Transition[ImportState]{
		{From: "", To: ImportStaging, By: ActImportBegin, Rule: "N2.2a"},
		{From: "", To: ImportRunning, By: ActImportBegin, Rule: "N2.2a"},
		{From: ImportStaging, To: ImportRunning, By: ActImportBegin, Rule: "N2.2a"},
		{From: ImportStaging, To: ImportUndone, By: ActImportUndone, Rule: "N2.2a"},
		{From: ImportRunning, To: ImportDone, By: ActImportDone, Rule: "N2.2a"},
		{From: ImportRunning, To: ImportUndoing, By: ActImportUndo, Rule: "N2.2a"},
		{From: ImportDone, To: ImportUndoing, By: ActImportUndo, Rule: "N2.2a"},
		{From: ImportUndoing, To: ImportUndone, By: ActImportUndone, Rule: "N2.2a"},
	}
	reviewSteps = []Transition[ReviewState]{
		{From: "", To: ReviewOpen, By: ActReviewStart, Rule: "M6.1"},
		{From: ReviewOpen, To: ReviewDone, By: ActReviewDone, Rule: "M6.1"},
		{From: ReviewOpen, To: ReviewCancelled, By: ActReviewCancel, Rule: "M6.1"},
	}
	invitationSteps = []Transition[InvitationState]{
		{From: "", To: InvitationOpen, By: ActInvitationAdd, Rule: "M5.3"},
		{From: InvitationOpen, To: InvitationUsed, By: ActEnrol, Rule: "M5.3"},
		{From: InvitationOpen, To: InvitationRevoked, By: ActInvitationRevoke, Rule: "M5.3"},
	}
	formSteps = []Transition[FilingFormState]{
		{From: "", To: FilingFormSubmitted, By: ActFilingSubmit, Rule: "M4.4"},
		{From: "", To: FilingFormAccepted, By: ActFilingSubmit, Rule: "M4.4"},
		{From: FilingFormSubmitted, To: FilingFormAccepted, By: ActFilingAccept, Rule: "M4.4"},
		{From: FilingFormSubmitted, To: FilingFormReturned, By: ActFilingReturn, Rule: "M4.4"},
	}
	campaignSteps = []Transition[CampaignState]{
		{From: "", To: CampaignOpen, By: ActCampaignStart, Rule: "N4.1b"},
		{From: CampaignOpen, To: CampaignClosed, By: ActCampaignClose, Rule: "N4.1b"},
	}
	bulletinSteps = []Transition[BulletinState]{
		{From: "", To: BulletinDraft, By: ActBulletinIssue, Rule: "M4.3"},
		{From: BulletinDraft, To: BulletinPublished, By: ActBulletinPublish, Rule: "M4.3"},
		{From: BulletinDraft, To: BulletinDropped, By: ActBulletinDrop, Rule: "M4.3"},
	}
	consolidationSteps = []Transition[ConsolidationState]{
		{From: "", To: ConsolidationDraft, By: ActConsolidationPropose, Rule: "N1.5"},
		{From: ConsolidationDraft, To: ConsolidationRunning, By: ActConsolidationStart, Rule: "N1.5"},
		{From: ConsolidationDraft, To: ConsolidationCancelled, By: ActConsolidationCancel, Rule: "N1.5"},
		{From: ConsolidationRunning, To: ConsolidationDone, By: ActConsolidationDone, Rule: "N1.5"},
		{From: ConsolidationRunning, To: ConsolidationCancelled, By: ActConsolidationCancel, Rule: "N1.5"},
	}
)

// Machine is a status machine without its types, for whoever draws it.
type Machine struct {
	Kind   Kind // whose states these are
	States []string
	Steps  []Transition[string]
}

// Machines lists every status machine. An application and a transfer have the
// same one; it names what is done to an application.
func Machines() []Machine {
	return []Machine{
		machine(KindBranch, BranchStates, branchSteps),
		machine(KindApplication, CaseStates, caseSteps),
		machine(KindGroup, GroupStates, groupSteps),
		machine(KindTask, TaskStates, taskSteps),
		machine(KindFiling, FilingFormStates, formSteps),
		machine(KindCampaign, CampaignStates, campaignSteps),
		machine(KindBulletin, BulletinStates, bulletinSteps),
		machine(KindConsolidation, ConsolidationStates, consolidationSteps),
		machine(KindViolation, ViolationStates, violationSteps),
		machine(KindRectification, RectificationStates, rectificationSteps),
		machine(KindIncident, IncidentStates, incidentSteps),
		machine(KindImpostor, ImpostorStates, impostorSteps),
		machine(KindImport, ImportStates, importSteps),
		machine(KindReview, ReviewStates, reviewSteps),
		machine(KindInvitation, []InvitationState{InvitationOpen, InvitationUsed, InvitationRevoked}, invitationSteps),
		machine(KindAccount, []AccountState{AccountActive, AccountDisabled}, accountSteps),
	}
}

func machine[S ~string](k Kind, states []S, steps []Transition[S]) Machine {
	m := Machine{Kind: k, States: texts(states)}
	for _, s := range steps {
		m.Steps = append(m.Steps, Transition[string]{From: string(s.From), To: string(s.To), By: s.By, Task: s.Task, Rule: s.Rule})
	}
	return m
}
