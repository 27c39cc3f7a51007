package index

import (
	"context"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v17"
)

// A patient makes segments as zapx does, but merges them no faster than the
// questions of those who ask allow.
type patient struct{ *zap.ZapPlugin }

// askingKey is where an index's asking stands in the configuration of its
// segments, which scorch hands on with each merge, and failedKey the channel
// that hears of merges that failed.
const askingKey, failedKey = "dateline-asking", "dateline-failed"

// registered puts patient in the place of zapx. Scorch finds the maker of its
// segments by type and version, in a list for the whole process; an index that
// says nothing of asking is merged as ever.
//
//nolint:gochecknoglobals // made once and never changed
var registered = sync.OnceValue(func() patient {
	p := patient{&zap.ZapPlugin{}}
	scorch.RegisterSegmentPlugin(p, true)
	return p
})

// MergeUsing is zapx's, with a look at each thing written whether anybody asks.
func (p patient) MergeUsing(segments []segment.Segment, drops []*roaring.Bitmap, path string,
	closing chan struct{}, report segment.StatsReporter, config map[string]any,
) ([][]uint64, uint64, error) {
	if a, ok := config[askingKey].(*asking); ok {
		report = &paced{report, pace{asking: a}}
	}
	docs, bytes, err := p.ZapPlugin.MergeUsing(segments, drops, path, closing, report, config)
	if err == nil {
		return docs, bytes, nil
	}
	select {
	case <-closing: // only so does scorch know that it need not try again
		return nil, 0, segment.ErrClosed
	default:
	}
	if failed, ok := config[failedKey].(chan error); ok {
		select {
		case failed <- err:
		default: // somebody is to hear of one already
		}
	}
	return docs, bytes, err
}

// A paced hears of each thing that a merge writes, and takes its time.
type paced struct {
	segment.StatsReporter
	pace
}

func (p *paced) ReportBytesWritten(n uint64) {
	p.step(context.Background())
	p.StatsReporter.ReportBytesWritten(n)
}
