package sets

import (
	"os"
	"path/filepath"
	"testing"
)

func TestASetIsReadWhereSingleArticlesAreBroken(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{
		"corpus.jsonl":  `{"_id":"a","title":"First","text":"A ship came in."}` + "\nnothing\n" + `{"_id":"b","text":"It left again."}` + "\n",
		"queries.jsonl": `{"_id":"q","text":"What came in?"}` + "\n",
		"qrels.tsv":     "query-id\tcorpus-id\tscore\nq\ta\t1\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	articles, err := Articles(t.Context(), folder)
	if err != nil || len(articles) != 2 || articles[1].ID != "b" || articles[1].Arrival != 2 {
		t.Errorf("articles %+v, %v", articles, err)
	}
	questions, err := Questions(folder)
	if err != nil || len(questions) != 1 || questions[0].Text != "What came in?" {
		t.Errorf("questions %+v, %v", questions, err)
	}
	judged, err := Judgements(folder)
	if err != nil || judged["q"]["a"] != 1 {
		t.Errorf("judgements %v, %v", judged, err)
	}
	if _, err := Questions(t.TempDir()); err == nil {
		t.Error("a folder without questions has some")
	}
}
