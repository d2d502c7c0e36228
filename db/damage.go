package db

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"alumni/db/engine"
	"alumni/domain"
)

// damaged is the error for what is wrong under a key: engine.ErrDamaged, and a
// *domain.Damage that names the record.
func damaged(key []byte, fault domain.DamageFault, cause error) error {
	return fmt.Errorf("%w: %w", engine.ErrDamaged, found(key, fault, cause))
}

func found(key []byte, fault domain.DamageFault, cause error) *domain.Damage {
	d := locate(key)
	d.Fault, d.Err = fault, cause
	return &d
}

// locate says in the words of the schema what stands under a key. It takes any bytes.
func locate(key []byte) domain.Damage {
	if len(key) == 0 {
		return domain.Damage{Value: domain.StoredUnknown}
	}
	rest := key[1:]
	switch key[0] {
	case spaceMeta:
		return domain.Damage{Value: domain.StoredMark, Name: harmless(rest)}
	case spaceRecord:
		return domain.Damage{Value: domain.StoredRecord, ID: idIn(rest, 0)}
	case spaceIndex:
		return domain.Damage{Value: domain.StoredIndex, ID: idIn(rest, 0), Name: textIn(rest, 1)}
	case spaceSearch:
		return domain.Damage{Value: domain.StoredSearch, ID: idIn(rest, 0)}
	case spaceWaiting:
		return domain.Damage{Value: domain.StoredWaiting, ID: idIn(rest, len(rest)-seqLen-1), Name: textIn(rest, 0)}
	case spaceMember:
		return domain.Damage{
			Value: domain.StoredMembership, ID: seqIn(domain.KindGroup, rest, 0), Other: seqIn(domain.KindPerson, rest, seqLen),
		}
	case spaceMemberOf:
		return domain.Damage{
			Value: domain.StoredIndex, Name: "member",
			ID: seqIn(domain.KindGroup, rest, seqLen), Other: seqIn(domain.KindPerson, rest, 0),
		}
	case spaceUnsent:
		return domain.Damage{Value: domain.StoredUnsent, ID: seqIn(domain.KindAccount, rest, 0)}
	case spaceUnsentAt:
		return domain.Damage{Value: domain.StoredIndex, Name: "unsent", ID: seqIn(domain.KindAccount, rest, timeLen)}
	case spaceCounter:
		return domain.Damage{Value: domain.StoredCounter, Name: harmless(rest)}
	case spaceClaim:
		space, value, _ := bytes.Cut(rest, []byte{0})
		return domain.Damage{Value: domain.StoredClaim, Name: fmt.Sprintf("%s %q", harmless(space), value)}
	case spaceAudit:
		return domain.Damage{Value: domain.StoredAudit, Entry: seqAt(rest)}
	case spaceDetail:
		return domain.Damage{Value: domain.StoredDetail, Entry: seqAt(rest)}
	case spaceAuditBy:
		return domain.Damage{Value: domain.StoredAuditIndex, Entry: seqAt(rest), Name: textIn(rest, 0)}
	}
	return domain.Damage{Value: domain.StoredUnknown, Name: fmt.Sprintf("%q", key[:min(len(key), maxNamed)])}
}

// maxNamed is how many bytes of an unknown key are named.
const maxNamed = 64

// idIn reads the number of a key whose kind stands at a place and whose count
// ends it; zero for no number.
func idIn(b []byte, kindAt int) domain.ID {
	if kindAt < 0 || len(b) < kindAt+1+seqLen {
		return domain.ID{}
	}
	id := domain.ID{Kind: domain.Kind(b[kindAt]), Seq: seqAt(b)}
	if !slices.Contains(domain.Kinds, id.Kind) || id.Seq == 0 {
		return domain.ID{}
	}
	return id
}

func seqIn(kind domain.Kind, b []byte, at int) domain.ID {
	if len(b) < at+seqLen {
		return domain.ID{}
	}
	return domain.ID{Kind: kind, Seq: readU64(b[at:])}
}

// textIn reads the text at a place of a key, which a zero byte ends.
func textIn(b []byte, at int) string {
	text, _, _ := bytes.Cut(b[min(at, len(b)):], []byte{0})
	return harmless(text)
}

// harmless gives a name out of a key, of which any byte may be damaged: it goes to
// a terminal and into logs.
func harmless(b []byte) string { return domain.CleanLine(string(b)) }

// gone turns "not found" into damage: what a key leads to must be there.
func gone(key []byte, err error) error {
	if domain.IsCode(err, domain.CodeNotFound) {
		return damaged(key, domain.DamageStray, errors.New("no such record"))
	}
	return err
}
