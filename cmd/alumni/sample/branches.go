package sample

import (
	_ "embed"
	"strings"

	"alumni/cmd/alumni/branchcsv"
	"alumni/domain/office"
)

//go:embed branches.sample.csv
var branchFile string

// Branches gives the 37 branches of the embedded sample file, N0, each marked
// as sample data. The file is part of the program, so that a fault in it is a
// fault of the program.
func Branches() []office.ImportBranch {
	rows, err := branchcsv.Read(strings.NewReader(branchFile))
	if err != nil {
		panic("embedded branches.sample.csv: " + err.Error())
	}
	for i := range rows {
		rows[i].Sample = true
	}
	return rows
}
