//go:build race

package e2e

func init() { raceFlags = []string{"-race"} }
