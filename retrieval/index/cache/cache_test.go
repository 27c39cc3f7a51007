package cache

import "testing"

func TestCache(t *testing.T) {
	c := New[int, string](10)
	c.Put(1, "one", 4)
	c.Put(2, "two", 4)
	c.Get(1)
	c.Put(3, "three", 4) // makes room: 2 has not been used
	if _, ok := c.Get(2); ok {
		t.Error("the oldest stayed")
	}
	c.Put(4, "vast", 11)
	if _, ok := c.Get(4); ok {
		t.Error("a value larger than the limit was kept")
	}
	c.Put(1, "one, larger", 6)
	if v, ok := c.Get(1); !ok || v != "one, larger" || c.free != 0 {
		t.Errorf("%q %t, %d free", v, ok, c.free)
	}
	c.DeleteFunc(func(k int) bool { return k == 1 })
	if c.free != 6 || len(c.entries) != 1 {
		t.Errorf("%d free, %d left", c.free, len(c.entries))
	}
}
