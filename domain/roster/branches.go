package roster

import (
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
// with *office.ImportError for what is no such table; wrong rows are in the table's Bad.
func Branches(sheets []Sheet, o Options) (Table[registry.ImportBranch], error) {
	seen := map[string]int{}
	t := table[registry.ImportBranch]{
		columns: branchColumns,
		needs:   branchColumns,
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
	return t.read(sheets, MaxBranches, o)
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
		b.Reelected = domain.ReadSheetDate(cell)
		if value != "" && !b.Reelected.Valid() {
			return domain.Invalid(domain.FaultBadDate, field, "", domain.Args{"value": value})
		}
	}
	if err != nil {
		return domain.AsError(err)
	}
	return nil
}
