package bot

// A SettingError says what is wrong with a setting of the configuration,
// without its value, which may be a secret.
type SettingError struct {
	// Key is its name in the configuration file: slack.bot_token.
	Key string
	// Problem is a sentence that names the setting.
	Problem string
}

func (e *SettingError) Error() string { return e.Problem }
