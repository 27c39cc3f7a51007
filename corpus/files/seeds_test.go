package files

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// shared returns the folder of data outside the repository: $DATELINE_SHARED,
// or else a folder named shared beside the checkout.
func shared(t *testing.T) string {
	t.Helper()
	if dir := os.Getenv("DATELINE_SHARED"); dir != "" {
		return dir
	}
	at, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; at != filepath.Dir(at); at = filepath.Dir(at) {
		dir := filepath.Join(filepath.Dir(at), "shared")
		if _, err := os.Stat(filepath.Join(dir, "seeds")); err == nil {
			return dir
		}
	}
	t.Skip("needs the seed articles: ../shared beside the checkout, or DATELINE_SHARED")
	return ""
}

func TestSeeds(t *testing.T) {
	articles, problems := read(t, New(filepath.Join(shared(t), "seeds")))
	if len(articles) != 5 || len(problems) != 0 {
		t.Fatalf("%d articles, problems %v", len(articles), problems)
	}
	headlines := map[string]bool{"001_6cbd49eb95ff7fb5.txt": true, "002_b99df5aa678341f1.txt": true}
	for _, a := range articles {
		if (a.Title != "") != headlines[a.ID] {
			t.Errorf("%s: title %q", a.ID, a.Title)
		}
		raw, err := os.ReadFile(a.File)
		if err != nil {
			t.Fatal(err)
		}
		for p := range strings.SplitSeq(a.Text, "\n\n") {
			if !strings.Contains(string(raw), p) {
				t.Errorf("%s: not in the file: %q", a.ID, p)
			}
			if strings.Count(a.Text, p) > 1 {
				t.Errorf("%s: twice: %q", a.ID, p)
			}
		}
		for _, clutter := range []string{"Advertisement", "Read also", "RUSSIAN FOREIGN MINISTER"} {
			if strings.Contains(a.Text, clutter) {
				t.Errorf("%s: %q is left", a.ID, clutter)
			}
		}
	}
	if !strings.HasSuffix(articles[2].Text, "With reporting by Reuters") {
		t.Error("the credit is lost")
	}
}
