package office_test

import (
	"fmt"
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/domain/office/casework"
	"alumni/domain/office/filing"
	"alumni/domain/office/incident"
	"alumni/domain/office/people"
	"alumni/domain/office/task"
	"alumni/domain/office/violation"
)

// confider writes a phone and an address of its own into each flow, and remembers
// them.
type confider struct {
	*filed
	wrote []string
}

// phone is a number that no other flow writes.
func (c *confider) phone() string {
	s := fmt.Sprintf("1390000%04d", 1000+len(c.wrote))
	c.wrote = append(c.wrote, s)
	return s
}

func (c *confider) email() string {
	s := fmt.Sprintf("someone%d@secret.example.cn", len(c.wrote))
	c.wrote = append(c.wrote, s)
	return s
}

// text is a remark as people type it, with a phone and an address in it.
func (c *confider) text() string { return "本人电话 " + c.phone() + "，邮箱 " + c.email() }

// Every flow that takes a phone or an e-mail address, by its own field or by a remark:
// none of them stands in the file in clear, A2.
func TestA2_NoPhoneOfAnyFlowStandsInTheFile(t *testing.T) {
	c := &confider{filed: newFiled(t)}
	g := c.settled(1)
	c.peopleAndMembers(g)
	c.casesAndForms(g)
	c.conduct(g)
	c.must(c.KeepUnsent(c.ctx, c.officer, "person add", map[string]domain.UnsentField{"phone": {Text: c.phone()}, "how": {Text: c.text()}}))
	if len(c.wrote) < 40 {
		t.Fatalf("only %d were written", len(c.wrote))
	}
	if lies := c.lies(c.wrote...); lies != nil {
		t.Errorf("in clear: %q", lies)
	}
	c.must(c.filed.store.Purge(c.ctx))
	if lies := c.lies(c.wrote...); lies != nil {
		t.Errorf("in clear after a purge: %q", lies)
	}
}

func (c *confider) somebody(name string) people.AddPerson {
	return people.AddPerson{
		Name: name, City: "武汉", Major: "化学", Year: 1998, Phone: c.phone(), How: c.text(), Confirm: true, Further: people.Further{
			Particulars: domain.Particulars{Employer: "某公司 " + c.phone(), Position: "经理 " + c.phone(), Nickname: "微信 " + c.phone()},
			Phones:      c.phone() + "，" + c.phone(), Email: c.email(),
		},
	}
}

func (c *confider) peopleAndMembers(g domain.Group) {
	c.Helper()
	p, err := c.AddPerson(c.ctx, c.director, c.somebody("郑有才"))
	c.must(err)
	edit := people.EditPerson{ID: p.ID, Version: p.Version, Name: p.Name, City: "黄石", Phone: c.phone(), Further: people.Further{Email: c.email()}}
	p, err = c.EditPerson(c.ctx, c.director, edit)
	c.must(err)
	_, err = c.VerifyPerson(c.ctx, c.director, people.VerifyPerson{ID: p.ID, Version: p.Version, How: c.text()})
	c.must(err)
	_, err = c.RevealContacts(c.ctx, c.director, people.RevealContacts{People: []domain.ID{p.ID}, Reason: c.text()})
	c.must(err)
	row := people.ImportPerson{Row: 2, Name: "钱有余", City: "武汉", Phone: c.phone(), How: c.text(), Further: people.Further{
		Phones: c.phone(), Email: c.email(), Particulars: domain.Particulars{Nickname: c.phone()},
	}}
	_, err = c.ImportPeople(c.ctx, c.director, []people.ImportPerson{row}, false)
	c.must(err)
	row.Name, row.Phone, row.Card = "孙有福", c.phone(), "孙有福-武汉-化学98级 "+c.phone()
	_, err = c.ImportMembers(c.ctx, c.director, g.ID, []people.ImportMember{{ImportPerson: row, Basis: domain.BasisWork}}, false)
	c.must(err)
	_, err = c.AddMember(c.ctx, c.director, people.AddMember{
		Group: g.ID, Person: p.ID, Basis: domain.BasisException, Exception: c.text(), Card: "郑有才-" + c.phone(), Nickname: c.phone(),
	})
	c.must(err)
	_, err = c.EditMember(c.ctx, c.director, people.EditMember{Group: g.ID, Person: p.ID, Card: "才 " + c.phone()})
	c.must(err)
	_, err = c.AskToRectify(c.ctx, c.director, people.AskToRectify{Group: g.ID, Persons: []domain.ID{p.ID}, Note: c.text()})
	c.must(err)
	_, err = c.LeaveMember(c.ctx, c.director, people.LeaveMember{Group: g.ID, Person: p.ID, Note: c.text()})
	c.must(err)
	_, err = c.RefuseMember(c.ctx, c.director, people.RefuseMember{Group: g.ID, Name: "某人 " + c.phone(), Reason: c.text()})
	c.must(err)
}

