package db

// Locate names what stands under a key.
func Locate(key []byte) string {
	d := locate(key)
	return d.Error()
}
