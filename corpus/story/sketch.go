package story

import (
	"encoding/binary"
	"slices"
)

// A sketch is the few hashes by which the copies of a text are found: the
// smallest of all its shingles (a MinHash; Broder 1997,
// https://doi.org/10.1109/SEQUEN.1997.666900), so that two texts that share a
// third of their shingles share some of these, and the smallest of its
// beginning, so that a text and the same cut short do too.
const (
	ofAll   = 12
	ofLead  = 4
	leadEnd = 40 // words
)

// sketch makes a text's sketch from its words and its shingles.
func sketch(ws []string, all []uint32) []uint32 {
	out := slices.Clone(all[:min(len(all), ofAll)])
	lead := shingles(ws[:min(len(ws), leadEnd)])
	out = append(out, lead[:min(len(lead), ofLead)]...)
	slices.Sort(out)
	return slices.Compact(out)
}

// pack and unpack keep lists of hashes as bytes.
func pack(list []uint32) []byte {
	b := make([]byte, 0, 4*len(list))
	for _, h := range list {
		b = binary.LittleEndian.AppendUint32(b, h)
	}
	return b
}

func unpack(b []byte) []uint32 {
	out := make([]uint32, len(b)/4)
	for i := range out {
		out[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return out
}
