package i18n

// Registry holds the text by which branches, councils and people are kept.
type Registry struct {
	Title string
}

var registryZH = Registry{Title: "人员"}

var registryEN = Registry{Title: "People"}
