// Package importfile reads the files by which records come into the registry
// many at a time, as an alumni office keeps them: CSV, in UTF-8 with or without
// a byte order mark or in GBK, as Excel writes it in China, or XLSX. The tables
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
	MaxBranchBytes = 1 << 20 // bytes of a file of branches
	maxBytes       = 4 << 20 // bytes of a file of people
	bytesFixed     = 1 << 20 // bytes of a workbook without its rows, unpacked
	bytesRow       = 800     // bytes of a row of it
)

// Branches reads a file of branches, N0. Every wrong row is collected, with its
// number as a spreadsheet counts (0 is the heading or the file), into one
// *office.ImportError, and then no row is given. Any other error is the
// reader's own.
func Branches(ctx context.Context, r io.Reader) ([]registry.ImportBranch, error) {
	return read(ctx, r, MaxBranchBytes, roster.MaxBranches, roster.Branches)
}

// People reads a file of people, N2.2a, as Branches does.
func People(ctx context.Context, r io.Reader) ([]people.ImportPerson, error) {
	return read(ctx, r, maxBytes, roster.MaxPeople, roster.People)
}

// Members reads a file of a group's members, N1.2d, as Branches does.
func Members(ctx context.Context, r io.Reader) ([]people.ImportMember, error) {
	return read(ctx, r, maxBytes, roster.MaxMembers, roster.Members)
}

// read reads a file of at most so many bytes and rows as one kind of table. As
// many rows as it may hold may be blank besides, and one is the heading.
func read[T any](ctx context.Context, r io.Reader, bytes, most int, table func([]roster.Row) ([]T, error)) ([]T, error) {
	limit := sheet.Limits{Bytes: bytes, Content: bytesFixed + bytesRow*uint64(most), Rows: 2*most + 1}
	rows, err := sheet.Read(ctx, r, limit, sheet.AsFound)
	var wrong *domain.Error
	switch {
	case errors.As(err, &wrong):
		return nil, roster.OfTable(wrong)
	case err != nil:
		return nil, err
	}
	return table(rows)
}
