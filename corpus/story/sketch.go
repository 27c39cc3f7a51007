package story

import (
	"encoding/binary"
	"slices"
)

// A sketch is a few hashes by which the copies of a text are found. The
// smallest hashes of all its shingles (a MinHash; Broder 1997,
// https://doi.org/10.1109/SEQUEN.1997.666900) make it likely that two texts
// sharing a third of their shingles share some of them; the smallest hashes of
// its beginning do so for a text that was cut short.
const (
	hashesOfAll     = 12
	hashesOfLead    = 4
	sketchLeadWords = 40
)

// sketch returns the sketch of a text, given its words and its shingles.
func sketch(ws []string, all []uint32) []uint32 {
	out := slices.Clone(all[:min(len(all), hashesOfAll)])
	lead := shingles(ws[:min(len(ws), sketchLeadWords)])
	out = append(out, lead[:min(len(lead), hashesOfLead)]...)
	slices.Sort(out)
	return slices.Compact(out)
}

// encodeHashes returns a list of hashes as bytes for the database.
func encodeHashes(list []uint32) []byte {
	b := make([]byte, 0, 4*len(list))
	for _, h := range list {
		b = binary.LittleEndian.AppendUint32(b, h)
	}
	return b
}

func decodeHashes(b []byte) []uint32 {
	out := make([]uint32, len(b)/4)
	for i := range out {
		out[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return out
}
