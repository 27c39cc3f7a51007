package index

import (
	"cmp"
	"context"
	"encoding/binary"
	"math"
	"runtime"
	"slices"
	"sync"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// outgrown is the part by which the number of articles has to change before the
// coverage is measured anew.
const outgrown = 8

// probed is how many passages the first stage hands on for each article that is
// asked about: with a hundred the noise is the same to .004, and each costs the
// reading of a text.
const probed = 40

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
	err := ix.study(func(v *view) error {
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
// withheld: about all sampled ones in the usual length, about every second one
// at length.
func (v *view) measured(ctx context.Context) (c calibration, err error) {
	var usual, long probe
	sample := v.sampled()
	err = shared(ctx, min(mostReaders, runtime.GOMAXPROCS(0)), len(sample), func(ctx context.Context, from, to int) error {
		for i := from; i < to; i++ {
			v.ix.GiveWay(ctx)
			versions, err := v.ix.versions(ctx, []corpus.Arrival{sample[i].entry().arrival})
			if err != nil {
				return err
			}
			short, more := retrieval.OwnQuestions(&versions[0].Article)
			if err := usual.ask(ctx, v, short, sample[i]); err != nil {
				return err
			}
			if i%2 == 0 {
				if err := long.ask(ctx, v, more, sample[i]); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return calibration{retrieval.Calibrate(usual.Probe, long.Probe), v.extent.articles}, err
}

// A probe notes how strong answers look, in any order.
type probe struct {
	mu sync.Mutex
	retrieval.Probe
}

// ask asks without one article.
func (p *probe) ask(ctx context.Context, v *view, q query.Query, without hit) error {
	if q.Text == "" {
		return nil
	}
	f, err := v.read(q)
	if err != nil {
		return err
	}
	f, err = v.findAmong(ctx, f, q, probed, allowance{v: v}.without([]hit{without}))
	if err != nil {
		return err
	}
	candidates, err := v.ix.dress(ctx, v, f, v.ix.lexicon.present())
	if err != nil {
		return err
	}
	undated, current := f.question.Strengths(candidates)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.Undated, p.Current = append(p.Undated, undated), append(p.Current, current)
	return nil
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

// noises are the measured parts of a calibration, in the order in which they
// are kept.
func (c *calibration) noises() []*float64 {
	return []*float64{&c.Noise, &c.Current, &c.LongNoise, &c.LongCurrent}
}

func (c calibration) encode() []byte {
	b := binary.AppendUvarint(nil, format)
	b = binary.AppendUvarint(b, uint64(c.articles))
	b = binary.AppendUvarint(b, uint64(c.Samples))
	for _, noise := range c.noises() {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(*noise))
	}
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
	c.articles, c.Samples = int(d.uvarint()), int(d.uvarint())
	for _, noise := range c.noises() {
		*noise = math.Float64frombits(d.fixed())
		d.bad = d.bad || !(*noise >= 0 && *noise <= 1)
	}
	if d.bad || len(d.b) != 0 || c.Samples < 0 || c.articles < 0 {
		return calibration{}
	}
	return c
}
