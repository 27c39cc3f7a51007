package index

import (
	"cmp"
	"context"
	"encoding/binary"
	"math"
	"slices"

	"dateline/corpus"
	"dateline/retrieval"
)

// outgrown is the part by which the number of articles has to change before the
// coverage is measured anew.
const outgrown = 8

// calibrationKey is where scorch keeps the calibration, beside the passages
// that it was measured on or on most of.
const calibrationKey = "dateline-calibration"

// A calibration is what was measured, and on how many articles.
type calibration struct {
	retrieval.Calibration
	articles int
}

// stands tells whether the calibration still holds for so many articles.
func (c calibration) stands(articles int) bool {
	change := max(articles-c.articles, c.articles-articles)
	return change == 0 || change*outgrown < c.articles
}

// Calibration is what the index has measured of the present coverage; zero
// where it has not.
func (ix *Index) Calibration() (c retrieval.Calibration, err error) {
	v, err := ix.hold()
	if err != nil {
		return c, err
	}
	defer v.release()
	return v.calibration.Calibration, nil
}

// calibrate measures what strengths of answers mean in the coverage, where it
// has changed much since it was last measured. A coverage that cannot be
// measured keeps the calibration that it had.
func (ix *Index) calibrate(ctx context.Context) error {
	err := ix.look(func(v *view) error {
		if v.calibration.stands(v.extent.articles) {
			return nil
		}
		c, err := v.measured(ctx)
		if err != nil {
			return err
		}
		return ix.engine.SetInternal([]byte(calibrationKey), c.encode())
	})
	if err == nil {
		_, err = ix.renew()
	}
	if err != nil && ctx.Err() == nil {
		ix.opts.Log.Warn("the coverage could not be measured", "error", err)
	}
	return ctx.Err()
}

// measured asks about articles in their own words, with the article itself
// withheld.
func (v *view) measured(ctx context.Context) (c calibration, err error) {
	var undated, current []float64
	for _, own := range v.sampled() {
		memory := v.ix.words.present()
		texts, err := v.ix.texts(ctx, memory.lexicon, []corpus.Arrival{own.entry().arrival})
		if err != nil {
			return c, err
		}
		q, ok := retrieval.OwnQuestion(&texts[0].version.Article)
		if !ok {
			continue
		}
		f, err := v.findAmong(ctx, q, v.ix.opts.Depth, allowance{v: v}.without([]hit{own}))
		if err != nil {
			return c, err
		}
		candidates, err := v.ix.dress(ctx, v, f, memory)
		if err != nil {
			return c, err
		}
		u, c := f.question.Strengths(candidates)
		undated, current = append(undated, u), append(current, c)
	}
	return calibration{retrieval.Calibrate(undated, current), v.extent.articles}, nil
}

// sampled are the first passages of live articles, spread evenly over the
// coverage.
func (v *view) sampled() []hit {
	var all []hit
	for _, p := range v.parts {
		for i := range p.table.versions {
			if e := &p.table.versions[i]; p.live.has(e.first) {
				all = append(all, hit{part: p, doc: e.first})
			}
		}
	}
	slices.SortFunc(all, func(a, b hit) int { return cmp.Compare(a.entry().arrival, b.entry().arrival) })
	n := min(len(all), v.ix.opts.Probes)
	for i := range n {
		all[i] = all[i*len(all)/n]
	}
	return all[:n]
}

func (c calibration) encode() []byte {
	b := binary.AppendUvarint(nil, format)
	b = binary.AppendUvarint(b, uint64(c.articles))
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(c.Noise))
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(c.Current))
	return binary.LittleEndian.AppendUint32(b, checksum(b))
}

// decodeCalibration reads a calibration. What cannot be read counts as never
// measured, so that it is measured again.
func decodeCalibration(b []byte) (c calibration) {
	if len(b) < 4 || checksum(b[:len(b)-4]) != binary.LittleEndian.Uint32(b[len(b)-4:]) {
		return c
	}
	d := decoder{b: b[:len(b)-4]}
	if d.uvarint() != format {
		return c
	}
	c.articles = int(d.uvarint())
	c.Noise, c.Current = math.Float64frombits(d.fixed()), math.Float64frombits(d.fixed())
	if d.bad || len(d.b) != 0 || !(c.Noise >= 0 && c.Noise <= 1 && c.Current >= 0 && c.Current <= 1) {
		return calibration{}
	}
	return c
}
