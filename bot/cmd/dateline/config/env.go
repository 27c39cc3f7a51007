package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v4"

	"dateline/bot/secret"
)

// A setting is one key of the configuration, and its value.
type setting struct {
	key   string // slack.bot_token
	value reflect.Value
}

// settings are all keys of c. A list is one setting, whatever its entries are.
func (c *Config) settings() []setting { return settingsOf(reflect.ValueOf(c).Elem(), "") }

func settingsOf(v reflect.Value, prefix string) []setting {
	var out []setting
	for i := range v.NumField() {
		key := prefix + v.Type().Field(i).Tag.Get("yaml")
		if f := v.Field(i); f.Kind() == reflect.Struct && f.Type() != reflect.TypeFor[secret.Value]() {
			out = append(out, settingsOf(f, key+".")...)
		} else {
			out = append(out, setting{key, f})
		}
	}
	return out
}

// Variable is the environment variable of a key, such as DATELINE_CACHE_MB for
// cache_mb. The keys of a platform begin with its own name: SLACK_BOT_TOKEN for
// slack.bot_token.
func Variable(key string) string {
	name := strings.ToUpper(strings.ReplaceAll(key, ".", "_"))
	if strings.HasPrefix(key, "slack.") || strings.HasPrefix(key, "discord.") {
		return name
	}
	return "DATELINE_" + name
}

// readEnv takes settings from the environment. NAME_FILE names a file that holds
// the value of NAME, which is how containers are given secrets.
func (l *Loaded) readEnv(getenv func(string) string) {
	for _, s := range l.settings() {
		name := Variable(s.key)
		text, source, err := lookup(name, getenv)
		if err == nil && text != "" {
			l.variables[s.key] = source
			err = s.set(text)
		}
		if err != nil {
			l.faults = append(l.faults, Fault{variable: source, what: err.Error()})
		}
	}
}

// lookup finds the value of a variable: NAME itself, else the file that NAME_FILE
// names, else the credential NAME from the service manager, see
// https://systemd.io/CREDENTIALS/. source says which of them it was.
func lookup(name string, getenv func(string) string) (text, source string, err error) {
	if v := getenv(name); v != "" {
		return v, name, nil
	}
	path, source := getenv(name+"_FILE"), name+"_FILE"
	if path == "" {
		source = "the credential " + name
		folder := getenv("CREDENTIALS_DIRECTORY")
		if folder == "" {
			return "", name, nil
		}
		path = filepath.Join(folder, name)
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return "", name, nil
		}
	}
	b, err := os.ReadFile(path)
	return strings.TrimSpace(string(b)), source, err
}

// set reads a value from text. A list has commas between its entries; what is
// neither text nor a list of texts is YAML. The error does not contain the value.
func (s setting) set(text string) error {
	switch v := s.value.Addr().Interface().(type) {
	case *string:
		*v = text
		return nil
	case *secret.Value:
		*v = secret.New(text)
		return nil
	case *[]string:
		if !strings.HasPrefix(strings.TrimSpace(text), "[") {
			*v = entries(text)
			return nil
		}
	}
	dec := yaml.NewDecoder(strings.NewReader(text))
	dec.KnownFields(true)
	fresh := reflect.New(s.value.Type())
	if err := dec.Decode(fresh.Interface()); err != nil {
		return fmt.Errorf("it must be %s", s.form())
	}
	s.value.Set(fresh.Elem())
	return nil
}

func (s setting) form() string {
	form := kindInWords(s.value.Type().String())
	if s.value.Kind() == reflect.Slice {
		form += ", in YAML or JSON, with known keys alone"
	}
	return form
}

// entries are the words between commas.
func entries(text string) []string {
	var out []string
	for word := range strings.SplitSeq(text, ",") {
		if word = strings.TrimSpace(word); word != "" {
			out = append(out, word)
		}
	}
	return out
}
