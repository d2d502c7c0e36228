//go:build race

package office_test

import "flag"

// A round takes five times as long under the race detector.
func init() { _ = flag.Set("rapid.checks", "40") }
