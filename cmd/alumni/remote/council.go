package remote

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/desk"
	"alumni/domain/office/registry"
)

// council are the fields of a whole council, which fill in its seats.
func (env *Env) council(to *[]domain.Seat) bind.Field {
	var president, secretary domain.ID
	var vices, councillors []domain.ID
	return bind.All(
		bind.ID("president", domain.KindPerson, &president), bind.IDs("vice", domain.KindPerson, &vices),
		bind.ID("secretary", domain.KindPerson, &secretary), bind.IDs("councillor", domain.KindPerson, &councillors),
		bind.Step(func(context.Context) error {
			seat := func(office domain.CouncilOffice, people ...domain.ID) {
				for _, p := range people {
					if !p.IsZero() {
						*to = append(*to, domain.Seat{Person: p, Office: office})
					}
				}
			}
			seat(domain.OfficePresident, president)
			seat(domain.OfficeVicePresident, vices...)
			seat(domain.OfficeSecretary, secretary)
			seat(domain.OfficeCouncillor, councillors...)
			return nil
		}))
}

// onBranch are the fields of a command that changes a branch.
func (env *Env) onBranch(id *domain.ID, on *uint64, fields ...bind.Field) bind.Fields {
	return changes(env, domain.KindBranch, (*office.Office).Branch, id, on, fields...)
}

func (env *Env) branchAdd() *cobra.Command {
	var in registry.AddBranch
	return env.deed("add", bind.Fields{
		bind.Need(bind.Text("name", &in.Name)),
		bind.Need(bind.Choice("kind", &in.Kind, domain.BranchKinds, zh.BranchKind, en.BranchKind)),
		bind.Choice("state", &in.State, []domain.BranchState{domain.BranchNone, domain.BranchPreparatory}, zh.BranchState, en.BranchState),
	}, func(ctx context.Context) (any, string, error) {
		b, err := env.Office.AddBranch(ctx, env.By, in)
		said := env.Text.Sentence(env.Text.Branch.Added, domain.Args{"id": b.ID, "name": b.Name})
		return b, said + env.Text.NamedAfter(in.Name, b.Name), err
	})
}

func (env *Env) branchPrepare() *cobra.Command {
	var in registry.PrepareBranch
	fields := env.onBranch(&in.Branch, &in.Version, bind.Text("reason", &in.Reason))
	return env.deed("prepare ID", fields, func(ctx context.Context) (any, string, error) {
		b, err := env.Office.PrepareBranch(ctx, env.By, in)
		return b, env.Text.Sentence(env.Text.Branch.Prepared, domain.Args{"branch": env.Text.BranchName(b.Name)}), err
	})
}

func (env *Env) branchEnd() *cobra.Command {
	var in registry.EndBranch
	fields := env.onBranch(&in.Branch, &in.Version, bind.Ref("document", &in.Document), bind.Long("reason", &in.Reason))
	return env.deed("end ID", fields, func(ctx context.Context) (any, string, error) {
		b, err := env.Office.EndBranch(ctx, env.By, in)
		return b, env.Text.Sentence(env.Text.Branch.Ended, domain.Args{"branch": env.Text.BranchName(b.Name)}), err
	})
}

func (env *Env) branchEstablish() *cobra.Command {
	var in registry.EstablishBranch
	fields := env.onBranch(&in.Branch, &in.Version, bind.Date("on", &in.On), env.council(&in.Council), bind.Ref("document", &in.Document))
	return env.deed("establish ID", fields, func(ctx context.Context) (any, string, error) {
		res, err := env.Office.EstablishBranch(ctx, env.By, in)
		return env.changedCouncil(res, err, env.Text.Branch.Founded, nil)
	})
}

func (env *Env) branchReelect() *cobra.Command {
	var in registry.Reelect
	fields := env.onBranch(&in.Branch, &in.Version, bind.Date("on", &in.On), env.council(&in.Council), bind.Ref("document", &in.Document))
	return env.deed("reelect ID", fields, func(ctx context.Context) (any, string, error) {
		res, err := env.Office.Reelect(ctx, env.By, in)
		return env.changedCouncil(res, err, env.Text.Branch.ReelectDone, nil)
	})
}

func (env *Env) branchSeat() *cobra.Command {
	var in registry.SeatPerson
	fields := env.onBranch(&in.Branch, &in.Version,
		bind.Need(bind.ID("person", domain.KindPerson, &in.Person)),
		bind.Need(bind.Choice("office", &in.Office, domain.CouncilOffices, zh.Office, en.Office)),
		bind.Ref("document", &in.Document))
	return env.deed("seat ID", fields, func(ctx context.Context) (any, string, error) {
		res, err := env.Office.SeatPerson(ctx, env.By, in)
		return env.changedCouncil(res, err, env.Text.Branch.Seated, domain.Args{
			"name": in.Person, "office": env.Text.Word.Office[in.Office],
		})
	})
}

func (env *Env) branchUnseat() *cobra.Command {
	var in registry.UnseatPerson
	fields := env.onBranch(&in.Branch, &in.Version,
		bind.Need(bind.ID("person", domain.KindPerson, &in.Person)), bind.Need(bind.Long("reason", &in.Reason)),
		bind.Ref("document", &in.Document))
	return env.deed("unseat ID", fields, func(ctx context.Context) (any, string, error) {
		res, err := env.Office.UnseatPerson(ctx, env.By, in)
		return env.changedCouncil(res, err, env.Text.Branch.Unseated, domain.Args{"name": in.Person})
	})
}

// changedCouncil says what a change of a council led to, with the groups that
// those who left still own.
func (env *Env) changedCouncil(res registry.CouncilResult, err error, sentence string, args domain.Args) (any, string, error) {
	if err != nil {
		return res, "", err
	}
	if args == nil {
		args = domain.Args{"branch": env.Text.BranchName(res.Branch.Name)}
	}
	t := &env.Text.Branch
	said := []string{env.Text.Sentence(sentence, args)}
	if len(res.Owned) > 0 {
		said = append(said, env.Text.Sentence(t.StillOwns, domain.Args{"groups": owned(env, res.Owned)}))
	}
	if len(res.Tasks) > 0 {
		said = append(said, env.Text.Sentence(t.Queued, domain.Args{"n": len(res.Tasks)}))
	}
	return res, strings.Join(said, " "), nil
}

func owned(env *Env, groups []desk.OwnerOutside) string {
	var out []string
	for _, o := range groups {
		out = append(out, o.Group.String()+" "+o.Name)
	}
	return strings.Join(out, env.Text.Label.Comma)
}

func (env *Env) branchReview() *cobra.Command {
	var id domain.ID
	return env.deed("review ID", bind.Fields{bind.Arg(domain.KindBranch, &id)}, func(ctx context.Context) (any, string, error) {
		tasks, err := env.Office.QueueBranch(ctx, env.By, id)
		if tasks == nil {
			tasks = []domain.ID{}
		}
		return map[string][]domain.ID{"tasks": tasks}, env.Text.Sentence(env.Text.Branch.Queued, domain.Args{"n": len(tasks)}), err
	})
}
