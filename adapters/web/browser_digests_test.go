package web

import (
	"strings"
	"testing"
)

// TestBrowserDigests finds a past edition and opens its thread with the keyboard
// alone, and checks both pages on a narrow screen and their contrast in light
// and dark.
func TestBrowserDigests(t *testing.T) {
	s, _ := newDigestSite(t)
	b, address := browse(t, s)
	b.open(address + "/")
	b.tabTo(`nav a[href="/digests"]`)
	b.navigate(func() { b.press("Enter") })
	if got := b.text(`document.querySelector('.digest .quotes').innerText`); !strings.Contains(got, "The ferry to Vell sails again") {
		t.Errorf("the next edition reads %q", got)
	}
	b.screenshot("digests-next")
	b.tabTo(".outings a")
	b.navigate(func() { b.press("Enter") })
	b.tabTo(".rest summary")
	b.press("Enter")
	if !b.holds(`document.querySelector('.rest').open`) || !b.holds(`document.querySelector('.rest').innerText.includes('Corrin shaken by quake')`) {
		t.Error("the thread does not open")
	}
	b.screenshot("edition")
	edition := b.text("location.href")
	for _, page := range []string{address + "/digests", edition} {
		for _, scheme := range []string{"light", "dark"} {
			b.emulate("screen", scheme)
			b.open(page)
			if faint := b.text(contrast); faint != "" {
				t.Errorf("%s in %s: %s", page, scheme, faint)
			}
			b.screenshot("digests-" + scheme)
		}
		b.size(320, 640)
		b.open(page)
		if w := b.text(`document.documentElement.scrollWidth`); w != "320" {
			t.Errorf("%s is %s wide", page, w)
		}
		small := b.text(`[...document.querySelectorAll('.outings a, .button, summary, nav a')]
			.filter(e => e.offsetParent && e.getBoundingClientRect().height < 24).map(e => e.outerHTML).join()`)
		if small != "" {
			t.Errorf("%s has too small: %s", page, small)
		}
		b.screenshot("digests-narrow")
		b.size(1024, 768)
	}
}
