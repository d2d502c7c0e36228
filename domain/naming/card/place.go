package card

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed latin.txt
var latinText string

// latinPlaces gives places by their names in Latin letters, small and without spaces.
var latinPlaces = sync.OnceValue(func() map[string]*word {
	out := map[string]*word{}
	for _, line := range lines(latinText) {
		name, written, _ := strings.Cut(line, ":")
		for w := range strings.SplitSeq(written, ",") {
			if place := base()[name]; place != nil && place.kind == kPlace {
				out[strings.ToLower(strings.ReplaceAll(w, " ", ""))] = place
			}
		}
	}
	return out
})

// latinPlace gives the place of a text in Latin letters, whatever their case: NEW YORK.
func latinPlace(t []rune) (*word, bool) {
	if len(t) == 0 || !latin(t) {
		return noWord, false
	}
	key := strings.ToLower(strings.NewReplacer(" ", "", "'", "", "’", "").Replace(string(t)))
	w, ok := latinPlaces()[strings.TrimSuffix(key, "city")]
	if !ok {
		w, ok = latinPlaces()[key]
	}
	return w, ok
}

// PlaceName gives the usual name of a place that is written in Latin letters: 上海 for
// Shanghai; the empty text for what is none.
func PlaceName(text string) string {
	if w, ok := latinPlace([]rune(piece(text))); ok {
		return w.value
	}
	return ""
}

// Province gives the province in which a place of the country lies, by its usual
// name, and the place's own usual name: 宜昌市 is 宜昌, in 湖北. A province lies in
// itself. The empty text for what the lists do not know.
func Province(place string) (name, province string) {
	w, known := base()[piece(place)]
	if !known || w.kind != kPlace {
		return "", ""
	}
	return w.value, w.province
}
