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
// A Query (package retrieval/query) is what to look for: words and filters.
//
// A [Request] is what somebody asked on some platform, in some place, in
// public or in private. A question is one [Action] of a request; the buttons
// under an answer are the others.
//
// A [Reply] is a verdict, then quotes and their sources, then what can be done
// next. It is content. An adapter lays it out.
//
// A Digest (package bot/digest) is a standing question that the clock asks: the
// same search over what arrived since its last edition, through the same Reply.
//
// # Rooms
//
// corpus keeps the articles, in the order they arrived. corpus/files and
// corpus/feed bring them in; corpus/briefs is what the program carries.
//
// retrieval/text cuts text into words, sentences and passages. retrieval/query
// reads what people type. retrieval weighs passages and says how far the
// coverage answers; it is pure. retrieval/index finds candidates for it, and
// alone knows Bleve. retrieval/lab, a module of its own, is where weights are
// learned and speed is compared.
//
// bot answers. bot/digest makes digests and keeps watches, bot/doctor says what
// is wrong with a running service, and bot/plot draws charts; bot knows what
// they answer only as a table of commands ([Command]).
//
// adapters/chat leads a chat task through its life, and each folder beside it
// speaks for one platform. bot/cmd/dateline wires everything together.
//
// A package imports only from floors below its own. CONTRIBUTING has the table
// of floors, and a test in bot/cmd/dateline holds the imports to it.
//
// # How a question flows
//
// The platform's event comes to its adapter, which reads it and hands it to the
// engine of adapters/chat. The engine asks [Bot.Admit] once who may ask, who
// sees the answer and which sources the place may see (admission.go), records
// the delivery with [Ledger.Take], and acknowledges it: from then on a restart
// finds it in [Ledger.Pending]. In its turn, a conversation's questions one at a
// time, the adapter calls [Bot.Handle] (bot.go) with the admission in the
// request.
//
// Handle asks whether the question comes late and whether it is one too many
// (limit.go). Package retrieval/query reads the message: in a thread "since
// October" narrows the last question instead of being one (conversation.go), "she" is
// whom the last answer showed (referents.go) or is asked back (choice.go), and a new
// topic drops the filters of the old one (newtopic.go).
// Then ask.go searches and writes a [Receipt], and answer.go makes the reply.
// Every sentence of it is in a say*.go. The adapter lays it out and sends it
// through the queue of its channel, keeps which message answers which
// ([Ledger.Link]), and calls [Ledger.Done].
//
// Each request has an id from its adapter on ([Trace]): the log's lines on it
// carry it, and so does the receipt. An [Observer] is told of what happened and
// how long it took, in nobody's words.
//
// Handle returns a reply and never an error or a panic: a fault is logged
// under a reference, and the reply names the reference. If filters narrowed a
// search to nothing, Handle looks without them, too (narrow.go), so that "not in
// the coverage" is said of the coverage and not of a filter.
//
// A button carries an action, a receipt's id and a number. Everything else is
// in the ledger, so it works on an old message and after a restart. A receipt
// holds places and hashes of quotes, not words: whatever is shown of it later is
// cut from the article as it stands then.
//
// # How an article flows
//
// A reader hands articles to corpus.Store.Add, which keeps what is new as the
// next arrival and does nothing where nothing changed. The index takes in
// everything after its own mark, passages and mark in one batch, so that they
// cannot disagree; it can be deleted and is rebuilt. The database is the truth:
// corpus and bot each own their tables in it.
//
// # How a digest flows
//
// The publisher of bot/digest looks at the clock, makes the edition that is due
// and posts it once; its package comment tells how.
//
// # How it stops
//
// The adapters stop taking events, the engine's queue finishes what was
// accepted, and what was opened is closed in reverse order. Work for which there
// is no time left is cancelled; it is not done in the inbox, and the next start
// answers it, marked late.
//
// # Glossary
//
//   - admission: what is decided about a request when it comes in.
//   - alias: another name for the same thing, which is searched, too.
//   - arrival: the number of an article's version in the order of arrival.
//   - back-off: waiting longer after each failed attempt.
//   - backfill: articles that came as an archive, and so are no news.
//   - brief: a text in our own words that the program carries.
//   - calibration: measuring on the coverage how often an answer of some strength
//     is right.
//   - candidate: a passage that the index proposes for ranking.
//   - coverage: all articles that a team follows.
//   - delivery: one event, command or press as a platform handed it over.
//   - digest: a standing question that the clock asks.
//   - disposition: what became of an article in an edition.
//   - edition: what a digest has to tell at one time.
//   - envelope: a delivery's wrapping on a socket, which is acknowledged by id.
//   - finding: what an examination says of one thing that Dateline needs.
//   - idempotency key: what makes a message that is tried again the same one.
//   - interaction: a command, press or form of Discord, with a token to answer by.
//   - ledger: what was delivered, answered and linked, so that it happens once.
//   - mark: the last arrival that an index, a digest or the watches have seen.
//   - match: a story that answers a watch.
//   - origin: the article that others reprint; independent origins are counted.
//   - passage: a few sentences of an article, the unit of ranking.
//   - percolator: the search turned round, which finds the watches that an article
//     may answer.
//   - posting: one passage in the index's list for a term.
//   - pseudo-relevance feedback: ranking again by words of the best passages.
//   - quote: the sentences of a passage that are shown, word for word.
//   - receipt: one answer as it was given, under an id of eight characters.
//   - retry class: what an error of a platform means for trying again.
//   - scope: the sources that a place may see.
//   - signal: one reason for a passage's score.
//   - span: a half-open range of bytes in a text.
//   - story: the articles that tell of one event.
//   - verdict: found, partly, or none: how far the coverage answers.
//   - watch: a question that stays open until something that arrives answers it.
//   - window: the arrivals that an edition looks at.
package bot
