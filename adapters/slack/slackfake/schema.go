package slackfake

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schema is the strict JSON schema of Block Kit, if it could be read.
type schema struct {
	compiled *jsonschema.Schema
	err      error // why there is none
}

// schemaFile is the name of the schema among the specifications.
const schemaFile = "slack-blocks.strict.schema.json"

// Specs finds the folder with the platforms' machine-readable specifications: the
// folder "specs" in DATELINE_SHARED, or "shared/specs" in the working directory
// or one of its parents.
func Specs() (string, error) {
	if shared := os.Getenv("DATELINE_SHARED"); shared != "" {
		return filepath.Join(shared, "specs"), nil
	}
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		specs := filepath.Join(dir, "shared", "specs")
		if info, err := os.Stat(specs); err == nil && info.IsDir() {
			return specs, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("no folder shared/specs beside the checkout")
		}
		dir = up
	}
}

// blockKit is the schema, compiled once per process since that takes longer than
// most tests.
//
//nolint:gochecknoglobals // a constant of the machine, read when first needed; nothing writes to it
var blockKit = sync.OnceValue(func() schema {
	dir, err := Specs()
	if err != nil {
		return schema{err: err}
	}
	return readSchema(dir)
})

func loadSchema(dir string) schema {
	if dir == "" {
		return blockKit()
	}
	return readSchema(dir)
}

func readSchema(dir string) schema {
	raw, err := os.ReadFile(filepath.Join(dir, schemaFile))
	if err != nil {
		return schema{err: err}
	}
	return compile(raw)
}

func compile(raw []byte) schema {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		return schema{err: err}
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("blocks.json", doc); err != nil {
		return schema{err: err}
	}
	compiled, err := c.Compile("blocks.json")
	return schema{compiled, err}
}

// check validates blocks. Without a schema everything is valid.
func (s schema) check(blocks json.RawMessage) error {
	if s.compiled == nil {
		return nil
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(blocks))
	if err != nil {
		return fmt.Errorf("not JSON: %w", err)
	}
	return s.compiled.Validate(v)
}
