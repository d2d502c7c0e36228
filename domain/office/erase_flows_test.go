package office_test

import (
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/domain/office/casework"
	"alumni/domain/office/filing"
	"alumni/domain/office/incident"
	"alumni/domain/office/people"
	"alumni/domain/office/review"
	"alumni/domain/office/task"
	"alumni/domain/office/violation"
)

// told is what a flow says of the person, in spellings of every kind, and spellings are
// what of it must be in no file afterwards.
const told = "李 小（微信昵称小小，电话 199-0000-1111 / +86 199 0000 1111 / １９９００００１１１１，邮箱 LI.Xiao＠example.cn，学号２００３１０７７）" +
	"后名李晓明，电话 199 0000 2222、一九九零零零零二二二二"

var spellings = []string{
	"李小", "李 小", "李晓明", "199-0000-1111", "199 0000 1111", "19900001111", "１９９００００１１１１", "199 0000 2222", "19900002222",
	"一九九零零零零二二二二", "Xiao＠example", "li.xiao@example", "Li.Xiao@example", "２００３１０７７", "20031077",
}

// busy is somebody of whom every flow tells, and of whom nothing is under way any more.
func (f *filed) busy(g domain.Group) domain.ID {
	f.Helper()
	p, err := f.AddPerson(f.ctx, f.director, people.AddPerson{
		Name: "李小", City: "武汉", Major: "化学", Year: 2003, Phone: "19900001111", How: told, Further: people.Further{
			Email: "Li.Xiao@example.cn", Particulars: domain.Particulars{StudentNumber: "20031077", Employer: "李小粮油 199-0000-1111", Nickname: "李小"},
		},
	})
	f.must(err)
	f.listed(g, p.ID)
	p, err = f.VerifyPerson(f.ctx, f.director, people.VerifyPerson{ID: p.ID, Version: f.personSeen(f.director, p.ID).Version, How: told})
	f.must(err)
	_, err = f.RevealContacts(f.ctx, f.director, people.RevealContacts{People: []domain.ID{p.ID}, Reason: told})
	f.must(err)
	f.decidedOn(g, p.ID)
	f.managed(g, p.ID)
	f.misbehaved(g, p.ID)
	f.must(f.KeepUnsent(f.ctx, f.officer, "person edit "+p.ID.String(), map[string]domain.UnsentField{"how": {Text: told}}))
	now := f.personSeen(f.director, p.ID)
	_, err = f.EditPerson(f.ctx, f.director, people.EditPerson{ID: p.ID, Version: now.Version, Name: "李晓明", City: "武汉", Phone: "19900002222"})
	f.must(err)
	return p.ID
}

// listed brings the person in by lists, of people and of members.
func (f *filed) listed(g domain.Group, p domain.ID) {
	f.Helper()
	row := people.ImportPerson{Row: 2, Name: "李小", City: "襄阳", Major: "化学", Year: 2003, Phone: "19900001111", How: told, Change: true}
	_, err := f.ImportPeople(f.ctx, f.director, []people.ImportPerson{row}, false)
	f.must(err)
	row.Change, row.Card = false, "李小-武汉-化学03级 19900001111"
	_, err = f.ImportMembers(f.ctx, f.director, g.ID, []people.ImportMember{{ImportPerson: row, Basis: domain.BasisWork}}, false)
	f.must(err)
	if !f.isMember(g.ID, p) {
		f.Fatal("the list made nobody a member")
	}
	other := f.settled(2)
	_, err = f.RefuseMember(f.ctx, f.director, people.RefuseMember{Group: other.ID, Person: p, Reason: told})
	f.must(err)
	_, err = f.RefuseMember(f.ctx, f.director, people.RefuseMember{Group: g.ID, Name: "李·小", Reason: told})
	f.must(err)
	_, err = f.AddMember(f.ctx, f.director, people.AddMember{
		Group: other.ID, Person: p, Basis: domain.BasisException, Exception: told, Card: "李小", Nickname: "李 小", Reason: told,
	})
	f.must(err)
	_, err = f.AskToRectify(f.ctx, f.director, people.AskToRectify{Group: other.ID, Persons: []domain.ID{p}, Note: told})
	f.must(err)
	_, err = f.LeaveMember(f.ctx, f.director, people.LeaveMember{Group: other.ID, Person: p, Note: told})
	f.must(err)
}

