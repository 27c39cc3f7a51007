package web

import (
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"dateline/adapters/adaptertest"
	"dateline/corpus"
)

// openSite serves a new site on the loopback address and starts a browser. At
// the end, the browser must have logged no error and loaded nothing from
// elsewhere.
func openSite(t *testing.T) (*site, *browser, string) {
	t.Helper()
	s := newSite(t, nil)
	b, address := browse(t, s)
	return s, b, address
}

// browse serves a site on the loopback address and starts a browser. At the end,
// the browser must have logged no error and loaded nothing from elsewhere.
func browse(t *testing.T, s *site) (*browser, string) {
	t.Helper()
	server := httptest.NewServer(s.handler)
	t.Cleanup(server.Close)
	b := startBrowser(t)
	t.Cleanup(func() {
		for _, l := range b.logged {
			t.Errorf("the browser says: %s", l)
		}
		for _, u := range b.requested {
			// Chromium draws its own form controls with data URLs.
			if !strings.HasPrefix(u, server.URL+"/") && u != "about:blank" && !strings.HasPrefix(u, "data:") {
				t.Errorf("the page loaded %s", u)
			}
		}
	})
	return b, server.URL
}

// onScreen is an expression that tells whether all of an element is in the
// viewport.
func onScreen(selector string) string {
	return `(() => { const r = document.querySelector('` + selector + `').getBoundingClientRect();
		return r.top >= 0 && r.left >= 0 && r.height > 0 && r.bottom <= innerHeight && r.right <= innerWidth })()`
}

// tabTo presses Tab until an element has the focus.
func (b *browser) tabTo(selector string) {
	b.t.Helper()
	for range 60 {
		b.press("Tab")
		if b.holds(`document.activeElement.matches('` + selector + `')`) {
			if !b.holds(`getComputedStyle(document.activeElement).outlineStyle !== 'none'`) {
				b.t.Errorf("nobody sees that %s has the focus", selector)
			}
			return
		}
	}
	b.t.Fatalf("Tab never comes to %s; it is at %s", selector, b.text("document.activeElement.outerHTML"))
}

// TestBrowserByKeyboard asks a question, follows its citation and praises the
// answer with the keyboard alone.
func TestBrowserByKeyboard(t *testing.T) {
	_, b, address := openSite(t)
	b.open(address + "/")
	if !b.holds(`document.activeElement.id === 'q'`) {
		t.Error("the field to ask in has no focus")
	}
	b.screenshot("front")
	b.write(adaptertest.Answered)
	b.navigate(func() { b.press("Enter") })
	if got := b.text(`document.querySelector('h1').innerText`); got != adaptertest.Answered {
		t.Errorf("the headline is %q", got)
	}
	if !strings.Contains(b.text(`document.querySelector('.quotes').innerText`), adaptertest.AnsweredBy) {
		t.Error("the answer is not on the page")
	}
	b.screenshot("answer")

	quote := b.text(`document.querySelector('blockquote p').innerText`)
	b.tabTo("a.title")
	b.navigate(func() { b.press("Enter") })
	if !b.holds(`location.hash && document.querySelector(':target').matches('mark')`) {
		t.Errorf("%s leads to no passage", b.text("location"))
	}
	if got := b.text(`document.querySelector('mark').innerText`); !strings.Contains(got, quote) {
		t.Errorf("set off is %q, quoted was %q", got, quote)
	}
	if !b.holds(onScreen("mark")) {
		t.Error("the passage is not on the screen")
	}
	b.screenshot("article")

	b.open(address + "/?q=" + url.QueryEscape(adaptertest.Answered))
	b.tabTo(`.feedback button`)
	b.navigate(func() { b.press("Enter") })
	if !b.holds(`document.querySelector(':target').matches('.noted')`) {
		t.Errorf("no thanks at %s:\n%s", b.text("location"), b.text("document.body.innerText"))
	}
	b.screenshot("noted")
}

func TestBrowserFiltersByKeyboard(t *testing.T) {
	_, b, address := openSite(t)
	b.open(address + "/?q=" + url.QueryEscape(adaptertest.Answered))
	b.press("Tab")
	if !b.holds(`document.activeElement.matches('.skip')`) || !b.holds(onScreen(".skip")) {
		t.Error("Tab does not first offer to skip to the content")
	}
	b.tabTo(".filters > summary")
	b.press("Enter")
	b.tabTo("#source")
	b.write("Northern Wire")
	b.navigate(func() { b.press("Enter") })
	if got := b.text(`document.querySelector('.applied').innerText`); !strings.Contains(got, "Northern Wire") {
		t.Errorf("filtered: %q", got)
	}
	if !b.holds(`document.querySelector('.filters').open && document.querySelector('#source').value === 'Northern Wire'`) {
		t.Error("the filter that applies is not in its field")
	}
	b.screenshot("filtered")
}

