package secret

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

func TestSecretNeverPrints(t *testing.T) {
	const value = "xoxb-very-secret"
	holder := struct {
		Token Value
		Inner *Value
	}{New(value), &Value{value}}
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "token", holder.Token, "holder", holder)
	marshalled, err := json.Marshal(holder)
	if err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{
		fmt.Sprint(holder.Token), fmt.Sprintf("%v %+v %#v %s %q", holder, holder, holder, holder.Token, holder.Token),
		fmt.Sprintf("%x", holder.Token), log.String(), string(marshalled),
	} {
		if strings.Contains(out, value) || strings.Contains(out, fmt.Sprintf("%x", value)) {
			t.Errorf("the secret shows in %q", out)
		}
	}
	if holder.Token.Reveal() != value {
		t.Error("Reveal loses the value")
	}
}
