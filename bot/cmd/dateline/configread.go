package main

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

// A loaded is a configuration, and where each of its values came from.
type loaded struct {
	config
	path string
	// lines are the lines of the keys in the file, variables the environment's
	// names for the keys that they set.
	lines     map[string]int
	variables map[string]string
	faults    []fault
}

// A fault is one thing that is wrong with the configuration.
type fault struct {
	// line is where it stands in the file, variable where in the environment;
	// both are empty where it stands nowhere.
	line     int
	variable string
	// what says what is wrong, without any value: it may be a secret.
	what string
}

func (f fault) String() string {
	switch {
	case f.variable != "":
		return f.variable + ": " + f.what
	case f.line > 0:
		return fmt.Sprintf("line %d: %s", f.line, f.what)
	}
	return f.what
}

// A faultsError is all that is wrong with a configuration.
type faultsError struct {
	path   string
	faults []fault
}

func (e *faultsError) Error() string {
	out := "the configuration has " + plural(len(e.faults), "fault") + ":"
	if e.path != "" {
		out = e.path + ": " + out
	}
	for _, f := range e.faults {
		out += "\n  " + f.String()
	}
	return out
}

// load reads the file at path, if one is named, and then the environment. Only
// a file that cannot be read at all is an error.
func load(path string, getenv func(string) string) (*loaded, error) {
	l := &loaded{config: defaults(), path: path, lines: map[string]int{}, variables: map[string]string{}}
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

// err is nil, or names all faults.
func (l *loaded) err() error {
	if len(l.faults) == 0 {
		return nil
	}
	return &faultsError{l.path, l.ordered()}
}

// ordered are the faults in the order of the file, those of the environment
// first.
func (l *loaded) ordered() []fault {
	slices.SortStableFunc(l.faults, func(a, b fault) int { return cmp.Compare(a.line, b.line) })
	return l.faults
}

// readConfig reads the configuration, for commands that use a part of it.
func readConfig(path string, getenv func(string) string) (config, error) {
	l, err := load(path, getenv)
	return l.config, errors.Join(err, l.err())
}

// readConfig is the configuration of the service that runs the command, else
// the file at path and the environment.
func (a *app) readConfig(path string) (config, error) {
	if a.session != nil {
		return a.session.service.cfg, nil
	}
	return readConfig(a.path(path), os.Getenv)
}

// readValid reads the configuration for a command that uses all of it.
func readValid(path string, getenv func(string) string) (config, error) {
	l, err := load(path, getenv)
	if err != nil {
		return l.config, err
	}
	l.judge()
	return l.config, l.err()
}

// readFile reads YAML.
func (l *loaded) readFile(b []byte) {
	var root yaml.Node
	at := map[position]string{}
	if yaml.Unmarshal(b, &root) == nil && len(root.Content) > 0 {
		mapKeys(root.Content[0], "", l.lines, at)
	}
	dec := yaml.NewDecoder(bytes.NewReader(b))
	dec.KnownFields(true)
	err := dec.Decode(&l.config)
	var one *yaml.LoadError
	var many *yaml.LoadErrors
	switch {
	case err == nil || errors.Is(err, io.EOF):
	case errors.As(err, &many):
		for _, e := range many.Errors {
			key := at[position{e.Mark.Line, e.Mark.Column}]
			l.faults = append(l.faults, fault{line: e.Mark.Line, what: inWords(key, e.Message)})
		}
	case errors.As(err, &one):
		l.faults = append(l.faults, fault{line: one.Mark.Line, what: "this is no YAML: " + one.Message})
	default:
		l.faults = append(l.faults, fault{what: "this is no YAML"})
	}
}

// A position is a place in the file, from 1.
type position struct{ line, column int }

// mapKeys notes the lines of all keys below a node, and which key stands at
// which position.
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

// What the library says of values that do not fit.
var (
	unknownField = regexp.MustCompile(`^field (\S+) not found in type`)
	wrongType    = regexp.MustCompile(`^cannot construct \S+ (?:(?s:.*) )?into (\S+)(?: \(TextUnmarshaler\))?$`)
)

// inWords says what is wrong with the value of a key, and not what it is: that
// may be a secret.
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
	case name == "string" || name == "bot.Secret":
		return "text"
	}
	return "keys with values, each on a line of its own below it"
}

// where is the place that a fault of a key is mended at: the variable or the
// line that sets it, else that of what it stands in.
func (l *loaded) where(key string) fault {
	for k := key; k != ""; k = k[:max(0, strings.LastIndexAny(k, ".["))] {
		if name := l.variables[k]; name != "" {
			return fault{variable: name}
		}
		if line := l.lines[k]; line > 0 {
			return fault{line: line}
		}
	}
	return fault{}
}
