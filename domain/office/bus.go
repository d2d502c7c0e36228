package office

type bus struct{}

func newBus() *bus { return &bus{} }
