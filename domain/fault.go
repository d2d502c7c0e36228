package domain

// The faults. Each has a sentence in tui/i18n; a test compares the two lists.
const (
	FaultInternal           Fault = "internal"
	FaultStoreFull          Fault = "store_full"          // the disk takes nothing more, or not from this program
	FaultNotFound           Fault = "not_found"           // id
	FaultBadID              Fault = "bad_id"              // value
	FaultSeveral            Fault = "several"             // value, ids: a name that more than one person has
	FaultStale              Fault = "stale"               // id, by, at, action: who changed what since the screen was loaded
	FaultForbiddenRole      Fault = "forbidden_role"      // the caller's role may not do this
	FaultDisabled           Fault = "account_disabled"    // the key's account is disabled or unknown
	FaultRequired           Fault = "required"            // Field must be given
	FaultTooLong            Fault = "too_long"            // max: characters
	FaultBadDate            Fault = "bad_date"            // value
	FaultBadPhone           Fault = "bad_phone"           // never the digits, A2
	FaultFutureDate         Fault = "future_date"         // value
	FaultBadChoice          Fault = "bad_choice"          // value, allowed (a list, where it is short): not one of the allowed values
	FaultState              Fault = "wrong_state"         // id, state, want (the only one that will do), next (what is open): there is no such step
	FaultReplyTaken         Fault = "reply_taken"         // number, id: the document number is used already
	FaultReplyMissing       Fault = "reply_missing"       // no document number: no approval without a written reply
	FaultReasonMissing      Fault = "reason_missing"      // a rejection needs a reason
	FaultNotMember          Fault = "not_member"          // person, group
	FaultRemovedMember      Fault = "removed_member"      // person, group: was removed, so can't take over
	FaultSelfTransfer       Fault = "self_transfer"       // successor is the present holder
	FaultNotOwner           Fault = "not_owner"           // person no longer holds the role
	FaultNotEligible        Fault = "not_eligible"        // person: no council office and no authorisation
	FaultUnverified         Fault = "unverified"          // person has no verified real name
	FaultBranchEnded        Fault = "branch_not_active"   // branch, state, kinds (what it may apply for)
	FaultNotPresident       Fault = "not_president"       // applicant is neither the president nor authorised
	FaultHeadcount          Fault = "headcount_missing"   // second group without a headcount justification
	FaultDocument           Fault = "document_missing"    // written application / council decision reference missing
	FaultClauseUnknown      Fault = "clause_unknown"      // clause
	FaultClauseNotListed    Fault = "clause_not_conduct"  // clause is no item of conduct
	FaultNoticeItem         Fault = "no_notice_item"      // clause, instead (what a removal may rest on): none of its items is cited
	FaultRepeatThreshold    Fault = "repeat_threshold"    // have, need: removal under M8.1 needs earlier incidents
	FaultDirectSuspend      Fault = "direct_suspension"   // suspension without an ineffective warning
	FaultNoRule             Fault = "no_rule_in_force"    // at: no rule set is in force at that time
	FaultProofMissing       Fault = "proof_missing"       // a task ends only with proof
	FaultDuplicate          Fault = "duplicate"           // value, id: unique field already used
	FaultNamesake           Fault = "namesake"            // value, id: bears the same name, and too little is told to tell them apart
	FaultLastDirector       Fault = "last_director"       // the last HQ director can't be disabled
	FaultBadKey             Fault = "bad_key"             // not an SSH public key
	FaultImportRow          Fault = "import_row"          // row, reason, rule: the citation
	FaultImport             Fault = "import_refused"      // count: rows that are wrong; nothing imported
	FaultOneOwner           Fault = "one_owner"           // a group has exactly one owner
	FaultOpenTransfer       Fault = "open_transfer"       // id: another transfer of the role is undecided
	FaultOpenRemoval        Fault = "open_removal"        // id, person: the violation by which who shall be owner or admin is to be removed
	FaultHeading            Fault = "heading"             // want: the columns of the heading
	FaultFileEmpty          Fault = "file_empty"          // want: the columns of the heading
	FaultRowColumns         Fault = "row_columns"         // have, want: number of columns
	FaultRowQuotes          Fault = "row_quotes"          // a quote is not closed or stands inside a field
	FaultFileSize           Fault = "file_too_large"      // max: bytes or rows
	FaultFileEncoding       Fault = "file_encoding"       // neither UTF-8 nor GBK
	FaultOrphan             Fault = "owner_would_leave"   // group: the owner can't be removed without a successor
	FaultLiveGroups         Fault = "live_groups"         // branch, count: groups in use stand against the change
	FaultClaimed            Fault = "claimed"             // id, by, until: another officer works on the case
	FaultReplyOrder         Fault = "reply_order"         // number, want: document numbers are given in order, without gaps
	FaultOpenCase           Fault = "open_case"           // id: another undecided application about the same group
	FaultNoChange           Fault = "no_change"           // Field: it is so already
	FaultFormTitle          Fault = "form_title"          // want, value: the filing form's title
	FaultFormColumns        Fault = "form_columns"        // want: the filing form's columns; row, have: of a paste without them
	FaultFormOwners         Fault = "form_owners"         // count: a form names exactly one owner
	FaultFormVacant         Fault = "form_vacant"         // the group has no owner: the vacancy is filled before a form
	FaultFormDiffers        Fault = "form_differs"        // row, value, want: the form and the registry don't agree
	FaultFormRow            Fault = "form_row"            // row, value: a line of the form that is none
	FaultFormFile           Fault = "form_file"           // the file is no workbook that can be read
	FaultPastDate           Fault = "past_date"           // value: the day must be after today
	FaultFarDate            Fault = "far_date"            // value, max: the last day that it may be
	FaultCapacity           Fault = "capacity"            // group, have, max: more people than the group takes
	FaultNotPlanned         Fault = "not_planned"         // group: is no part of the consolidation
	FaultNotMovable         Fault = "not_movable"         // person: stays behind if the group ends
	FaultEmptied            Fault = "emptied"             // group, id: nobody is in the group any more; the task by which it ends
	FaultStillMembers       Fault = "still_members"       // group, count: people are in the group still
	FaultMembersUnknown     Fault = "members_unknown"     // group, have, count: more people in the group than are registered
	FaultTooManyMoves       Fault = "too_many_moves"      // count, max: one consolidation moves no more people
	FaultNothingStands      Fault = "nothing_stands"      // id: a bulletin of which no group is as it says any more
	FaultNothingToMerge     Fault = "nothing_to_merge"    // branch: no group of it can be spared
	FaultToBeRemoved        Fault = "to_be_removed"       // id, person: is to be removed from the group; that comes first
	FaultAlreadyMember      Fault = "already_member"      // person, group
	FaultPlaceUnknown       Fault = "place_unknown"       // value: not in the table of places and industries
	FaultRetroactive        Fault = "retroactive"         // value: takes effect before today
	FaultPlaceholder        Fault = "placeholder"         // value: a template has no such placeholder
	FaultPlaceholderMissing Fault = "placeholder_missing" // value: a template must have this placeholder
	FaultPastDue            Fault = "past_due"            // value: a day to come is before today
	FaultNotAudience        Fault = "not_audience"        // name: the account does not do such tasks
	FaultLastPresident      Fault = "last_president"      // branch, or founding (one that has none yet): an established one has a president
	FaultReviewFirst        Fault = "review_first"        // person, id: the open review of the owner stands in the way
	FaultFormItself         Fault = "form_itself"         // id: a task about a filing form ends with the form, by whoever looked at it
	FaultOtherName          Fault = "other_name"          // id, value, want: the number belongs to somebody of another name
	FaultNotRegistered      Fault = "not_registered"      // person: is not in the registry, and the caller registers nobody
	FaultNotPlace           Fault = "not_place"           // value, place (the one meant, if clear): more than a place or an industry
	FaultKeptElsewhere      Fault = "kept_elsewhere"      // the person's record is headquarters' to change, or another branch's
)

