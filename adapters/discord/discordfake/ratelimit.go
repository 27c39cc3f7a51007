package discordfake

import (
	"fmt"
	"hash/fnv"
	"math"
	"net/http"
	"strings"
	"time"
)

// rate is a number of requests in a number of seconds. The zero value means
// defaultRate. Discord does not publish the rates of buckets: these are what its
// headers have shown for years, and a client must follow the headers.
type rate struct {
	requests int
	seconds  float64
}

var defaultRate = rate{50, 1}

// globalRate is documented: 50 requests per second, without interaction endpoints.
// https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
var globalRate = rate{50, 1}

// invalidRate is documented: an address is banned after 10,000 answers with 401, 403
// or 429 within ten minutes.
var invalidRate = rate{10000, 600}

// window counts requests in a fixed period that starts with the first one.
type window struct {
	from time.Duration
	used int
}

// allow counts a request, and tells whether it is within the rate and how much of the
// window is left.
func (w *window) allow(now time.Duration, r rate) (ok bool, left time.Duration) {
	span := time.Duration(r.seconds * float64(time.Second))
	if w.used == 0 || now-w.from >= span {
		*w = window{from: now}
	}
	left = w.from + span - now
	if w.used >= r.requests {
		return false, left
	}
	w.used++
	return true, left
}

type bucket struct{ window }

// checkRateLimits applies the bucket and global limits. It returns an answer if one is
// exceeded, and the headers that every answer has.
func (f *Fake) checkRateLimits(c *call, rt route) (*reply, http.Header) {
	now := f.clock.elapsed()
	if f.cfg.rateLimits && f.banned(now) {
		rp := cloudflare(http.StatusTooManyRequests)
		return &rp, nil
	}
	if f.cfg.rateLimits && !rt.globalExempt {
		if ok, left := f.global.allow(now, globalRate); !ok {
			rp := f.rateLimitReply("global", f.clock.wallTime(left))
			return &rp, nil
		}
	}
	r := rt.limit
	if r.requests == 0 {
		r = defaultRate
	}
	key := rt.pattern + " " + majorParameter(rt.pattern, c)
	b := f.buckets[key]
	if b == nil {
		b = &bucket{}
		f.buckets[key] = b
	}
	ok, left := b.allow(now, r)
	real := f.clock.wallTime(left)
	remaining := r.requests - b.used
	if !f.cfg.rateLimits {
		remaining = r.requests
	}
	h := bucketHeaders(rt.pattern, r, remaining, real)
	if !ok && f.cfg.rateLimits {
		rp := f.rateLimitReply("user", real)
		rp.header = merge(h, rp.header)
		return &rp, nil
	}
	f.pruneBuckets(now)
	return nil, h
}

// pruneBuckets bounds the table of buckets in a long load run.
func (f *Fake) pruneBuckets(now time.Duration) {
	if len(f.buckets) < 10000 {
		return
	}
	for key, b := range f.buckets {
		if now-b.from > 10*time.Minute {
			delete(f.buckets, key)
		}
	}
}

// majorParameter is the part of the path that has its own bucket.
// https://discord.com/developers/docs/topics/rate-limits
func majorParameter(pattern string, c *call) string {
	switch {
	case strings.Contains(pattern, "{webhook_token}"):
		return c.id("webhook_id") + "/" + c.id("webhook_token")
	case strings.Contains(pattern, "{interaction_token}"):
		return c.id("interaction_id")
	case strings.Contains(pattern, "{channel_id}"):
		return c.id("channel_id")
	}
	return c.id("guild_id")
}

func bucketHeaders(pattern string, r rate, remaining int, left time.Duration) http.Header {
	h := http.Header{}
	hash := fnv.New64a()
	_, _ = hash.Write([]byte(pattern))
	reset := time.Now().Add(left)
	h.Set("X-RateLimit-Limit", fmt.Sprint(r.requests))
	h.Set("X-RateLimit-Remaining", fmt.Sprint(max(remaining, 0)))
	h.Set("X-RateLimit-Reset", fmt.Sprintf("%.3f", float64(reset.UnixMilli())/1000))
	h.Set("X-RateLimit-Reset-After", fmt.Sprintf("%.3f", left.Seconds()))
	h.Set("X-RateLimit-Bucket", fmt.Sprintf("%016x", hash.Sum64()))
	return h
}

// rateLimitReply is a 429 as Discord sends it: with the wait, in real time, rounded up
// to seconds in the header and exact in the body.
func (f *Fake) rateLimitReply(scope string, after time.Duration) reply {
	h := http.Header{}
	h.Set("Retry-After", fmt.Sprint(int(math.Ceil(after.Seconds()))))
	h.Set("X-RateLimit-Scope", scope)
	h.Set("Via", "1.1 google")
	if scope == "global" {
		h.Set("X-RateLimit-Global", "true")
		h.Set("X-RateLimit-Reset-After", fmt.Sprintf("%.3f", after.Seconds()))
	}
	message := "You are being rate limited."
	if scope == "shared" {
		message = "The resource is being rate limited."
	}
	return reply{status: http.StatusTooManyRequests, header: h, body: obj{
		"message": message, "retry_after": math.Round(after.Seconds()*1000) / 1000, "global": scope == "global",
	}}
}

// cloudflare is an answer by the edge in front of Discord: HTML, without Discord's
// headers.
func cloudflare(status int) reply {
	h := http.Header{}
	h.Set("Content-Type", "text/html; charset=UTF-8")
	h.Set("Server", "cloudflare")
	if status == http.StatusTooManyRequests {
		h.Set("Retry-After", "3600")
	}
	page := fmt.Sprintf("<!DOCTYPE html>\n<html><head><title>discord.com | %d: %s</title></head>\n"+
		"<body><h1>Error %d</h1><p>Cloudflare Ray ID: 8a1b2c3d4e5f6071</p></body></html>\n",
		status, http.StatusText(status), status)
	return reply{status: status, header: h, body: []byte(page)}
}

// countInvalid counts answers that count towards a ban of the address: 401, 403 and
// 429, except those with the scope "shared".
func (f *Fake) countInvalid(rp reply) {
	switch rp.status {
	case http.StatusTooManyRequests:
		if rp.header.Get("X-RateLimit-Scope") == "shared" {
			return
		}
	case http.StatusUnauthorized, http.StatusForbidden:
	default:
		return
	}
	f.invalid.allow(f.clock.elapsed(), invalidRate)
}

func (f *Fake) banned(now time.Duration) bool {
	return f.invalid.used >= invalidRate.requests && now-f.invalid.from < time.Duration(invalidRate.seconds)*time.Second
}

// InvalidRequests is the number of answers in the present window that count towards a
// ban.
func (f *Fake) InvalidRequests() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.invalid.used
}
