package consolidation

import (
	"math/bits"
	"slices"

	"alumni/domain"
)

// exact is the most groups of which every choice is looked at: 4096 choices.
// No branch comes near it; beyond, groups are spared one after the other.
const exact = 12

// choose gives the groups that stay, by sequence number; groups come so.
func choose(groups []Group) (out []domain.ID) {
	switch {
	case len(groups) < 2:
		return nil
	case len(groups) > exact:
		return spare(groups)
	}
	set := best(groups)
	for i, g := range groups {
		if set&(1<<i) != 0 {
			out = append(out, g.ID)
		}
	}
	return out
}

// best looks at every choice. Bit i of a set stands for groups[i], so that the
// lower sequence numbers are the lower bits.
func best(groups []Group) uint64 {
	n := len(groups)
	all := uint64(1)<<n - 1
	movers := within(groups)
	found, foundMoves := all, 0
	for set := uint64(1); set < all; set++ {
		moves := movers[all&^set] // who is in none of the set
		if moves > free(groups, set) {
			continue
		}
		size, least := bits.OnesCount64(set), bits.OnesCount64(found)
		// Of two choices alike the one with the lowest numbers: the larger with its bits reversed.
		if size < least || size == least && (moves < foundMoves ||
			moves == foundMoves && bits.Reverse64(set) > bits.Reverse64(found)) {
			found, foundMoves = set, moves
		}
	}
	return found
}

// within counts for every set of groups the people who are in groups of the
// set only: those who would move if all of it ended.
func within(groups []Group) []int {
	in := map[domain.ID]uint64{}
	for i, g := range groups {
		for _, p := range g.Members {
			in[p] |= 1 << i
		}
	}
	count := make([]int, 1<<len(groups))
	for _, set := range in {
		count[set]++
	}
	for i := range groups { // from people in exactly these groups to people in no other
		for set := range count {
			if set&(1<<i) != 0 {
				count[set] += count[set&^(1<<i)]
			}
		}
	}
	return count
}

// free is how many people the groups of a set still take.
func free(groups []Group, set uint64) (n int) {
	for i, g := range groups {
		if set&(1<<i) != 0 {
			n += g.Free()
		}
	}
	return n
}

// spare ends one group after the other, each time the one from which the
// fewest people would move, as long as the rest has room for them.
func spare(groups []Group) (out []domain.ID) {
	held := map[domain.ID]int{} // in how many of the groups that stay somebody is
	keep, movers, room := slices.Clone(groups), 0, 0
	for _, g := range groups {
		room += g.Free()
		for _, p := range g.Members {
			held[p]++
		}
	}
	for {
		end, least := -1, 0
		for i := len(keep) - 1; i >= 0 && len(keep) > 1; i-- {
			moves := movers
			for _, p := range keep[i].Members {
				if held[p] == 1 {
					moves++
				}
			}
			if moves <= room-keep[i].Free() && (end < 0 || moves < least) {
				end, least = i, moves
			}
		}
		if end < 0 {
			break
		}
		movers, room = least, room-keep[end].Free()
		for _, p := range keep[end].Members {
			held[p]--
		}
		keep = slices.Delete(keep, end, end+1)
	}
	for _, g := range keep {
		out = append(out, g.ID)
	}
	return out
}
