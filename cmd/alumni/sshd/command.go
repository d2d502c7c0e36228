package sshd

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"
)

// What a command line may hold; long texts come by standard input.
const (
	maxLine  = 64 << 10 // bytes
	maxWords = 1000
)

// exec runs a remote command line.
func (h *channel) exec(line string) int {
	if len(line) > maxLine {
		return h.refuse(MsgLongCommand, ExitUsage)
	}
	argv, err := splitWords(line)
	if len(argv) > maxWords {
		return h.refuse(MsgLongCommand, ExitUsage)
	}
	if err != nil || len(argv) == 0 {
		return h.refuse(MsgBadCommand, ExitUsage)
	}
	return h.command(func(ctx context.Context, s *Session) int {
		return h.srv.h.Command(ctx, s, argv)
	})
}

// command runs a handler that is no program on a screen. At a shutdown it is
// let finish; it ends early when the client goes, by ctrl+c in a terminal, and
// when the longest time of a session is over.
func (h *channel) command(run func(context.Context, *Session) int) int {
	h.conn.commands.Add(1)
	defer h.conn.commands.Add(-1)
	s := h.session()
	at := &turn{ctx: h.ctx, places: h.share.commands}
	in := &stdin{h: h, chunks: make(chan []byte, 4), over: make(chan struct{}), turn: at}
	h.drain = func() { close(in.over) }
	s.Stdin, s.Stdout, s.Stderr = in, at.writer(s.Stdout), at.writer(s.Stderr)
	go in.read()
	at.take()
	defer at.give()
	code := run(h.ctx, s)
	// What was done all the same is not called a failure.
	if why := h.ended(); why != "" && code != 0 {
		return h.refuse(why, ExitFailed)
	}
	return code
}

var errWords = errors.New("sshd: unbalanced quotes")

// splitWords splits a command line into words as a POSIX shell does with
// blanks, quotes and backslashes; nothing is expanded and no other character
// means anything. It fails on an open quote, a last backslash and on bytes that
// are no text.
func splitWords(line string) ([]string, error) {
	if !utf8.ValidString(line) || strings.IndexByte(line, 0) >= 0 {
		return nil, errWords
	}
	var (
		words []string
		word  []byte
		open  bool // word is a word, if perhaps an empty one
		quote byte
	)
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case c == '\\' && quote != '\'':
			if i++; i == len(line) {
				return nil, errWords
			}
			if quote == '"' && !strings.ContainsRune("\"\\$`", rune(line[i])) {
				word = append(word, '\\')
			}
			word, open = append(word, line[i]), true
		case quote != 0:
			if c == quote {
				quote = 0
				continue
			}
			word = append(word, c)
		case c == '"' || c == '\'':
			quote, open = c, true
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			if open {
				words, word, open = append(words, string(word)), word[:0], false
			}
		default:
			word, open = append(word, c), true
		}
	}
	if quote != 0 {
		return nil, errWords
	}
	if open {
		words = append(words, string(word))
	}
	return words, nil
}
