package e2e

// edit obeys what erases, inserts and scrolls.
func (s *screen) edit(final byte, mode, n int) {
	row := s.cells[s.y]
	switch final {
	case 'J':
		switch mode {
		case 0:
			s.wipe(s.y, s.x, s.w)
			for y := s.y + 1; y < s.h; y++ {
				s.wipe(y, 0, s.w)
			}
		case 1:
			s.wipe(s.y, 0, s.x+1)
			for y := range s.y {
				s.wipe(y, 0, s.w)
			}
		default:
			for y := range s.h {
				s.wipe(y, 0, s.w)
			}
		}
	case 'K':
		switch mode {
		case 0:
			s.wipe(s.y, s.x, s.w)
		case 1:
			s.wipe(s.y, 0, s.x+1)
		default:
			s.wipe(s.y, 0, s.w)
		}
	case 'X':
		s.wipe(s.y, s.x, min(s.w, s.x+n))
	case 'P':
		n = min(n, s.w-s.x)
		copy(row[s.x:], row[s.x+n:])
		s.wipe(s.y, s.w-n, s.w)
	case '@':
		n = min(n, s.w-s.x)
		copy(row[s.x+n:], row[s.x:s.w-n])
		s.wipe(s.y, s.x, s.x+n)
	case 'L':
		s.scroll(s.y, -min(n, s.bot-s.y+1))
	case 'M':
		s.scroll(s.y, min(n, s.bot-s.y+1))
	case 'S':
		s.scroll(s.top, min(n, s.h))
	case 'T':
		s.scroll(s.top, -min(n, s.h))
	}
}

func (s *screen) wipe(y, from, to int) {
	for x := from; x < to; x++ {
		s.cells[y][x] = " "
	}
}
