package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"alumni/cmd/alumni/importfile"
	"alumni/domain"
	"alumni/domain/roster"
)

func main() {
	files, _ := filepath.Glob(os.Args[1] + "/*")
	sort.Strings(files)
	for _, f := range files {
		raw, _ := os.ReadFile(f)
		fmt.Printf("===== %s\n", filepath.Base(f))
		if strings.Contains(f, "member") {
			l, err := importfile.Members(context.Background(), bytes.NewReader(raw), roster.Options{Basis: domain.BasisWork})
			if err != nil {
				fmt.Println("ERR", err)
				continue
			}
			fmt.Printf("sheet=%s head=%d left=%v passed=%v\n", l.Sheet, l.Heading, l.LeftOut(), l.Passed)
			for _, r := range l.Rows {
				fmt.Printf("  %+v\n", r)
			}
			for _, b := range l.Bad {
				fmt.Printf("  BAD %d %v %v\n", b.Row, b.Err, b.Err.Args)
			}
			continue
		}
		l, err := importfile.People(context.Background(), bytes.NewReader(raw), roster.Options{})
		if err != nil {
			fmt.Printf("ERR %v %+v\n", err, domain.AsError(err))
			continue
		}
		fmt.Printf("sheet=%s head=%d left=%v cols=%v passed=%v\n", l.Sheet, l.Heading, l.LeftOut(), l.Columns, l.Passed)
		for _, r := range l.Rows {
			s := fmt.Sprintf("%+v", r)
			for _, e := range []string{"Name: ", "City: ", "Major: ", "Year:0 ", "Phone: ", "Card: ", "Kind: ", "College: ", "Left:0 ", "Degree: ", "StudentNumber: ", "Native: ", "WorkCity: ", "Industry: ", "Employer: ", "Position: ", "Nickname:", "Phones: ", "Email:", "How: ", "New:false ", "Same: ", "Change:false"} {
				s = strings.Replace(s, " "+e, " ", 1)
			}
			fmt.Println("  ", s)
		}
		for _, b := range l.Bad {
			fmt.Printf("  BAD %d %v %v\n", b.Row, b.Err, b.Err.Args)
		}
	}
}
