package remote

import (
	"github.com/spf13/cobra"

	"alumni/tui/show/place"
)

func (env *Env) places() *cobra.Command {
	return parent("place", listing(env, place.List), viewing(env, place.View), plain(env, place.Add), plain(env, place.Edit))
}
