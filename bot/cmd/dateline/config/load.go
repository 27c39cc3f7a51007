package config

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// A Loaded is a configuration, and where each of its values came from.
type Loaded struct {
	Config
	path string // of the file, empty where there is none
	// lines are the lines of the keys in the file, variables the environment's
	// names for the keys that they set.
	lines     map[string]int
	variables map[string]string
	faults    []Fault
}

// A Fault is one thing that is wrong with the configuration.
type Fault struct {
	// line is its line in the file, variable its variable in the environment; both
	// are zero for what is not set anywhere.
	line     int
	variable string
	// what says what is wrong, without the value, which may be a secret.
	what string
}

// String says where the fault is, and what is wrong.
func (f Fault) String() string {
	switch {
	case f.variable != "":
		return f.variable + ": " + f.what
	case f.line > 0:
		return fmt.Sprintf("line %d: %s", f.line, f.what)
	}
	return f.what
}

// A FaultsError is all that is wrong with a configuration.
type FaultsError struct {
	path   string
	faults []Fault
}

// Error names all faults, a line each.
func (e *FaultsError) Error() string {
	out := "the configuration has " + faultCount(len(e.faults)) + ":"
	if e.path != "" {
		out = e.path + ": " + out
	}
	for _, f := range e.faults {
		out += "\n  " + f.String()
	}
	return out
}

func faultCount(n int) string {
	if n == 1 {
		return "1 fault"
	}
	return fmt.Sprintf("%d faults", n)
}

// Load reads the file at path, if one is named, and then the environment. Only
// a file that cannot be read at all is an error; all else is a fault.
func Load(path string, getenv func(string) string) (*Loaded, error) {
	l := &Loaded{Config: Default(), path: path, lines: map[string]int{}, variables: map[string]string{}}
	if path != "" {
		b, err := os.ReadFile(path)
		if err != nil {
			return l, fmt.Errorf("the configuration cannot be read: %w", err)
		}
		l.readFile(b)
	}
	l.readEnv(getenv)
	return l, nil
}

// Err is nil, or names all faults.
func (l *Loaded) Err() error {
	if len(l.faults) == 0 {
		return nil
	}
	return &FaultsError{l.path, l.Faults()}
}

// Path is the file that was read, empty where there is none.
func (l *Loaded) Path() string { return l.path }

// Faults are those found so far, in the order of the file; those of the
// environment come first.
func (l *Loaded) Faults() []Fault {
	slices.SortStableFunc(l.faults, func(a, b Fault) int { return cmp.Compare(a.line, b.line) })
	return l.faults
}

// Read reads the file at path, if one is named, and the environment, for commands
// that use only a part of the configuration. It returns what could be read beside
// a *FaultsError.
func Read(path string, getenv func(string) string) (Config, error) {
	l, err := Load(path, getenv)
	return l.Config, errors.Join(err, l.Err())
}

// ReadValid is Read for a command that uses all of the configuration, so that
// each value has to make sense as well.
func ReadValid(path string, getenv func(string) string) (Config, error) {
	l, err := Load(path, getenv)
	if err != nil {
		return l.Config, err
	}
	l.Judge()
	return l.Config, l.Err()
}

// readFile reads YAML.
func (l *Loaded) readFile(b []byte) {
	var root yaml.Node
	at := map[position]string{}
	if yaml.Unmarshal(b, &root) == nil && len(root.Content) > 0 {
		mapKeys(root.Content[0], "", l.lines, at)
	}
	dec := yaml.NewDecoder(bytes.NewReader(b))
	dec.KnownFields(true)
	err := dec.Decode(&l.Config)
	var one *yaml.LoadError
	var many *yaml.LoadErrors
	switch {
	case err == nil || errors.Is(err, io.EOF):
	case errors.As(err, &many):
		for _, e := range many.Errors {
			key := at[position{e.Mark.Line, e.Mark.Column}]
			l.faults = append(l.faults, Fault{line: e.Mark.Line, what: inWords(key, e.Message)})
		}
	case errors.As(err, &one):
		l.faults = append(l.faults, Fault{line: one.Mark.Line, what: "this is not YAML: " + one.Message})
	default:
		l.faults = append(l.faults, Fault{what: "this is not YAML"})
	}
}

// A position is a line and a column of the file, both counted from 1.
type position struct{ line, column int }

// mapKeys notes the line of each key below a node, and which key is at which
// position.
func mapKeys(n *yaml.Node, key string, lines map[string]int, at map[position]string) {
	at[position{n.Line, n.Column}] = key
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			k, v := n.Content[i], n.Content[i+1]
			below := strings.TrimPrefix(key+"."+k.Value, ".")
			lines[below] = k.Line
			mapKeys(v, below, lines, at)
			at[position{k.Line, k.Column}] = below
		}
	case yaml.SequenceNode:
		for i, v := range n.Content {
			below := fmt.Sprintf("%s[%d]", key, i)
			lines[below] = v.Line
			mapKeys(v, below, lines, at)
		}
	}
}

// What the YAML library says of values that do not fit.
var (
	unknownField = regexp.MustCompile(`^field (\S+) not found in type`)
	wrongType    = regexp.MustCompile(`^cannot construct \S+ (?:(?s:.*) )?into (\S+)(?: \(TextUnmarshaler\))?$`)
)

// inWords says what is wrong with the value of a key, without the value, which may
// be a secret.
func inWords(key, message string) string {
	if m := unknownField.FindStringSubmatch(message); m != nil {
		return fmt.Sprintf("there is no key %q here", m[1])
	}
	if m := wrongType.FindStringSubmatch(message); m != nil {
		return key + " must be " + kindInWords(m[1])
	}
	return message
}

// kindInWords is what a Go type is called in a configuration.
func kindInWords(name string) string {
	switch {
	case name == "int":
		return "a whole number"
	case name == "bool":
		return "true or false"
	case name == "[]string":
		return "a list: [one, another]"
	case strings.HasPrefix(name, "[]"):
		return "a list, each entry with keys of its own"
	case name == "string" || name == "secret.Value":
		return "text"
	}
	return "keys with values, each on a line of its own below it"
}

// where is a fault at the place where a key is set: the variable or the line that
// sets it, or else the one that sets what the key is a part of.
func (l *Loaded) where(key string) Fault {
	for k := key; k != ""; k = k[:max(0, strings.LastIndexAny(k, ".["))] {
		if name := l.variables[k]; name != "" {
			return Fault{variable: name}
		}
		if line := l.lines[k]; line > 0 {
			return Fault{line: line}
		}
	}
	return Fault{}
}
