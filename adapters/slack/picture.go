package slack

import (
	"bytes"
	"context"

	"github.com/slack-go/slack"

	"dateline/bot"
	"dateline/bot/plot"
)

// ChartBelow says that a chart goes below its edition, as a file of its own: a
// message with a file has no metadata to tell it by, and shows up only after
// Slack has looked at the file. The file's name tells it.
const ChartBelow = true

// pictureName is the name of a message's picture.
func pictureName(key string) string { return "coverage-" + key + ".png" }

// hang uploads a chart into a thread. Until the last of the three calls nobody
// sees anything, and an upload that is not completed is forgotten:
// https://docs.slack.dev/messaging/working-with-files#uploading_files
func (p *Poster) hang(ctx context.Context, m bot.Message) (id string, err error) {
	picture, err := plot.PNG(m.Reply.Chart)
	if err != nil {
		return "", err
	}
	api, name := p.sender.api, pictureName(m.Key)
	var up *slack.GetUploadURLExternalResponse
	if err := p.call(ctx, "files.getUploadURLExternal", func(ctx context.Context) (err error) {
		up, err = api.GetUploadURLExternalContext(ctx, slack.GetUploadURLExternalParameters{
			AltTxt: cut(m.Reply.Chart.Alt, maxAltText), FileSize: len(picture), FileName: name,
		})
		return err
	}); err != nil {
		return "", err
	}
	if err := p.call(ctx, "the upload", func(ctx context.Context) error {
		return api.UploadToURL(ctx, slack.UploadToURLParameters{UploadURL: up.UploadURL, Reader: bytes.NewReader(picture), Filename: name})
	}); err != nil {
		return "", err
	}
	err = p.call(ctx, "files.completeUploadExternal", func(ctx context.Context) error {
		_, err := api.CompleteUploadExternalContext(ctx, slack.CompleteUploadExternalParameters{
			Files: []slack.FileSummary{{ID: up.FileID, Title: m.Reply.Chart.Title}}, Channel: m.Place, ThreadTimestamp: m.Thread,
		})
		return err
	})
	return up.FileID, err
}

// call makes one call of an upload, in its time.
func (p *Poster) call(ctx context.Context, what string, do func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, p.sender.timing.Call)
	defer cancel()
	return posting(what, withoutURL(do(ctx)))
}

// carries tells whether a message of a history is the one of a key.
func carries(there slack.Message, m bot.Message) bool {
	for _, f := range there.Files {
		if f.Name == pictureName(m.Key) {
			return true
		}
	}
	return there.Metadata.EventType == postEvent && there.Metadata.EventPayload["key"] == m.Key
}

// hung tells whether a message is a chart and nothing else.
func hung(r bot.Reply) bool { return r.Chart != nil && r.Headline == "" }

var _ bot.Poster = (*Poster)(nil)
