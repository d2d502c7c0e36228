package domain

import "time"

// FilingSource is where a filing form came from.
type FilingSource string

// The sources of a filing form.
const (
	SourceState FilingSource = "state" // 按登记生成
	SourceCSV   FilingSource = "csv"
	SourceXLSX  FilingSource = "xlsx"
	SourcePaste FilingSource = "paste" // 粘贴
)

// ReadSources are those of a form that was read and is compared with the registry.
var ReadSources = []FilingSource{SourceCSV, SourceXLSX, SourcePaste}

// FilingChannel is how a filing form reached headquarters (报送渠道), N4.1b.
type FilingChannel string

// The channels of receipt.
const (
	ChannelConsole FilingChannel = "console" // 本系统
	ChannelCommand FilingChannel = "command" // 本系统（命令）
	ChannelEmail   FilingChannel = "email"   // 电子邮件
	ChannelPaper   FilingChannel = "paper"   // 纸质
	ChannelWeChat  FilingChannel = "wechat"  // 微信
)

// FilingChannels lists every channel of receipt.
var FilingChannels = []FilingChannel{ChannelConsole, ChannelCommand, ChannelEmail, ChannelPaper, ChannelWeChat}

// OwnChannel is the channel of what is handed in with this program, by the face
// that somebody came in by.
func OwnChannel(f Face) FilingChannel {
	if f == FaceConsole {
		return ChannelConsole
	}
	return ChannelCommand
}

// FilingFormState is the state of one filed form.
type FilingFormState string

// The states of a filed form.
const (
	FilingFormSubmitted FilingFormState = "submitted" // 审核中
	FilingFormAccepted  FilingFormState = "accepted"  // 已备案
	FilingFormReturned  FilingFormState = "returned"  // 退回补正
)

// FilingFormStates lists every state of a filed form.
var FilingFormStates = []FilingFormState{FilingFormSubmitted, FilingFormAccepted, FilingFormReturned}

// FilingFormFlow is the status machine of a filed form: a returned one stays as it
// is, the mended one is the next version.
var FilingFormFlow = flowOf(formSteps)

// FilingRow is one line of the filing form, A1: a manager as filed. The name,
// the office and the phone are as they were then; the store seals them.
type FilingRow struct {
	Role   ManagerRole   `json:"role"`
	Person ID            `json:"person"`
	Name   string        `json:"name" erase:"name"`
	Office CouncilOffice `json:"office,omitempty"`
	Phone  Phone         `json:"phone"`
}

// The actions on a filing form and a campaign.
const (
	ActFilingSubmit   Action = "filing.submit"
	ActFilingAccept   Action = "filing.accept"
	ActFilingReturn   Action = "filing.return"
	ActFilingExport   Action = "filing.export"
	ActFilingCheck    Action = "filing.check"  // a form was compared with the registry and not handed in
	ActFilingIntake   Action = "filing.intake" // what a form implies was taken in
	ActCampaignStart  Action = "campaign.start"
	ActCampaignRemind Action = "campaign.remind"
	ActCampaignNote   Action = "campaign.note"
	ActCampaignClose  Action = "campaign.close"
)

// Filing is one version of a group's filing form (备案表) as it was handed in,
// M4.4, A1, A2. It is a snapshot and never changes but for its state.
type Filing struct {
	Meta
	Group      ID              `json:"group"`
	Branch     ID              `json:"branch"`
	No         int             `json:"no"`              // version of the group's form: 1, 2, 3 …
	GroupName  string          `json:"group_name"`      // as it was then
	Rows       []FilingRow     `json:"rows" seal:"yes"` // the owner first
	Source     FilingSource    `json:"source"`
	Channel    FilingChannel   `json:"channel"`
	ReceivedOn Date            `json:"received_on"`
	Campaign   ID              `json:"campaign,omitzero"` // the campaign it answers
	Task       ID              `json:"task,omitzero"`     // the task that it fulfilled
	State      FilingFormState `json:"state"`
	Returned   Correction      `json:"returned,omitzero"`
	By         ID              `json:"by,omitzero"` // account that handed it in
	DecidedBy  ID              `json:"decided_by,omitzero"`
	DecidedAt  time.Time       `json:"decided_at,omitzero"`
	Sample     bool            `json:"sample,omitempty"`
}

// CampaignState is the state of a filing campaign.
type CampaignState string

// The states of a filing campaign.
const (
	CampaignOpen   CampaignState = "open"   // 进行中
	CampaignClosed CampaignState = "closed" // 已结束
)

// CampaignStates lists every state of a campaign.
var CampaignStates = []CampaignState{CampaignOpen, CampaignClosed}

// CampaignFlow is the status machine of a filing campaign.
var CampaignFlow = flowOf(campaignSteps)

// AskedBranch is what happened with one branch in a campaign.
type AskedBranch struct {
	Branch     ID        `json:"branch"`
	Queued     bool      `json:"queued,omitempty"` // its groups have their filing tasks
	Reminders  int       `json:"reminders,omitempty"`
	RemindedAt time.Time `json:"reminded_at,omitzero"`
	Note       string    `json:"note,omitempty" seal:"yes"` // what the branch said
	CleanedUp  Date      `json:"cleaned_up,omitempty"`      // the day it had cleaned up owners and admins, N4.1a
	// AtClose are the groups that were asked as they stood when the campaign
	// was closed; nothing that happens afterwards changes them.
	AtClose []GroupAtClose `json:"at_close,omitempty"`
}

// GroupAtClose is how far one group had come when a campaign was closed.
type GroupAtClose struct {
	Group  ID          `json:"group"`
	Status AskedStatus `json:"status"`
	Form   ID          `json:"form,omitzero"` // the newest form that counted
}

// Campaign asks branches to file their groups by a day (备案工作), N4.1b.
type Campaign struct {
	Meta
	Name     string        `json:"name" erase:"text"`
	Opened   Date          `json:"opened"`   // forms received before don't count
	Deadline Date          `json:"deadline"` // the last day in time
	Asked    []AskedBranch `json:"entries"`  // one for each branch asked
	State    CampaignState `json:"state"`
	Sample   bool          `json:"sample,omitempty"`
}