func (c *confider) casesAndForms(g domain.Group) {
	c.Helper()
	in := c.application()
	in.Reason, in.Document.Note = c.text(), c.text()
	_, err := c.SaveDraft(c.ctx, c.director, in)
	c.must(err)
	a := c.submit(in)
	_, err = c.ReturnCase(c.ctx, c.director, casework.ReturnCase{
		ID: a.ID, Version: a.Version, Missing: []domain.Material{domain.MaterialOther}, Note: c.text(),
	})
	c.must(err)
	transfer := casework.SubmitTransfer{
		Group: g.ID, Role: domain.ManagerOwner, From: g.Owner, To: c.president, Reason: c.text(),
		Document: domain.Reference{Number: "京决1号", Date: "2026-11-01", Note: c.text()},
	}
	_, err = c.SaveTransferDraft(c.ctx, c.director, transfer)
	c.must(err)
	form := domain.FilingFormOf("北京", []domain.FilingRow{
		{Role: domain.ManagerOwner, Name: "钱二", Office: domain.OfficeVicePresident, Phone: domain.NewPhone("13812345678")},
		{Role: domain.ManagerAdmin, Name: "孙三", Office: domain.OfficeSecretary, Phone: domain.NewPhone("13812345678")},
	})
	c.wrote = append(c.wrote, "13812345678")
	v, err := c.FilingForm(c.ctx, c.director, g.ID)
	c.must(err)
	_, err = c.SubmitFiling(c.ctx, c.director, filing.SubmitFiling{
		Group: g.ID, Version: v.Group.Version, Channel: domain.ChannelEmail, ReceivedOn: today, Source: domain.SourceCSV, Form: &form,
	})
	c.must(err)
	_, err = c.ExportForm(c.ctx, c.director, filing.ExportForm{ID: g.ID, Reveal: true, Reason: c.text()})
	c.must(err)
	camp, err := c.StartCampaign(c.ctx, c.director, campaign.StartCampaign{Name: "2026 备案", Deadline: "2026-12-20"})
	c.must(err)
	_, err = c.NoteBranch(c.ctx, c.director, campaign.NoteBranch{Campaign: camp.ID, Version: camp.Version, Branch: c.beijing, Note: c.text()})
	c.must(err)
}

func (c *confider) conduct(g domain.Group) {
	c.Helper()
	p := c.person("周有为", true)
	c.join(g.ID, p)
	_, err := c.RecordViolation(c.ctx, c.director, violation.RecordViolation{
		Group: g.ID, Person: p, Clauses: []domain.ClauseID{"N3.2.6"}, Outcome: domain.OutcomeWithdrawal, Evidence: c.text(), OccurredOn: today,
	})
	c.must(err)
	all, err := c.Incidents(c.ctx, c.director, incident.Filter{})
	c.must(err)
	i, err := c.TellIncident(c.ctx, c.director, incident.Tell{ID: all.Items[0].ID, Version: all.Items[0].Version, What: c.text(), Count: 3})
	c.must(err)
	for _, step := range domain.IncidentStepKinds {
		i, err = c.StepIncident(c.ctx, c.director, incident.StepDone{ID: i.ID, Version: i.Version, Step: step, Note: c.text(), Evidence: c.text()})
		c.must(err)
	}
	_, err = c.CloseIncident(c.ctx, c.director, incident.Close{ID: i.ID, Version: i.Version, Outcome: c.text()})
	c.must(err)
	t := c.task(g.ID, domain.TaskWithdraw)
	proof := domain.Proof{Note: c.text(), Link: "https://x.example/" + c.phone(), Date: today}
	_, err = c.CompleteTask(c.ctx, c.director, task.CompleteTask{ID: t.ID, Version: t.Version, Proof: proof})
	c.must(err)
	expel, err := c.ExpelMember(c.ctx, c.director, people.ExpelMember{Group: g.ID, Person: p, Ground: domain.GroundUnfit, Reason: c.text()})
	c.must(err)
	c.clock.Add(int64(time.Hour))
	_, err = c.CompleteTask(c.ctx, c.director, task.CompleteTask{
		ID: expel.ID, Version: expel.Version, Proof: domain.Proof{Note: c.text(), Date: today},
	})
	c.must(err)
}
