package db

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"alumni/db/engine"
	"alumni/db/engine/mem"
	"alumni/domain"
)

// secret stands in every text that somebody typed.
const secret = "秘密13912345678"

// typed fills a registry with a record of every kind that holds what somebody
// typed, and so many memberships that a migration takes several steps.
// Migrations run on it as on an engine that runs everything twice.
func typed(t *testing.T) *mem.Engine {
	t.Helper()
	return typedFor(t, openSealer{hashSealer{"a"}})
}

func typedFor(t *testing.T, sealer domain.Sealer) *mem.Engine {
	t.Helper()
	e := mem.New()
	db, err := Open(e, sealer)
	if err != nil {
		t.Fatal(err)
	}
	id := func(k domain.Kind) domain.ID { return domain.ID{Kind: k, Seq: 1} }
	at := time.Date(2026, 11, 1, 8, 0, 0, 0, time.UTC)
	meta := func(k domain.Kind) domain.Meta { return domain.Meta{ID: id(k), CreatedAt: at, UpdatedAt: at} }
	who := domain.Person{
		Meta: meta(domain.KindPerson), Name: "张三", Phone: domain.NewPhone("13812345678"),
		Verification: &domain.Verification{By: id(domain.KindAccount), How: secret, At: at},
	}
	form := domain.Filing{
		Meta: meta(domain.KindFiling), State: domain.FilingFormReturned, Returned: domain.Correction{Note: secret},
		Rows: []domain.FilingRow{{Role: domain.ManagerOwner, Person: who.ID, Name: secret, Phone: who.Phone}},
	}
	same := domain.Case{
		Meta: meta(domain.KindApplication), State: domain.CaseRejected, Authority: domain.Reference{Number: "1", Note: secret},
		Reply: domain.Reply{Number: "2", Note: secret}, Returned: domain.Correction{Note: secret},
		Letter: &domain.Letter{Case: id(domain.KindApplication), Note: secret, Admins: []string{secret}, Rules: []domain.ClauseID{"M4.2"}},
	}
	app := domain.Application{Case: same, Kind: domain.ApplyRename, Reason: secret}
	transfer := domain.Transfer{Case: domain.Case{Meta: meta(domain.KindTransfer), State: domain.CaseSubmitted}, Reason: secret}
	violation := domain.Violation{Meta: meta(domain.KindViolation), State: domain.ViolationOpen, Evidence: secret}
	task := domain.Task{
		Meta: meta(domain.KindTask), State: domain.TaskDone, Proof: domain.Proof{Note: secret, Link: secret},
		Second: domain.Proof{Link: secret},
	}
	asked := domain.Campaign{Meta: meta(domain.KindCampaign), State: domain.CampaignOpen, Asked: []domain.AskedBranch{{}, {Note: secret}}}
	plan := domain.Consolidation{Meta: meta(domain.KindConsolidation), State: domain.ConsolidationDraft, Reason: secret}
	rules := domain.RuleSet{Meta: meta(domain.KindRuleSet), Name: "2020-1", Reason: secret}
	list := domain.Import{Meta: meta(domain.KindImport), State: domain.ImportRunning, Source: secret, Mark: secret, Rows: 2, Done: 1}
	part := domain.ImportPart{Meta: meta(domain.KindImportPart), Import: list.ID, State: domain.PartOpen, Done: 1, Rows: []domain.ImportRow{
		{Row: 2, Outcome: domain.ImportJoined, Name: secret, Person: who.ID, Card: secret, Was: &who, Stay: &domain.Membership{Card: secret}},
		{Row: 3, Name: secret, Want: &domain.Person{Name: secret, Phone: domain.NewPhone("13912345678")}, How: secret, Card: secret},
	}}
	err = db.Update(t.Context(), func(tx domain.Tx) error {
		return errors.Join(
			tx.Imports().Put(&list), tx.ImportParts().Put(&part), tx.People().Put(&who), tx.Filings().Put(&form), tx.Applications().Put(&app), tx.Transfers().Put(&transfer),
			tx.Violations().Put(&violation), tx.Tasks().Put(&task), tx.Campaigns().Put(&asked), tx.Consolidations().Put(&plan),
			tx.RuleSets().Put(&rules), tx.Groups().Put(&domain.Group{Meta: meta(domain.KindGroup), State: domain.GroupActive}),
		)
	})
	for seq := range uint64(2 * stepRecords) {
		err = errors.Join(err, db.Update(t.Context(), func(tx domain.Tx) error {
			p := domain.Person{Meta: domain.Meta{ID: domain.ID{Kind: domain.KindPerson, Seq: seq + 2}}, Name: "李四"}
			m := domain.Membership{Group: id(domain.KindGroup), Person: p.ID, Card: secret, Basis: domain.BasisWork, JoinedAt: at}
			_, logged := tx.AppendAudit(domain.AuditEntry{At: at, Subject: p.ID}, &domain.AuditDetail{Reason: "x"})
			return errors.Join(tx.People().Put(&p), tx.PutMembership(m), logged)
		}))
	}
	if err != nil {
		t.Fatal(err)
	}
	return e.Copy(mem.WithRetries())
}

