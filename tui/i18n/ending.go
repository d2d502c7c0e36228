package i18n

// Ending is what the end of a group (解散) says, N1.4a.
type Ending struct {
	Approve string // what follows an approval
	Held    string // of its task: {id}
	After   string // what ends with the task
}

func endingText(l lang) Ending {
	return Ending{
		Approve: l("同意后：开解散任务；凭证到位，群即终止，序号不再使用，其余待办取消，由总会从公布名单除名。",
			"A task opens for dissolving it in WeChat. With its proof the group ends for ever, its other tasks fall away, and "+
				"headquarters takes it off the published list."),
		Held: l("{id} 尚未办结：请先办结，再在微信解散。", "{id} is undecided: have it decided before you dissolve the group in WeChat."),
		After: l("办结后群即终止，名称和序号不再使用，其余待办取消；由总会从公布名单除名。请先在微信中办理，再填写凭证。",
			"The group ends for ever, its other tasks fall away, and headquarters takes it off the published list. Do the step in "+
				"WeChat first, then give the proof."),
	}
}
