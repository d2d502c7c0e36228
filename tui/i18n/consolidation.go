package i18n

// Consolidation holds the text of the consolidation screens.
type Consolidation struct {
	Title string
}

var consolidationZH = Consolidation{Title: "整合"}

var consolidationEN = Consolidation{Title: "Consolidation"}
