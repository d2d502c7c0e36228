package card

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
