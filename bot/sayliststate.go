package bot

import (
	"fmt"

	"dateline/bot/words"
)

const (
	// sayNoneCountedThen says what became of a count of nothing.
	sayNoneCountedThen = "That answer counted no article, so there is none that could have changed. Ask again whether there is one now."
	// sayCountAgain says what was not looked at.
	sayCountAgain = "Whether articles were added since is not looked at: ask again for that."
)

// sayArticlesStanding says how many of some counted articles are as they were.
func sayArticlesStanding(s listState) string {
	if s.articles == 1 {
		return fmt.Sprintf("%d of 1 counted article still stands as it was", s.standing)
	}
	return fmt.Sprintf("%s of %s still stand as they were", words.Number(s.standing), words.Counted(s.articles, "counted article", "counted articles"))
}

// sayArticleChanged names a counted article that did not stay as it was, by its
// number in the list and the headline of then.
func sayArticleChanged(number int, title string, withdrawn bool) string {
	why := "was corrected since"
	if withdrawn {
		why = "was withdrawn since"
	}
	return fmt.Sprintf("Article %d, “%s”, %s.", number, title, why)
}

// sayOthersChanged counts the articles that are not named.
func sayOthersChanged(n int, gone bool) string {
	why := " corrected or withdrawn since."
	if gone {
		why = " corrected, withdrawn or erased since."
	}
	return words.Counted(n, "more article was", "more articles were") + why
}
