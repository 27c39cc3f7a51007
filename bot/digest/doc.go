// Package digest posts news about the coverage that nobody has just asked for:
// digests, which the clock asks, and watches, which wait for an answer to
// arrive. Both search as package bot does and post its replies.
//
// # Nouns
//
// A [Digest] is a standing question with a [Schedule] and a destination, which
// is a place on a platform. Without a question it asks for everything new. It
// comes from the configuration or was set up in chat.
//
// An [Edition] is what a digest has to tell at one time. Its window is the part
// of the log of arrivals that it looks at: everything after the previous
// edition's window, so that each arrival is in exactly one. A [Story] is what
// it tells of one event; the stories with the most origins lead, each with a
// quote. A [Disposition] records for each article of the window whether it led,
// or at which [Stage] it was left out.
//
// A watch is a question that stays open. A match is a story that answers it.
//
// A [Publisher] makes editions and finds matches; a [Store] remembers both, and
// what was posted of them. A [bot.Poster] posts.
//
// # How an edition comes to be
//
//   - Due: at each tick (clock.go) a pure function decides from the schedule, the
//     time and the date of the last edition whether one is due, and names its
//     reason (due.go).
//   - Window: the edition's window is written into the store (delivery.go,
//     editionstore.go). From then on no other process makes the edition, and
//     each attempt to post it makes it anew from the same window.
//   - Sift: what was withdrawn, superseded, too old, part of an archive or not
//     let through by the filter is left out (window.go), and so is what does
//     not answer the question (edition.go).
//   - Stories: the rest is grouped by event (stories.go). A story that began
//     before the window is told only if it has a new origin, figure or denial
//     (novelty.go, figures.go).
//   - Lead: the stories are ranked, and a search finds a sentence to stand for
//     each of the first (lead.go). Spikes (spikes.go) and a chart (chart.go)
//     are added where the digest wants them.
//   - Layout: the edition becomes a post and the replies of its thread
//     (layout.go). It says what is in it; each adapter decides how that looks.
//   - Post and record: a receipt of the quotes is kept and each message is posted
//     (posts.go); then the dispositions are stored for those who ask why an
//     article is in the digest or is not (explanation.go).
//
// # Posting exactly once
//
// Each message has an idempotency key. That of a message of an edition is derived
// from the digest, the local date and the message's place in the edition, that of
// a match from the watch and the story. The store records a message before it is
// posted and after it. After a crash or a lost answer the platform
// is asked whether it has the message before anything is posted again. If the
// platform cannot tell, the message counts as posted: at most once is the
// smaller evil. Failed attempts back off for each destination (backoff.go), an
// edition is given up after 20 hours, and the window of the next one then
// covers it.
//
// # Watches
//
// At each tick new arrivals are matched against all watches (watch.go). A
// percolator, an inverted index from words to watches, picks the few watches
// that an article may answer (percolator.go); only these are searched, and only
// a verdict of found is a match. Matches and the mark up to which arrivals were
// matched are stored in one transaction, and matches are posted from the store.
package digest
