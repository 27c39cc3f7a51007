// Package bot answers questions about the coverage: it takes a [Request] and
// returns a [Reply]. It does not know how passages are found, how a reply
// looks on any platform, or how it gets there.
//
// This is also the place to begin reading the program.
//
// # Nouns
//
// An Article (package corpus) is one piece of coverage in plain text. It
// arrives as a version with a number that is never used again; a correction
// is another version.
//
// A Passage (package retrieval) is a place in a version and not a copy of it:
// its words are a slice of the article's, so a quote cannot differ from its
// source.
//
// A Query (package retrieval) is what to look for: words and filters.
//
// A [Request] is what somebody asked on some platform, in some place, in
// public or in private. A question is one [Action] of a request; the buttons
// under an answer are the others.
//
// A [Reply] is a verdict, then quotes and their sources, then what can be done
// next. It is content. An adapter lays it out.
//
// A Digest (package bot/digest) is a standing question, asked by the clock: the
// same search over what arrived since its last edition, through the same Reply.
//
// # Rooms
//
// corpus keeps the articles, in the order they arrived. corpus/files and
// corpus/feed bring them in; corpus/briefs is what the program carries.
// retrieval is pure: it reads questions, cuts passages and weighs them.
// retrieval/index finds candidates for it, and alone knows Bleve. bot/plot draws
// the charts of digests, and alone knows the plotting library. Each folder
// of adapters speaks for one platform. bot/cmd/dateline wires them together.
// A package imports only from floors below its own; a test there says which.
//
// # How a question flows
//
// The platform's event comes to its adapter, which verifies it. [Bot.Admit]
// decides whether this person may ask here (access.go), and by the settings of
// the place who sees the answer and what it may come from (place.go).
// [Ledger.Take] records the event, so that a restart finds it in
// [Ledger.Pending], and the adapter acknowledges it. Package adapters/chat
// queues it, the questions of a thread in one line, and there [Bot.Handle] is
// called (bot.go). Handle trusts the admission, and asks whether the question
// comes late (late.go) and is one too many (limit.go). The message is read (conversation.go): in a thread "since
// October" narrows the last question instead of being one. Then ask.go
// searches, writes a [Receipt], and answer.go makes the reply: every sentence
// of it is in say.go. The adapter renders it and sends it in the queue of its
// channel; which message answers which is kept ([Ledger.Link]), and the event
// is done ([Ledger.Done]).
//
// Each request has an id from its adapter on ([Trace]): the log's lines on it
// carry it, and the receipt has it too. An [Observer] is told of what happened
// and how long it took, and of nobody's words.
//
// Handle returns a reply and never an error or a panic: a fault is logged
// under a reference, and the reply names the reference. What narrowed a search
// to nothing is looked for too (narrow.go), so that "not in the coverage" is
// said of the coverage and not of a filter.
//
// A button carries an action, a receipt's id and a number. All else is in the
// ledger, so it works on an old message and after a restart. A receipt holds
// places and hashes of quotes, not words: whatever is shown of it later is cut
// from the article as it stands then (standing.go).
//
// # How an article flows
//
// A reader hands articles to corpus.Store.Add, which keeps what is new as the
// next arrival and does nothing where nothing changed. The index takes in
// everything after its own mark with Sync, passages and mark in one batch, so
// that they cannot disagree; it can be deleted and is rebuilt. The database is
// the truth: corpus and bot each own their tables in it.
//
// # How a digest flows
//
// Package bot/digest decides from the clock whether an edition is due, searches
// what arrived since the last one, and hands replies to a [Poster], each once. Its
// documentation has the steps, and how watches find what answers them.
//
// # How it stops
//
// The adapters stop taking events and finish what was accepted, and what was
// opened is closed in reverse order. Work that the time does not suffice for is
// cancelled; it is not done in the inbox, and the next start answers it, marked
// late.
package bot
