package main

import "testing"

// The memory for caches is what the configuration says, else the environment,
// else the index's own default.
func TestCachesAreBoundedByASetting(t *testing.T) {
	for _, c := range []struct {
		set  int
		env  string
		want int // in megabytes
		bad  bool
	}{
		{0, "", 0, false},
		{0, "64", 64, false},
		{128, "64", 128, false},
		{0, "much", 0, true},
		{0, "1", 0, true},
	} {
		t.Setenv("DATELINE_CACHE_MB", c.env)
		opts, err := (&app{cacheMB: c.set}).coverageOptions()
		if (err != nil) != c.bad || err == nil && opts.CacheMB != c.want {
			t.Errorf("%+v: %d, %v", c, opts.CacheMB, err)
		}
	}
}
