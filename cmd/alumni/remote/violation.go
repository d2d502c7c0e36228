package remote

import (
	"github.com/spf13/cobra"

	"alumni/tui/show/violation"
)

func (env *Env) violations() *cobra.Command {
	return parent("violation", listing(env, violation.List), viewing(env, violation.View), plain(env, violation.Add))
}
