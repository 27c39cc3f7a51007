package main

import (
	"fmt"
	"time"

	"github.com/schollz/progressbar/v3"

	"dateline/corpus/files"
)

// showProgress shows how far a reader has come until stop is called: a bar on a
// terminal, a line every ten seconds elsewhere.
func (a *app) showProgress(r *files.Reader) (stop func()) {
	show, every := a.line(r), 10*time.Second
	finish := func() {}
	if terminalWidth(a.errOut) > 0 {
		bar := progressbar.NewOptions64(-1,
			progressbar.OptionSetWriter(a.errOut), progressbar.OptionSetWidth(30),
			progressbar.OptionSetDescription("reading"), progressbar.OptionShowBytes(true),
			progressbar.OptionSetPredictTime(true), progressbar.OptionClearOnFinish())
		show, every = func() {
			p := r.Progress()
			if p.TotalBytes > 0 {
				bar.ChangeMax64(p.TotalBytes)
			}
			_ = bar.Set64(min(p.Bytes, p.TotalBytes))
		}, 200*time.Millisecond
		finish = func() { _ = bar.Clear() }
	}
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				show()
			case <-done:
				return
			}
		}
	}()
	return func() {
		close(done)
		<-ended
		finish()
	}
}

func (a *app) line(r *files.Reader) func() {
	return func() {
		p := r.Progress()
		_, _ = fmt.Fprintf(a.errOut, "read %d of %d files, %d of %d MB\n",
			p.Files, p.TotalFiles, p.Bytes>>20, p.TotalBytes>>20)
	}
}
