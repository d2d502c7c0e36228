package i18n

// Setting holds the text of the setting screens.
type Setting struct {
	Title string
}

var settingZH = Setting{Title: "设置"}

var settingEN = Setting{Title: "Settings"}
