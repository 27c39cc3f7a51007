package web

import (
	"strings"
	"testing"
)

// An edition that is out is found and its thread opened with nothing but a
// keyboard; both pages fit a narrow screen, and stand out in light and dark.
func TestBrowserDigests(t *testing.T) {
	s, _ := digestsPage(t)
	b, address := look(t, s)
	b.open(address + "/")
	b.tabTo(`nav a[href="/digests"]`)
	b.loaded(func() { b.press("Enter") })
	if got := b.text(`document.querySelector('.digest .quotes').innerText`); !strings.Contains(got, "The ferry to Vell sails again") {
		t.Errorf("the next edition reads %q", got)
	}
	b.shoot("digests-next")
	b.tabTo(".outings a")
	b.loaded(func() { b.press("Enter") })
	b.tabTo(".rest summary")
	b.press("Enter")
	if !b.holds(`document.querySelector('.rest').open`) || !b.holds(`document.querySelector('.rest').innerText.includes('Corrin shaken by quake')`) {
		t.Error("the thread does not open")
	}
	b.shoot("edition")
	edition := b.text("location.href")
	for _, page := range []string{address + "/digests", edition} {
		for _, scheme := range []string{"light", "dark"} {
			b.look("screen", scheme)
			b.open(page)
			if faint := b.text(contrast); faint != "" {
				t.Errorf("%s in %s: %s", page, scheme, faint)
			}
			b.shoot("digests-" + scheme)
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
		b.shoot("digests-narrow")
		b.size(1024, 768)
	}
}
