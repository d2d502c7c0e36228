package remote

import (
	"context"

	"github.com/spf13/cobra"

	"alumni/domain"
)

// A change is made on a version of its record, so that nobody changes unseen
// what somebody else changed since. Every command that changes a record takes
// --version; without it, it loads the present one itself.

// versioned declares --version.
func versioned(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().Uint64("version", 0, "")
	return cmd
}

// onVersion is the version given on the command line, else the one that is
// known to be present.
func onVersion(cmd *cobra.Command, present uint64) uint64 {
	if given, _ := cmd.Flags().GetUint64("version"); given != 0 {
		return given
	}
	return present
}

// decidedOn is the version given on the command line, else the record's present
// one, which it loads by the use-case that shows the record.
func decidedOn[V any, P interface {
	*V
	Head() *domain.Meta
}](env *Env, cmd *cobra.Command, id domain.ID, show func(context.Context, domain.Caller, domain.ID) (V, error),
) (uint64, error) {
	if given := onVersion(cmd, 0); given != 0 {
		return given, nil
	}
	v, err := show(cmd.Context(), env.By, id)
	return P(&v).Head().Version, err
}

// subject reads which record of a kind a command changes, and on which version.
func subject[V any, P interface {
	*V
	Head() *domain.Meta
}](env *Env, cmd *cobra.Command, arg string, kind domain.Kind, show func(context.Context, domain.Caller, domain.ID) (V, error),
) (id domain.ID, version uint64, err error) {
	if id, err = env.id(arg, kind); err != nil {
		return id, 0, err
	}
	version, err = decidedOn[V, P](env, cmd, id, show)
	return id, version, err
}
