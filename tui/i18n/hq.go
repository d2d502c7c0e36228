package i18n

import (
	"alumni/domain"
	"alumni/domain/office"
)

// The sentences that speak of a council and its president have others for a
// group of headquarters itself, which has neither, M3. They are chosen by the
// value "hq" of a check or a refusal.

// checksHQ are the checks of such a group, by language.
var checksHQ = map[string]map[office.CheckKey]CheckText{
	"zh": {
		office.CheckOwner: {
			Pass: "群主[ {name}][ 经总会授权（{authority}）]", Warn: "群主[ {name} ]的授权待核[（{authority}）]", Fail: "群主[ {name} ]无总会授权",
		},
		office.CheckSuccessor: {
			Pass: "[{name}][ 经总会授权（{authority}）]", Warn: "[{name} ]的授权待核[（{authority}）]", Fail: "[{name} ]无总会授权",
		},
		office.CheckSecondGroup: {
			Pass: "总会首个群", Warn: checkZH[office.CheckSecondGroup].Warn, Fail: checkZH[office.CheckSecondGroup].Fail,
		},
		office.CheckDocument: {Pass: "总会书面决定[ {document}]", Warn: "总会书面决定待核[：{document}]", Fail: "缺总会书面决定的文号"},
	},
	"en": {
		office.CheckOwner: {
			Pass: "Owner[ {name}][, authorised by headquarters ({authority})]",
			Warn: "Owner[ {name}]: check the authorisation[ ({authority})]", Fail: "Owner[ {name}] is not authorised by headquarters",
		},
		office.CheckSuccessor: {
			Pass: "[{name}][, authorised by headquarters ({authority})]",
			Warn: "[{name}: ]check the authorisation[ ({authority})]", Fail: "[{name} ]is not authorised by headquarters",
		},
		office.CheckSecondGroup: {
			Pass: "First group of headquarters", Warn: checkEN[office.CheckSecondGroup].Warn, Fail: checkEN[office.CheckSecondGroup].Fail,
		},
		office.CheckDocument: {
			Pass: "Headquarters' written decision[ {document}]", Warn: "Check headquarters' decision[: {document}]", Fail: "No reference of headquarters' decision",
		},
	},
}

// faultsHQ are the refusals about such a group, by language.
var faultsHQ = map[string]map[domain.Fault]string{
	"zh": {
		domain.FaultNotEligible: "[{person} ]没有总会授权，不能任总会群的群主。",
		domain.FaultDocument:    "缺总会书面决定的文号。",
	},
	"en": {
		domain.FaultNotEligible: "[{person} ]is not authorised by headquarters, so can't own its group.",
		domain.FaultDocument:    "Headquarters' written decision has no reference.",
	},
}
