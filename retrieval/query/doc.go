// Package query reads what people type: the words they search for, the filters
// by outlet, person and date that they write among them, the short messages
// that refine an earlier question, and the names that mean one thing.
//
// It is pure: what it needs to know of the coverage, such as the outlets that
// it holds, is handed in as [Known], and the clock as a time. [Parse] is where
// reading ends: its [Query] is complete, and nobody has to resolve outlets or
// dates afterwards.
//
// A short tour, in the order in which to read the files:
//
//   - query.go, filter.go, facet.go: what a [Query] and its [Filter] are.
//   - parse.go: [Parse] cuts a question into words; each reader takes the words
//     of its filters, and what is left is searched.
//   - signs.go, chatmessage.go, courtesy.go, courtesyend.go: what people write
//     around a question is left out. Its phrases are in courtesies.txt, which
//     phrasebook.go reads.
//   - phrase.go: quotations, which must stand in an answer as they are.
//   - links.go: web addresses, which name the articles that are asked about.
//   - written.go: filters with a colon, since:2024-06. operators.go: those by what
//     an article says of itself, and those of other search engines, which are told.
//   - datefilter.go, relativefilter.go: filters by date in plain words. Both have
//     their grammar at the top, made of the dates in dates.go, years.go and
//     relativeday.go. translate.go turns Russian into the words of that grammar;
//     korean.go has one of its own. closedperiod.go has periods with both ends,
//     eventdate.go tells dates of what is asked about; calendar.go,
//     dateforeign.go and easterndate.go read other languages. unread.go finds what
//     looks like a date and cannot be read.
//   - outletfilter.go, outletnames.go, agencies.go: outlets, in plain words, and
//     as the coverage spells them.
//   - exclusion.go, exclusionwritten.go, exclusionspoken.go, exclusionitems.go,
//     exclusionjudge.go, exclusionkorean.go, exclusionwords.go: what is to be left
//     out, with signs and in plain words.
//   - want.go, wantwords.go, wantparse.go: questions for a number, a list or a
//     table of articles; followwant.go has those that go on from an answer.
//   - personfilter.go: people whom the articles must name.
//   - tokens.go, asks.go, nameddates.go: the words that are left: which of them
//     are searched, and which say when. hanquestion.go, german.go, romance.go and
//     ukrainian.go know the words by which other languages put a question.
//   - message.go, setphrases.go, pick.go, smalltalk.go, orderalone.go,
//     isquestion.go: [ParseMessage] reads a message as a step in a conversation.
//   - followup.go, followupreplace.go, followupkorean.go, followupwords.go:
//     [Message.After] joins a message without a topic of its own with the last
//     question; followupplace.go tells towns from outlets.
//   - mentions.go, mentionwords.go: [Mentions] finds the persons, places and bodies
//     that a text names. pointers.go finds what stands for them in a message, and
//     turn.go, [Message.AfterTurn], asks it by name.
//   - topic.go: [Message.TopicAfter] tells a new topic from one that goes on.
//   - aliases.go: [Aliases], different names for the same thing.
//   - dictionary.go, language.go: [Dictionary], words of the news in English,
//     Russian and Korean. russianforms.go and koreanword.go have the forms that
//     stems and bigrams do not tell.
package query
