package roster

import (
	"slices"
	"strings"
	"unicode/utf8"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office/registry"
)

// Bounds of a table of branches. A national registry has some forty.
const (
	MaxBranches   = 10_000 // rows below the heading
	maxBranchName = 40     // characters
)

// The columns of a table of branches, and how the use-case names them.
const (
	colBranch    = "分会"
	colKind      = "类别"
	colState     = "状态"
	colReelected = "最近换届"
)

var (
	branchColumns = []string{colBranch, colKind, colState, colReelected}
	branchFields  = map[string]string{colBranch: "name", colKind: "kind", colState: "state", colReelected: "reelected"}
)

// branchKinds and branchStates are the words of the file format.
var (
	branchKinds = map[domain.BranchKind]string{
		domain.BranchProvincial: "省级", domain.BranchMunicipal: "市级",
		domain.BranchRegional: "地区", domain.BranchIndustry: "行业",
	}
	branchStates = map[domain.BranchState]string{
		domain.BranchNone: "未成立", domain.BranchPreparatory: "筹备",
		domain.BranchEstablished: "已成立", domain.BranchEnded: "已终止",
	}
)

// Branches reads a table of branches, N0; each has a name of its own. It fails
// with *office.ImportError.
func Branches(rows []Row) ([]registry.ImportBranch, error) {
	seen := map[string]int{}
	t := table[registry.ImportBranch]{
		columns: branchColumns,
		fits:    fitsBranches,
		begin:   func(line int) registry.ImportBranch { return registry.ImportBranch{Row: line} },
		cell:    branchCell,
		end: func(b *registry.ImportBranch) *domain.Error {
			first, twice := seen[b.Name]
			seen[b.Name] = b.Row
			if twice {
				return domain.Invalid(domain.FaultDuplicate, "name", "", domain.Args{"value": b.Name, "row": first})
			}
			return nil
		},
	}
	return t.read(rows, MaxBranches)
}

// fitsBranches asks for each column exactly once.
func fitsBranches(order []string) *domain.Error {
	for _, want := range branchColumns {
		at := slices.Index(order, want)
		switch {
		case at < 0:
			return domain.Invalid(domain.FaultHeading, "", "", domain.Args{"want": strings.Join(branchColumns, ",")})
		case slices.Contains(order[at+1:], want):
			return domain.Invalid(domain.FaultDuplicate, branchFields[want], "", domain.Args{"value": want})
		}
	}
	for _, have := range order {
		if !slices.Contains(branchColumns, have) {
			return domain.Invalid(domain.FaultRowColumns, "", "", domain.Args{
				"value": have, "have": len(order), "want": len(branchColumns),
			})
		}
	}
	return nil
}

func branchCell(b *registry.ImportBranch, column, cell string) *domain.Error {
	value, field := naming.Normalise(cell), branchFields[column]
	var err error
	switch column {
	case colBranch:
		b.Name = value
		if value == "" {
			return domain.Required(field, "")
		}
		if utf8.RuneCountInString(value) > maxBranchName {
			return domain.Invalid(domain.FaultTooLong, field, "", domain.Args{"value": value, "max": maxBranchName})
		}
	case colKind:
		b.Kind, err = domain.ReadChoice(field, value, domain.BranchKinds, branchKinds)
	case colState:
		b.State, err = domain.ReadChoice(field, value, domain.BranchStates, branchStates)
	case colReelected:
		b.Reelected = domain.ReadDate(cell)
		if value != "" && !b.Reelected.Valid() {
			return domain.Invalid(domain.FaultBadDate, field, "", domain.Args{"value": value})
		}
	}
	if err != nil {
		return domain.AsError(err)
	}
	return nil
}
