package digest

import "strings"

// wishes takes out of the words of a schedule what else is wished for: "daily
// 08:00 with chart and spikes, silent".
func (d *Digest) wishes(when string) (schedule string) {
	var left []string
	for _, word := range strings.Fields(when) {
		switch strings.ToLower(strings.Trim(word, ",")) {
		case "chart":
			d.Chart = true
		case "spikes":
			d.Spikes = true
		case "silent":
			d.Quiet = true
		case "with", "and", "a":
		default:
			left = append(left, word)
		}
	}
	return strings.Join(left, " ")
}
