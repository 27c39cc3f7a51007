package main

import "testing"

// The memory for caches is what the configuration says, else the environment,
// else the index's own default; half of it is for postings.
func TestCachesAreBoundedByASetting(t *testing.T) {
	for _, c := range []struct {
		set  int
		env  string
		want int64 // for postings and for texts, in bytes
		bad  bool
	}{
		{0, "", 0, false},
		{0, "64", 32 << 20, false},
		{128, "64", 64 << 20, false},
		{0, "much", 0, true},
		{0, "1", 0, true},
	} {
		t.Setenv("DATELINE_CACHE_MB", c.env)
		opts, err := (&app{cacheMB: c.set}).indexOptions()
		if (err != nil) != c.bad || err == nil && (opts.Postings != c.want || opts.Texts != c.want) {
			t.Errorf("%+v: %d and %d, %v", c, opts.Postings, opts.Texts, err)
		}
	}
}
