package i18n

// Bulletin holds the text of the bulletin screens.
type Bulletin struct {
	Title string
}

var bulletinZH = Bulletin{Title: "公告"}

var bulletinEN = Bulletin{Title: "Bulletin"}