// Faults lists every fault.
var Faults = []Fault{
	FaultInternal, FaultStoreFull, FaultNotFound, FaultBadID, FaultSeveral, FaultStale, FaultForbiddenRole, FaultDisabled, FaultRequired,
	FaultTooLong, FaultBadDate, FaultBadPhone, FaultFutureDate, FaultBadChoice, FaultState, FaultReplyTaken, FaultReplyMissing,
	FaultReasonMissing, FaultNotMember, FaultRemovedMember, FaultSelfTransfer, FaultNotOwner, FaultNotEligible, FaultUnverified,
	FaultBranchEnded, FaultNotPresident, FaultHeadcount, FaultDocument, FaultClauseUnknown, FaultClauseNotListed, FaultNoticeItem,
	FaultRepeatThreshold, FaultDirectSuspend, FaultNoRule, FaultProofMissing, FaultDuplicate, FaultNamesake, FaultFormVacant,
	FaultLastDirector, FaultBadKey, FaultImportRow, FaultImport, FaultOneOwner, FaultOpenTransfer, FaultClaimed, FaultReplyOrder,
	FaultOpenCase, FaultNoChange, FaultFormTitle, FaultFormColumns, FaultFormOwners, FaultFormDiffers, FaultFormRow, FaultFormFile,
	FaultPastDate, FaultFarDate, FaultCapacity, FaultNotPlanned, FaultNotMovable, FaultEmptied, FaultStillMembers, FaultMembersUnknown,
	FaultTooManyMoves, FaultNothingStands, FaultNothingToMerge, FaultToBeRemoved, FaultAlreadyMember, FaultPlaceUnknown, FaultRetroactive,
	FaultPlaceholder, FaultPlaceholderMissing, FaultPastDue, FaultNotAudience, FaultLastPresident, FaultReviewFirst, FaultOpenRemoval,
	FaultFormItself, FaultKeptElsewhere, FaultOtherName, FaultNotPlace, FaultNotRegistered, FaultOrphan, FaultLiveGroups, FaultHeading,
	FaultFileEmpty, FaultRowColumns, FaultRowQuotes, FaultFileSize, FaultFileEncoding,
}
