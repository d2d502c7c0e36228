package kit

import "alumni/tui/show"

const (
	listGap = 1
	growTo  = 64 // cells to which a column grows
	plenty  = 24 // cells that the growing columns get before the others do
)

// gapAfter is the space behind a column: more where figures that end at the
// right would touch text that begins at the left.
func gapAfter[R any](cols []show.Column[R], i int) int {
	if cols[i].Right && i+1 < len(cols) && !cols[i+1].Right {
		return 2 * listGap
	}
	return listGap
}

// columnWidths gives each column its cells: spare columns and those for wide
// screens go first where room is short, then the last ones that do not grow.
func columnWidths[R any](cols []show.Column[R], room int, wide bool) []int {
	out := make([]int, len(cols))
	sum, grow := 0, 0
	for i, c := range cols {
		if c.Wide && !wide {
			continue
		}
		out[i] = c.Width
		sum += c.Width + gapAfter(cols, i)
	}
	sum -= listGap
	for pass := range 3 {
		for i := len(cols) - 1; i > 0 && sum > room; i-- {
			drop := pass == 0 && (cols[i].Wide || cols[i].Spare) || pass == 1 && cols[i].Grow == 0 || pass == 2
			if drop && out[i] > 0 {
				sum -= out[i] + gapAfter(cols, i)
				out[i] = 0
			}
		}
	}
	left := room - sum
	if left < 0 && len(out) > 0 {
		out[0] = max(room, 1)
	}
	left -= widen(cols, out, left)
	for i, c := range cols {
		if out[i] > 0 {
			grow += c.Grow
		}
	}
	for i, c := range cols {
		if left > 0 && out[i] > 0 && c.Grow > 0 {
			share := left * c.Grow / grow
			left -= share
			// Wider, the eye loses the line on its way to the next column.
			out[i] += min(share, max(growTo-out[i], 0))
			grow -= c.Grow
		}
	}
	return out
}

// widen gives the columns that do not grow up to half of their width more
// where there is plenty of room, and tells how much it gave.
func widen[R any](cols []show.Column[R], out []int, left int) (given int) {
	n := 0
	for i, c := range cols {
		if out[i] > 0 && c.Grow == 0 {
			n++
		}
	}
	if n == 0 || left <= plenty {
		return 0
	}
	each := (left - plenty) / n
	for i, c := range cols {
		if out[i] > 0 && c.Grow == 0 {
			more := min(each, c.Width/2)
			out[i] += more
			given += more
		}
	}
	return given
}
