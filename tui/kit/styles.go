package kit

// Styles are the looks of one session: theme and colour depth.
type Styles struct{}
