package chat_test

import (
	"testing"
	"testing/synctest"

	"dateline/adapters/chat"
)

func TestAnswerFollowsItsQuestion(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := newStage(t, quick())
		change := func(kind chat.Kind, text string) func(*errand) {
			return func(e *errand) { e.Kind, e.Message, e.Called, e.Request.Text = kind, "m", false, text }
		}
		s.deliver("event", func(e *errand) { e.Message = "m" })
		synctest.Wait()
		s.deliver("event", change(chat.Edit, "ferry"))
		synctest.Wait()
		s.deliver("event", change(chat.Deletion, ""))
		synctest.Wait()
		s.deliver("event", change(chat.Edit, "herring")) // of a question that has no answer any more
		synctest.Wait()
		s.expect("answered", s.answered, "general: ", "answer to m is now ferry", "answer to m is gone")
	})
}

func TestEditOvertakesItsQuestion(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := newStage(t, quick())
		edit := func(message string, kind chat.Kind) {
			s.deliver("event", func(e *errand) { e.Kind, e.Message, e.Request.Text = kind, message, "herring" })
			synctest.Wait()
			s.deliver("event", func(e *errand) { e.Message = message })
			synctest.Wait()
		}
		edit("edited", chat.Edit)
		edit("deleted", chat.Deletion)
		s.expect("answered", s.answered, "general: herring")
	})
}
