package index

import (
	"context"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v17"

	"dateline/retrieval/index/inflight"
)

// A throttledPlugin makes segments as zapx does, but its merges yield to
// searches.
type throttledPlugin struct{ *zap.ZapPlugin }

// inFlightKey and mergeFailuresKey are keys of the configuration that scorch
// passes on with each merge. Under the first one stands the index's *inflight.Counter,
// under the second the channel that receives the errors of failed merges.
const inFlightKey, mergeFailuresKey = "dateline-in-flight", "dateline-merge-failures"

// segmentPlugin registers a throttledPlugin with scorch in the place of zapx and
// returns it. Scorch looks plugins up by type and version in a list that is global
// to the process; an index whose configuration lacks inFlightKey is merged as
// zapx does it.
//
//nolint:gochecknoglobals // made once and never changed
var segmentPlugin = sync.OnceValue(func() throttledPlugin {
	p := throttledPlugin{&zap.ZapPlugin{}}
	scorch.RegisterSegmentPlugin(p, true)
	return p
})

// MergeUsing merges segments as zapx does, but yields to searches as it writes. It
// reports a failure to the index as well, since scorch only counts it and tries
// again.
func (p throttledPlugin) MergeUsing(segments []segment.Segment, drops []*roaring.Bitmap, path string,
	closing chan struct{}, report segment.StatsReporter, config map[string]any,
) ([][]uint64, uint64, error) {
	if a, ok := config[inFlightKey].(*inflight.Counter); ok {
		report = &throttledReporter{report, a.Throttle()}
	}
	docs, bytes, err := p.ZapPlugin.MergeUsing(segments, drops, path, closing, report, config)
	if err == nil {
		return docs, bytes, nil
	}
	select {
	case <-closing: // scorch stops trying only if it gets this error
		return nil, 0, segment.ErrClosed
	default:
	}
	if failed, ok := config[mergeFailuresKey].(chan error); ok {
		select {
		case failed <- err:
		default: // an earlier failure has not been received yet
		}
	}
	return docs, bytes, err
}

// A throttledReporter is told by zapx of each write of a merge, and yields then.
type throttledReporter struct {
	segment.StatsReporter
	throttle *inflight.Throttle
}

// ReportBytesWritten yields to searches before it passes the count on.
func (p *throttledReporter) ReportBytesWritten(n uint64) {
	p.throttle.Yield(context.Background())
	p.StatsReporter.ReportBytesWritten(n)
}
