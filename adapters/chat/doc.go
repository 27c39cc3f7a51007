// Package chat leads a chat task through its life, once for all platforms. It
// does not know how a platform delivers, what its messages look like, or how a
// question is answered.
//
// A platform embeds [Task] in a type of its own and gives an [Engine] four
// functions ([Platform]): to read a delivery into a task, to perform it, to
// tell whoever asked that something went wrong, and to classify an error.
// [Engine.Serve] logs in, lets deliveries in and drains at the end.
//
// # The life of a task
//
// A delivery comes to [Engine.Accept] (intake.go). The platform reads it. The
// bot admits it, which decides who may ask, who sees the answer and what it may
// come from. It is for the bot if it names the bot, is written in a thread that
// the bot opened, reads like a question where the place wants those answered,
// or changes a question that was answered. The ledger records it, so that it is
// answered once and a restart does not lose it. Then the platform acknowledges
// it, and the queue takes it, or it is turned away with a sentence.
//
// The queue lets the tasks of one conversation go one at a time and in order.
// Only [Engine.Ask] needs the processor: so many searches are under way at
// once, while any number of tasks wait for their platform. What the platform
// gives only seconds for, such as opening a window, is urgent and waits for
// neither.
//
// The platform performs the task under one guard (engine.go): a panic is told
// under a reference and ends the task, however often it would come again. It
// sends through an [Outbox], in which each destination has a queue of its own:
// one Retry-After, or one empty bucket, holds up all that goes there and
// nothing else (outbox.go). A call is tried again while its error may pass and
// its time lasts (retry.go).
//
// When that time is over and the trouble may still pass, the task is performed
// again every [Timing].Retry, marked as late. A day after it was asked it is
// given up, and whoever asked is told so. As many tasks are tried again as may
// wait for a search; any more stay in the ledger until the next start
// (recover.go).
//
// Edits and deletions are tasks, too. [Engine.Follow] lets the answer follow
// its question for a quarter of an hour, and keeps a change that overtakes the
// question it changes (followup.go).
//
// When the program ends, nothing more is let in and what was taken in is
// finished, as far as there is time. The rest is still recorded, and the next
// start takes it up before anything new.
package chat
