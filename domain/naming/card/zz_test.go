package card_test

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/naming/card"
)

func TestZZ(t *testing.T) {
	f, _ := os.Open("/tmp/w/cardsdata/adv.txt")
	marks := []string{"", "?", "~", "!"}
	for s := bufio.NewScanner(f); s.Scan(); {
		text, name, _ := strings.Cut(s.Text(), "¦")
		r := card.Read(text, domain.Person{Name: name}, lists)
		out := text
		if name != "" {
			out += " {" + name + "}"
		}
		out += " => "
		for _, f := range card.Fields {
			if v := one(r.Parts, f); v != "" && v != "0" {
				out += fmt.Sprintf("%s%s ", v, marks[r.Sureness[f]])
			} else {
				out += "- "
			}
		}
		fmt.Printf("%s | %q | %v | %s\n", out, r.Surplus, r.Findings, card.Propose(text, domain.Person{Name: name}, lists))
	}
}