// pages are the paths of a page of each kind.
func pages(t testing.TB, s *site) map[string]string {
	t.Helper()
	id := s.ask(t, adaptertest.Answered)
	s.change(t, "bridge-cost", func(a *corpus.Article) {
		a.Text = strings.ReplaceAll(a.Text, "412", "421") + "\n\n" + strings.Repeat("unbreakable", 40)
	})
	s.change(t, "bridge-steel", func(a *corpus.Article) { a.Text = "Correction: the quay was named wrongly.\n\n" + a.Text })
	s.withdraw(t, "ferry")
	ask := func(q string) string { return "/?q=" + url.QueryEscape(q) }
	return map[string]string{
		"front": "/", "found": ask(adaptertest.Answered), "hostile": ask(adaptertest.Hostile), "none": ask(adaptertest.Unanswered),
		"wrong": "/?since=x&q=bridge", "given": "/answers/" + id + "?all=1", "article": "/articles/bridge-opens?p=0-139",
		"changed": "/articles/bridge-cost?v=2&p=0-112", "withdrawn": "/articles/ferry", "coverage": "/coverage", "digests": "/digests", "unknown": "/nothing",
	}
}

// TestBrowserOnANarrowScreen checks that no page is wider than the narrowest
// screen, and no control too small for a finger:
// https://www.w3.org/TR/WCAG22/#reflow and
// https://www.w3.org/TR/WCAG22/#target-size-minimum.
func TestBrowserOnANarrowScreen(t *testing.T) {
	s, b, address := openSite(t)
	b.size(320, 640)
	for name, path := range pages(t, s) {
		b.open(address + path)
		b.logged = nil // the browser logs the status 404, which is meant
		if w := b.text(`document.documentElement.scrollWidth`); w != "320" {
			t.Errorf("%s is %s wide", name, w)
		}
		small := b.text(`[...document.querySelectorAll('button, .button, summary, input:not([type=hidden]):not([type=radio]), nav a')]
			.filter(e => e.offsetParent && e.getBoundingClientRect().height < 24).map(e => e.outerHTML).join()`)
		if small != "" {
			t.Errorf("%s has too small: %s", name, small)
		}
		b.screenshot("narrow-" + name)
	}
}

// contrast is an expression that lists the words of a page with too little
// contrast, by https://www.w3.org/TR/WCAG22/#contrast-minimum.
const contrast = `(() => {
	const rgb = c => c.match(/[\d.]+/g).map(Number);
	const lum = c => { const [r, g, b] = c.slice(0, 3).map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
		return .2126 * r + .7152 * g + .0722 * b };
	const back = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c } return [255, 255, 255] };
	const faint = [];
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walk.nextNode()) {
		const e = walk.currentNode.parentElement;
		if (!walk.currentNode.data.trim() || !e.checkVisibility()) continue;
		const [a, b] = [lum(rgb(getComputedStyle(e).color)), lum(back(e))].sort((x, y) => y - x);
		if ((a + .05) / (b + .05) < 4.5) faint.push(((a + .05) / (b + .05)).toFixed(2) + ' ' + walk.currentNode.data.trim());
	}
	return faint.join(' | ');
})()`

func TestBrowserInLightAndDark(t *testing.T) {
	s, b, address := openSite(t)
	all := pages(t, s)
	for _, scheme := range []string{"light", "dark"} {
		b.emulate("screen", scheme)
		for name, path := range all {
			b.open(address + path)
			b.logged = nil
			if faint := b.text(contrast); faint != "" {
				t.Errorf("%s in %s: %s", name, scheme, faint)
			}
			b.screenshot(scheme + "-" + name)
		}
	}
	b.emulate("print", "light")
	for _, name := range []string{"given", "article", "coverage"} {
		b.open(address + all[name])
		if b.holds(`[...document.querySelectorAll('nav, form, .skip')].some(e => e.checkVisibility())`) {
			t.Errorf("%s prints what cannot be pressed on paper", name)
		}
		b.screenshot("print-" + name)
	}
}

// TestBrowserAccessibilityTree checks that every link, button and field has a
// name that a screen reader can say.
func TestBrowserAccessibilityTree(t *testing.T) {
	s, b, address := openSite(t)
	for name, path := range pages(t, s) {
		b.open(address + path)
		b.logged = nil
		var tree struct {
			Nodes []struct {
				Ignored    bool
				Role, Name struct{ Value any }
			}
		}
		b.call("Accessibility.getFullAXTree", nil, &tree)
		roles := map[any]int{}
		for _, n := range tree.Nodes {
			if n.Ignored {
				continue
			}
			roles[n.Role.Value]++
			switch n.Role.Value {
			case "link", "button", "searchbox", "textbox", "combobox", "Date", "heading", "radio", "image", "DisclosureTriangle":
				if n.Name.Value == "" || n.Name.Value == nil {
					t.Errorf("%s: a %v has no name", name, n.Role.Value)
				}
			}
		}
		for _, role := range []string{"banner", "main", "contentinfo", "heading", "navigation"} {
			if roles[role] == 0 {
				t.Errorf("%s has no %s: %v", name, role, roles)
			}
		}
	}
}
