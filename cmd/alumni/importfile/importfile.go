// Package importfile reads the files by which records come into the registry
// many at a time, as an alumni office keeps them: text, in UTF-8, UTF-16 or
// GB18030, parted by commas, tabs or semicolons or not at all, or XLSX. The tables
// themselves are domain/roster's.
package importfile

import (
	"context"
	"errors"
	"io"

	"alumni/cmd/alumni/sheet"
	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
	"alumni/domain/roster"
)

// Limits of a file.
const (
	MaxBranchBytes = 1 << 20  // bytes of a file of branches
	maxBytes       = 4 << 20  // bytes of a file of members
	maxPeopleBytes = 12 << 20 // bytes of a file of people
	bytesFixed     = 1 << 20  // bytes of a workbook without its rows, unpacked
	bytesRow       = 800      // bytes of a row of it
)

// Branches reads a file of branches, N0. Every wrong row is collected, with its
// number as a spreadsheet counts (0 is the heading or the file), into one
// *office.ImportError, and then no row is given. Any other error is the
// reader's own.
func Branches(ctx context.Context, r io.Reader) ([]registry.ImportBranch, error) {
	t, err := read(ctx, r, MaxBranchBytes, roster.MaxBranches, roster.Options{}, roster.Branches)
	if err != nil {
		return nil, err
	}
	return t.Whole()
}

// People reads a file of people, N2.2a. What is no such file fails with
// *office.ImportError; the wrong rows of one are in the table's Bad.
func People(ctx context.Context, r io.Reader, o roster.Options) (roster.Table[people.ImportPerson], error) {
	return read(ctx, r, maxPeopleBytes, roster.MaxPeople, o, roster.People)
}

// Members reads a file of a group's members, N1.2d, as People does.
func Members(ctx context.Context, r io.Reader, o roster.Options) (roster.Table[people.ImportMember], error) {
	return read(ctx, r, maxBytes, roster.MaxMembers, o, roster.Members)
}

// read reads a file of at most so many bytes and rows as one kind of table. As
// many rows as it may hold may be blank besides, and some are titles.
func read[T any](
	ctx context.Context, r io.Reader, bytes, most int, o roster.Options,
	table func([]roster.Sheet, roster.Options) (roster.Table[T], error),
) (out roster.Table[T], err error) {
	limit := sheet.Limits{Bytes: bytes, Content: bytesFixed + bytesRow*uint64(most), Rows: 2*most + 1}
	sheets, err := sheet.Sheets(ctx, r, limit, sheet.AsFound)
	var wrong *domain.Error
	switch {
	case errors.As(err, &wrong):
		return out, roster.OfTable(wrong)
	case err != nil:
		return out, err
	}
	return table(sheets, o)
}