// decidedOn has cases that name the person decided.
func (f *filed) decidedOn(g domain.Group, p domain.ID) {
	f.Helper()
	in := f.application()
	in.Admins, in.Reason, in.Document.Note, in.AdminsBasis = []domain.ID{p}, told, told, domain.BasisWork
	a, err := f.SubmitApplication(f.ctx, f.director, in)
	f.must(err)
	_, err = f.RejectCase(f.ctx, f.director, casework.Reject{ID: a.ID, Version: a.Version, Reason: told})
	f.must(err)
	t, err := f.SaveTransferDraft(f.ctx, f.director, casework.SubmitTransfer{
		Group: g.ID, Role: domain.ManagerOwner, From: g.Owner, To: p, Reason: told,
		Document: domain.Reference{Number: "京决1号", Date: "2026-11-01", Note: told},
	})
	f.must(err)
	_, err = f.WithdrawCase(f.ctx, f.director, casework.Withdraw{ID: t.ID, Version: t.Version, Reason: told})
	f.must(err)
	c, err := f.StartCampaign(f.ctx, f.director, campaign.StartCampaign{Name: "2026 备案", Deadline: "2026-12-20"})
	f.must(err)
	_, err = f.NoteBranch(f.ctx, f.director, campaign.NoteBranch{
		Campaign: c.ID, Version: c.Version, Branch: f.beijing, Note: "电话 199-0000-1111，LI.Xiao＠example.cn",
	})
	f.must(err)
	r := f.startReview(f.director, g.ID)
	v, err := f.Review(f.ctx, f.director, r.ID)
	f.must(err)
	for _, m := range v.Members {
		f.must(f.reviewed(f.director, r.ID, m.Person, domain.ReviewedFits, ""))
	}
	f.must(f.reviewed(f.director, r.ID, p, domain.ReviewedVerified, told))
	v, err = f.Review(f.ctx, f.director, r.ID)
	f.must(err)
	_, err = f.FinishReview(f.ctx, f.director, review.OnReview{ID: r.ID, Version: v.Version})
	f.must(err)
}

// managed has a form filed on which the person is an admin, who is none any more.
func (f *filed) managed(g domain.Group, p domain.ID) {
	f.Helper()
	admins := func(change func([]domain.ID) []domain.ID) {
		f.puts(func(tx domain.Tx) error {
			now, err := tx.Groups().Get(g.ID)
			if err != nil {
				return err
			}
			now.Admins = change(now.Admins)
			return tx.Groups().Put(&now)
		})
	}
	var before []domain.ID
	admins(func(is []domain.ID) []domain.ID {
		before = is
		return append(append([]domain.ID(nil), is...), p)
	})
	form := f.handsIn(f.beijingOfficer, g.ID)
	_, err := f.ReturnFiling(f.ctx, f.director, filing.ReturnFiling{
		ID: form.ID, Version: form.Version, Missing: []domain.Material{domain.MaterialOther}, Note: told,
	})
	f.must(err)
	admins(func([]domain.ID) []domain.ID { return before })
}

// misbehaved has a breach by the person, the incident that it was, and their removal closed.
func (f *filed) misbehaved(g domain.Group, p domain.ID) {
	f.Helper()
	_, err := f.RecordViolation(f.ctx, f.director, violation.RecordViolation{
		Group: g.ID, Person: p, Clauses: []domain.ClauseID{"N3.2.6"}, Outcome: domain.OutcomeWithdrawal, Evidence: told, OccurredOn: today,
	})
	f.must(err)
	all, err := f.Incidents(f.ctx, f.director, incident.Filter{})
	f.must(err)
	i, err := f.TellIncident(f.ctx, f.director, incident.Tell{
		ID: all.Items[0].ID, Version: all.Items[0].Version, What: told, People: []domain.ID{p},
	})
	f.must(err)
	for _, step := range domain.IncidentStepKinds {
		i, err = f.StepIncident(f.ctx, f.director, incident.StepDone{ID: i.ID, Version: i.Version, Step: step, Note: told, Evidence: told})
		f.must(err)
	}
	_, err = f.CloseIncident(f.ctx, f.director, incident.Close{ID: i.ID, Version: i.Version, Outcome: told})
	f.must(err)
	f.proves(f.task(g.ID, domain.TaskWithdraw))
	expel, err := f.ExpelMember(f.ctx, f.director, people.ExpelMember{Group: g.ID, Person: p, Ground: domain.GroundUnfit, Reason: told})
	f.must(err)
	f.clock.Add(int64(time.Hour))
	f.proves(expel)
}

func (f *filed) proves(t domain.Task) {
	f.Helper()
	_, err := f.CompleteTask(f.ctx, f.director, task.CompleteTask{
		ID: t.ID, Version: t.Version, Proof: domain.Proof{Note: told, Link: "https://x.example/19900001111", Date: today},
	})
	f.must(err)
}

// Whatever flow told of the person, after an erasure the file holds nothing of it in any
// spelling, though nothing in it is sealed, and it checks.
func TestPIPL47_NothingThatAnyFlowToldStandsInTheFile(t *testing.T) {
	f := newOpen(t)
	g := f.settled(1)
	p := f.busy(g)
	if lies := f.lies(spellings...); len(lies) < len(spellings)-1 {
		t.Fatalf("only %q is in the file to begin with", lies)
	}
	in := f.asks(p)
	in.Request = "本人 2026-11-19 来函：" + told
	_, err := f.ErasePerson(f.ctx, f.director, in)
	f.must(err)
	f.must(f.store.Purge(f.ctx))
	f.must(f.store.Check(f.ctx))
	f.chainHolds()
	if left := f.lies(spellings...); left != nil {
		t.Errorf("the file holds %q", left)
	}
	v, err := f.PreviewErasure(f.ctx, f.director, p)
	f.refused(err, domain.CodeConflict, domain.FaultErased)
	if len(v.Parts) > 0 {
		t.Errorf("left is %+v", v.Parts)
	}
}
