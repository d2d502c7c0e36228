package backup_test

import (
	"archive/tar"
	"bytes"
	"errors"
	"os"
	"testing"

	"alumni/cmd/alumni/backup"
	"alumni/db/engine/bolt"
)

// A few kB of a copy may not become a file of many MB: holes are refused, as is
// all that is no plain file.
func TestACopyWithHolesFillsNoDisk(t *testing.T) {
	plain := tar.Header{Typeflag: tar.TypeReg, Name: bolt.FileName, Mode: 0o600}
	holes, link := plain, plain
	holes.Size, holes.Format = 512, tar.FormatPAX
	// The library writes no holes, so they are declared as another vendor's.
	holes.PAXRecords = map[string]string{
		"ALU.sparse.major": "1", "ALU.sparse.minor": "0", "ALU.sparse.name": bolt.FileName, "ALU.sparse.realsize": "64000000",
	}
	link.Typeflag, link.Linkname = tar.TypeSymlink, "/etc/passwd"
	for name, h := range map[string]tar.Header{"holes": holes, "link": link} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			w := tar.NewWriter(&b)
			if err := w.WriteHeader(&h); err != nil {
				t.Fatal(err)
			}
			if h.Size > 0 {
				noData := make([]byte, h.Size)
				copy(noData, "0\n")
				if _, err := w.Write(noData); err != nil {
					t.Fatal(err)
				}
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			_, err := backup.Unpack(bytes.NewReader(bytes.ReplaceAll(b.Bytes(), []byte("ALU."), []byte("GNU."))), dir, nil)
			if !errors.Is(err, backup.ErrNotBackup) {
				t.Errorf("it says %v", err)
			}
			if left, _ := os.ReadDir(dir); len(left) != 0 {
				t.Errorf("it wrote %v", left)
			}
		})
	}
}
