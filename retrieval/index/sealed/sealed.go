// Package sealed reads back encoded values whose bytes may have been damaged: a
// checksum seals them, and a Decoder takes the values out again.
package sealed

import (
	"encoding/binary"
	"hash/crc32"
)

// checksumSize is how many bytes a checksum takes.
const checksumSize = 4

// checksum returns the CRC-32C of some bytes.
func checksum(b []byte) uint32 { return crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)) }

// Seal appends the checksum of the bytes to them.
func Seal(b []byte) []byte { return binary.LittleEndian.AppendUint32(b, checksum(b)) }

// Open returns a Decoder of what Seal sealed. It is not ok if the bytes are not
// those that were sealed.
func Open(b []byte) (d Decoder, ok bool) {
	if len(b) < checksumSize {
		return d, false
	}
	d.b = b[:len(b)-checksumSize]
	return d, checksum(d.b) == binary.LittleEndian.Uint32(b[len(d.b):])
}
