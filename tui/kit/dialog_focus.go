package kit

// values are what the fields hold. A field that does not matter under the
// values before it holds nothing.
func (d *Dialog) values() Values {
	v := Values{Text: make(map[string]string), Multi: make(map[string][]string)}
	for _, f := range d.fields {
		if f.Key != typeKey {
			f.value(v)
		}
	}
	for _, f := range d.fields {
		if f.hidden = f.Show != nil && !f.Show(v); f.hidden {
			delete(v.Text, f.Key)
			delete(v.Multi, f.Key)
		}
	}
	return v
}

// reveal shows the fields that matter now and moves the focus off one that
// no longer does.
func (d *Dialog) reveal() {
	d.values()
	if f := d.focused(); f != nil && f.hidden {
		d.next(1)
	}
}

// next moves the focus to the next field that matters, as the fields are
// filled in by now.
func (d *Dialog) next(by int) {
	d.values()
	n := len(d.fields)
	for range n {
		if d.at = (d.at + by + n) % n; !d.fields[d.at].hidden {
			return
		}
	}
}