// again opens a store that must be sound, like a new one.
func again(t *testing.T, e engine.Engine, want []byte) {
	t.Helper()
	db, err := Open(e, openSealer{hashSealer{"a"}})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, dump(t, e)) {
		t.Error("the migrated store is not like a new one")
	}
	if err := db.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

// crash opens the store on a disk that is full after some steps of the
// migration: it is half done then, and no earlier program opens it.
func crash(t *testing.T, e engine.Engine, steps, schema int) {
	t.Helper()
	sealer := openSealer{hashSealer{"a"}}
	if _, err := Open(&failing{e, steps}, sealer); !errors.Is(err, errFull) {
		t.Fatalf("got %v", err)
	}
	db := &DB{engine: e, sealer: sealer}
	version, from, err := db.schema(t.Context())
	if err != nil || version != uint64(schema) || from == nil {
		t.Fatalf("after the crash: schema %d, goes on from %x, %v", version, from, err)
	}
	if err := db.migrate(t.Context(), migrations[:schema-1]); !errors.Is(err, ErrNewerSchema) {
		t.Errorf("the program of before opens a store half migrated: %v", err)
	}
}

func TestMigration5PutsAChecksumOnEveryValueAndGoesOnAfterACrash(t *testing.T) {
	e := typed(t)
	want := dump(t, e)
	older(t, e, 4)
	for steps := 1; steps < 4; steps++ {
		crash(t, e, 1, 5)
	}
	again(t, e, want)
}

