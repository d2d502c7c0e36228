package show

// Once is what is shown once and never again, such as a code: it stays until it is
// dismissed, and can be copied.
type Once struct {
	Title string
	Rows  []Row
	Copy  string // the line to copy, in one piece; it stands below the rows
}
