package i18n

// Filing holds the text of the filing screens.
type Filing struct {
	Title string
}

var filingZH = Filing{Title: "备案"}

var filingEN = Filing{Title: "Filing"}
