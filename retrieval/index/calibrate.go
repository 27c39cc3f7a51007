package index

import (
	"cmp"
	"context"
	"encoding/binary"
	"math"
	"runtime"
	"slices"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/index/sealed"
)

// recalibrateShare is by what part (one in so many) the number of articles must
// change before the coverage is calibrated again.
const recalibrateShare = 8

// calibrationKey is the key under which scorch stores the calibration, beside the
// passages on most of which it was measured.
const calibrationKey = "dateline-calibration"

// calibrationMethod is the number of the way in which coverages are measured. What
// was measured in another way is measured again.
const calibrationMethod = 2

// A calibration is what was measured, and with how many articles in the index.
type calibration struct {
	retrieval.Calibration
	articles int
}

// holdsFor tells whether the calibration is still good for so many articles.
func (c calibration) holdsFor(articles int) bool {
	change := max(articles-c.articles, c.articles-articles)
	return change == 0 || change*recalibrateShare < c.articles
}

func (ix *index) calibrated() (c retrieval.Calibration, err error) {
	v, err := ix.acquire()
	if err != nil {
		return c, err
	}
	defer v.release()
	return v.calibration.Calibration, nil
}

// calibrate measures what strengths of answers mean in the coverage, if it has
// changed much since that was last measured. If measuring fails, the index keeps
// the calibration that it has.
func (ix *index) calibrate(ctx context.Context) error {
	err := ix.withView(func(v *view) error {
		if v.calibration.holdsFor(v.extent.articles) {
			return nil
		}
		c, err := v.measureCalibration(ctx)
		if err != nil {
			return err
		}
		return ix.engine.SetInternal([]byte(calibrationKey), c.encode())
	})
	if err == nil {
		_, err = ix.refresh()
	}
	if err != nil && ctx.Err() == nil {
		ix.opts.Log.Warn("the coverage could not be measured", "error", err)
	}
	return ctx.Err()
}

// measureCalibration asks about articles in their own words, with the article
// itself and its reprints withheld, so what it finds is noise. It asks about each sampled article
// at the usual length of questions, and about every second one at length.
func (v *view) measureCalibration(ctx context.Context) (c calibration, err error) {
	var usual, long probe
	sample := v.sampleHits()
	err = inParallel(ctx, min(maxReaders, runtime.GOMAXPROCS(0)), len(sample), func(ctx context.Context, from, to int) error {
		for i := from; i < to; i++ {
			v.ix.inFlight.Yield(ctx)
			versions, err := v.ix.versions(ctx, []corpus.Arrival{sample[i].entry().arrival})
			if err != nil {
				return err
			}
			short, more := retrieval.OwnQuestions(&versions[0].Article)
			lexicon := v.ix.lexicons.current()
			w := withheld{sample[i], originOf(&versions[0].Article, lexicon), lexicon}
			if err := usual.ask(ctx, v, short, w); err != nil {
				return err
			}
			if i%2 == 0 {
				if err := long.ask(ctx, v, more, w); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return calibration{retrieval.Calibrate(usual.Probe, long.Probe), v.extent.articles}, err
}

// sampleHits returns the first passages of some live articles, those with the least
// hashes of their content. They hardly change while the coverage grows, so that what
// is measured does not change by chance.
func (v *view) sampleHits() []hit {
	var all []hit
	for _, p := range v.parts {
		for i := range p.table.versions {
			if e := &p.table.versions[i]; p.live.Has(e.first) {
				all = append(all, hit{part: p, doc: e.first})
			}
		}
	}
	slices.SortFunc(all, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.entry().sum, b.entry().sum), cmp.Compare(a.entry().arrival, b.entry().arrival))
	})
	return all[:min(len(all), v.ix.opts.probes)]
}

// values returns the measured values of a calibration, in the order in which they
// are stored.
func (c *calibration) values() []*float64 {
	return []*float64{&c.Noise, &c.Current, &c.LongNoise, &c.LongCurrent}
}

func (c calibration) encode() []byte {
	b := binary.AppendUvarint(nil, format)
	b = binary.AppendUvarint(b, calibrationMethod)
	b = binary.AppendUvarint(b, uint64(c.articles))
	b = binary.AppendUvarint(b, uint64(c.Samples))
	for _, noise := range c.values() {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(*noise))
	}
	return sealed.Seal(b)
}

// decodeCalibration reads what encode wrote. Any other bytes are the zero value,
// so the coverage is measured again.
func decodeCalibration(b []byte) (c calibration) {
	d, ok := sealed.Open(b)
	if !ok || d.Uvarint() != format || d.Uvarint() != calibrationMethod {
		return c
	}
	c.articles, c.Samples = int(d.Uvarint()), int(d.Uvarint())
	for _, noise := range c.values() {
		*noise = math.Float64frombits(d.Uint64())
		ok = ok && *noise >= 0 && *noise <= 1
	}
	if !ok || !d.Done() || c.Samples < 0 || c.articles < 0 {
		return calibration{}
	}
	return c
}