// TestAProgramBeforeChecksumsSaysThatTheStoreIsNewer: it reads the number, and
// the data key's digest without a checksum.
func TestAProgramBeforeChecksumsSaysThatTheStoreIsNewer(t *testing.T) {
	e := mem.New()
	sealer := openSealer{hashSealer{"a"}}
	if _, err := Open(e, sealer); err != nil {
		t.Fatal(err)
	}
	err := e.View(t.Context(), func(tx engine.Tx) error {
		version, _, _ := tx.Get(keySchema)
		key, _, err := tx.Get(keySealer)
		if readU64(version) != uint64(len(migrations)) || !bytes.Equal(key, sealer.Digest(keySealer)) {
			t.Errorf("it reads schema %d and the key %x", readU64(version), key)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestMigration6SealsWhatPeopleTypedAndGoesOnAfterACrash(t *testing.T) {
	e := typed(t)
	want := dump(t, e)
	for _, schema := range []uint64{5, 4} {
		older(t, e, schema)
		if schema == 5 {
			crash(t, e, 2, 6)
		}
		again(t, e, want)
	}
}

// TestMigration6LeavesWhatDoesNotReadToCheck: one damaged record keeps nobody
// from all the others.
func TestMigration6LeavesWhatDoesNotReadToCheck(t *testing.T) {
	e := typed(t)
	older(t, e, 5)
	putSummed(t, e, recordKey(domain.ID{Kind: domain.KindViolation, Seq: 1}), []byte(`{"evidence":`))
	db, err := Open(e, openSealer{hashSealer{"a"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Check(t.Context()); err == nil || !strings.HasPrefix(err.Error(), "record V-0001: form") ||
		strings.Contains(err.Error(), "\n") {
		t.Errorf("check found: %v", err)
	}
}

// veil is a sealer that a search for a text can't see through.
type veil struct{ hashSealer }

func (veil) Open(b []byte) ([]byte, error) { return veil{}.Seal(b) }

func (veil) Seal(b []byte) ([]byte, error) {
	out := bytes.Clone(b)
	for i := range out {
		out[i] ^= 0x5A
	}
	return out, nil
}

// TestNothingThatPeopleTypedLiesOpen in any key or value of a store, be it new or
// migrated.
func TestNothingThatPeopleTypedLiesOpen(t *testing.T) {
	sealer := veil{hashSealer{"a"}}
	for _, migrated := range []bool{false, true} {
		e := typedFor(t, sealer)
		if migrated {
			olderFor(t, e, 4, sealer)
			if !bytes.Contains(dump(t, e), []byte(secret)) {
				t.Fatal("the old store is like a new one")
			}
			if _, err := Open(e, sealer); err != nil {
				t.Fatal(err)
			}
		}
		for _, text := range []string{secret, secret[:6], "13912345678", "13812345678"} {
			if bytes.Contains(dump(t, e), []byte(text)) {
				t.Errorf("migrated %v: %s lies open", migrated, text)
			}
		}
		db, err := Open(e, sealer)
		if err != nil {
			t.Fatal(err)
		}
		err = db.View(t.Context(), func(tx domain.Tx) error {
			p, err := tx.People().Get(domain.ID{Kind: domain.KindPerson, Seq: 1})
			if err == nil && (p.Verification.How != secret || p.Phone.Reveal() != "13812345678") {
				t.Errorf("it opens as %+v", p)
			}
			f, ferr := tx.Filings().Get(domain.ID{Kind: domain.KindFiling, Seq: 1})
			if ferr == nil && (len(f.Rows) != 1 || f.Rows[0].Name != secret || f.Rows[0].Phone.Reveal() != "13812345678") {
				t.Errorf("it opens as %+v", f)
			}
			a, aerr := tx.Applications().Get(domain.ID{Kind: domain.KindApplication, Seq: 1})
			if aerr == nil && (a.Reason != secret || a.Letter.Admins[0] != secret || a.Authority.Note != secret) {
				t.Errorf("it opens as %+v", a)
			}
			i, ierr := tx.Imports().Get(domain.ID{Kind: domain.KindImport, Seq: 1})
			r, rerr := tx.ImportParts().Get(domain.ID{Kind: domain.KindImportPart, Seq: 1})
			if ierr == nil && rerr == nil && (i.Source != secret || len(r.Rows) != 2 || r.Rows[0].Was.Phone.Reveal() != "13812345678" ||
				r.Rows[1].Want.Name != secret || r.Rows[1].How != secret) {
				t.Errorf("it opens as %+v, %+v", i, r)
			}
			return errors.Join(err, ferr, aerr, ierr, rerr, db.Check(t.Context()))
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// openTexts are the fields of stored records that may hold any text and are
// not sealed: the names of people, groups, places and documents, what is
// published, and what a machine wrote.
var openTexts = map[string]bool{
	"Branch.Name": true, "Group.Name": true, "Person.Name": true, "Person.City": true, "Person.Major": true,
	"Particulars.College": true, "Particulars.Native": true,
	"Particulars.WorkCity": true, "Particulars.Industry": true,
	"Account.Name": true, "Account.Lang": true, "AccountKey.Fingerprint": true, "AccountKey.Authorized": true, "AccountKey.Comment": true,
	"AccountKey.Name": true, "KeyUse.Used": true, "CertificateUse.KeyID": true, "CertificateUse.Authority": true, "Invitation.Name": true,
	"Invitation.Lang": true,
	"Campaign.Name":   true, "Place.Name": true, "Place.Aliases": true, "RuleSet.Name": true, "Template.Body": true,
	"Terms.ReplyCode": true, "Reference.Number": true, "Reply.Number": true,
	"Application.Existing": true, "Application.Granted": true, "Filing.GroupName": true,
	"Notice.Link": true, "PublishedAs.Name": true, "BulletinGroup.Was": true,
}

// TestEveryTextIsSealedOrNamedAsOpen: whoever adds a field decides.
func TestEveryTextIsSealedOrNamedAsOpen(t *testing.T) {
	met := map[string]bool{}
	var look func(typ reflect.Type, in string)
	look = func(typ reflect.Type, in string) {
		switch {
		case typ.Kind() == reflect.Pointer, typ.Kind() == reflect.Slice:
			look(typ.Elem(), in)
		case typ == reflect.TypeFor[string]():
			if met[in] = true; !openTexts[in] {
				t.Errorf("%s is neither sealed nor named as open", in)
			}
		case typ.Kind() == reflect.Map, typ.Kind() == reflect.Interface: // nothing in it can be sealed by itself
			if met[in] = true; !openTexts[in] {
				t.Errorf("%s is neither sealed nor named as open", in)
			}
		case typ.Kind() == reflect.Struct && typ.PkgPath() != "time":
			for i := range typ.NumField() {
				if f := typ.Field(i); f.IsExported() && f.Tag.Get("seal") != "yes" {
					look(f.Type, typ.Name()+"."+f.Name)
				}
			}
		}
	}
	for _, v := range []any{
		domain.Branch{},
		domain.Group{},
		domain.Person{},
		domain.Application{},
		domain.Transfer{},
		domain.Violation{},
		domain.Task{},
		domain.Account{},
		domain.KeyUse{},
		domain.Invitation{},
		domain.RuleSet{},
		domain.Filing{},
		domain.Campaign{},
		domain.Bulletin{},
		domain.Consolidation{},
		domain.Place{},
		domain.Template{},
		domain.Membership{},
		domain.Rectification{},
		domain.Refusal{},
		domain.Incident{},
		domain.Review{},
		domain.Import{},
		domain.ImportPart{},
	} {
		look(reflect.TypeOf(v), "")
	}
	for name := range openTexts {
		if !met[name] {
			t.Errorf("%s is no text of a record", name)
		}
	}
}
