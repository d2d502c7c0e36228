package load

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"sync"

	"golang.org/x/crypto/ssh"
)

// crowdEnv makes the test program a crowd of attackers. They are a process of
// their own that yields to every other: what they compute they would compute on
// machines of their own, and it must not be taken for what they cost the server.
const crowdEnv = "ALUMNI_LOAD_CROWD"

// crowd is who attacks, and how.
type crowd struct {
	Harm  string
	Size  int
	Addr  string
	Seeds []string // of their keys
}

// attack lets a crowd loose on the server, until end is called.
func (s *server) attack(harm string, size int, seeds []string) (end func()) {
	line, err := json.Marshal(crowd{Harm: harm, Size: size, Addr: s.addr, Seeds: seeds})
	if err != nil {
		s.b.Fatal(err)
	}
	cmd := exec.Command("nice", "-n", "19", os.Args[0])
	cmd.Env = append(os.Environ(), crowdEnv+"="+string(line))
	cmd.Stderr = os.Stderr
	stop, err := cmd.StdinPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		s.b.Fatal(err)
	}
	return func() {
		_ = stop.Close()
		if err := cmd.Wait(); err != nil {
			s.b.Errorf("the crowd: %v", err)
		}
	}
}

// beCrowd attacks until standard input ends.
func beCrowd(line string) int {
	var c crowd
	if err := json.Unmarshal([]byte(line), &c); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	all := harms()
	which := slices.IndexFunc(all, func(h harm) bool { return h.name == c.Harm })
	if which < 0 {
		fmt.Fprintln(os.Stderr, "no such harm:", c.Harm)
		return 1
	}
	var keys []ssh.Signer
	for _, seed := range c.Seeds {
		keys = append(keys, keyOf(seed))
	}
	over := make(chan struct{})
	var at sync.WaitGroup
	for i := range c.Size {
		at.Go(func() {
			all[which].do(&attacker{target{c.Addr}, keys[i%len(keys)], fmt.Sprintf("127.0.0.%d", 2+i%8), over})
		})
	}
	_, _ = io.Copy(io.Discard, os.Stdin)
	close(over)
	at.Wait()
	return 0
}
