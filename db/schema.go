package db

import (
	"encoding/binary"
	"time"

	"alumni/domain"
)

// The schema. Keys are flat and sort bytewise; K is a kind's letter, # a
// number of eight bytes big-endian, @ a time of twelve bytes (see timeKey), 0
// a zero byte that ends a text. Values in brackets; each that is not empty is
// followed by its checksum (sum.go), but for "key".
//
//	m "schema"                        [#]      number of migrations that ran, with one that is under way
//	m "step"                          [bytes]  where the migration under way goes on; none under way without it
//	m "key"                           [bytes]  digest that only the right data key gives, for programs before schema 5
//	m "mark"                          [bytes]  the same digest, which this program asks for
//	m "audit"                         [# hash] number and hash of the last audit entry
//	m "tally"                         [#]      how often a commit changed what is counted (tally.go)
//	r K #                             [JSON]   a record; a person's phone and a filing form's rows are sealed beside it
//	x K index 0 value 0 @ #           []       index of records; @ is the due time, zero without one; of sealed values their keyed hash
//	s K term 0 #                      [byte]   search term; how many bytes it shares with the record's term before it
//	w audience 0 @ K #                []       what waits, in order of due time
//	g #group #person                  [JSON]   a membership
//	h #person #group                  []       memberships by person
//	n #account digest                 [JSON]   what an account did not submit of a form: when, and the rest sealed
//	o @ #account digest               []       the same by the time it was kept
//	c name                            [#]      a counter: the last number given
//	u space 0 value                   [ID]     a unique value and who holds it
//	a #                               [JSON]   an audit entry
//	d #                               [sealed] salt and JSON of an entry's detail
//	y index 0 value 0 #               []       index of audit entries
const (
	spaceMeta     = 'm'
	spaceRecord   = 'r'
	spaceIndex    = 'x'
	spaceSearch   = 's'
	spaceWaiting  = 'w'
	spaceMember   = 'g'
	spaceMemberOf = 'h'
	spaceUnsent   = 'n'
	spaceUnsentAt = 'o'
	spaceCounter  = 'c'
	spaceClaim    = 'u'
	spaceAudit    = 'a'
	spaceDetail   = 'd'
	spaceAuditBy  = 'y'
)

var (
	keySchema    = []byte("mschema")
	keyStep      = []byte("mstep")
	keySealer    = []byte("mkey")
	keyMark      = []byte("mmark")
	keyAuditHead = []byte("maudit")
	keyTally     = []byte("mtally")
)

const (
	seqLen  = 8
	timeLen = 12
)

func u64(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

// readU64 reads a number; 0 for nothing or for bytes that are none.
func readU64(b []byte) uint64 {
	if len(b) < seqLen {
		return 0
	}
	return binary.BigEndian.Uint64(b)
}

// timeKey writes a time so that bytes sort as times do: seconds, moved so that
// none is negative, then nanoseconds.
func timeKey(t time.Time) []byte {
	b := binary.BigEndian.AppendUint64(nil, uint64(t.Unix())^(1<<63))
	return binary.BigEndian.AppendUint32(b, uint32(t.Nanosecond()))
}

// readTime reads what timeKey wrote; the key's length is checked before.
func readTime(b []byte) time.Time {
	sec := int64(binary.BigEndian.Uint64(b) ^ (1 << 63))
	return time.Unix(sec, int64(binary.BigEndian.Uint32(b[8:]))).UTC()
}

func recordKey(id domain.ID) []byte {
	return append([]byte{spaceRecord, byte(id.Kind)}, u64(id.Seq)...)
}

// texts begins a key: a space, more fixed bytes, then texts each ended by a zero.
func texts(head []byte, parts ...string) []byte {
	for _, p := range parts {
		head = append(append(head, p...), 0)
	}
	return head
}

func indexPrefix(k domain.Kind, index, value string) []byte {
	return texts([]byte{spaceIndex, byte(k)}, index, value)
}

func searchPrefix(k domain.Kind, term string) []byte {
	return append([]byte{spaceSearch, byte(k)}, term...)
}

func waitingPrefix(a domain.Audience) []byte { return texts([]byte{spaceWaiting}, string(a)) }

func auditPrefix(index, value string) []byte { return texts([]byte{spaceAuditBy}, index, value) }

func claimKey(space, value string) []byte {
	return append(texts([]byte{spaceClaim}, space), value...)
}

func counterKey(name string) []byte { return append([]byte{spaceCounter}, name...) }

func auditKey(seq uint64) []byte  { return append([]byte{spaceAudit}, u64(seq)...) }
func detailKey(seq uint64) []byte { return append([]byte{spaceDetail}, u64(seq)...) }

func memberKey(group, person domain.ID) []byte {
	return append(append([]byte{spaceMember}, u64(group.Seq)...), u64(person.Seq)...)
}

func memberOfKey(person, group domain.ID) []byte {
	return append(append([]byte{spaceMemberOf}, u64(person.Seq)...), u64(group.Seq)...)
}

func unsentKey(account domain.ID, form []byte) []byte {
	return append(append([]byte{spaceUnsent}, u64(account.Seq)...), form...)
}

func unsentAtKey(at time.Time, account domain.ID, form []byte) []byte {
	return append(append(append([]byte{spaceUnsentAt}, timeKey(at)...), u64(account.Seq)...), form...)
}

// seqAt reads the number that ends a key; 0 for a key that is too short for one.
func seqAt(key []byte) uint64 {
	if len(key) < seqLen {
		return 0
	}
	return binary.BigEndian.Uint64(key[len(key)-seqLen:])
}
