package slackfake

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/png"
	"io"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"
)

// upload is a file that is being uploaded.
type upload struct {
	name, alt string
	length    int
	body      []byte
	// done says that the bytes have arrived, shared that the upload was
	// completed, which is possible once.
	done, shared bool
}

// maxAltText is in characters: alt_txt_too_large of
// https://docs.slack.dev/reference/methods/files.getUploadURLExternal#errors
const maxAltText = 1000

func filesGetUploadURL(s *Slack, c call) (object, *refusal) {
	if refused := s.requireScope("files:write"); refused != nil {
		return nil, refused
	}
	length, err := strconv.Atoi(c.str("length"))
	if c.str("filename") == "" || err != nil || length <= 0 {
		return nil, refuse("invalid_arguments")
	}
	if utf8.RuneCountInString(c.str("alt_txt")) > maxAltText {
		return nil, refuse("alt_txt_too_large")
	}
	id := s.id("F")
	s.uploads[id] = &upload{name: c.str("filename"), alt: c.str("alt_txt"), length: length}
	return object{"upload_url": s.server.URL + "/upload/" + id, "file_id": id}, nil
}

// serveUpload receives the bytes, as a file in a form or as the whole body.
func (s *Slack) serveUpload(r *http.Request, _ *Request) answer {
	body, err := readUpload(r)
	s.mu.Lock()
	defer s.mu.Unlock()
	u := s.uploads[r.PathValue("id")]
	if u == nil || err != nil || len(body) != u.length {
		return answer{http.StatusInternalServerError, http.Header{}, []byte("upload failed")}
	}
	u.body, u.done = body, true
	return answer{http.StatusOK, http.Header{}, []byte("OK - " + strconv.Itoa(len(body)))}
}

func readUpload(r *http.Request) ([]byte, error) {
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
		return io.ReadAll(r.Body)
	}
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, err
	}
	for {
		part, err := parts.NextPart()
		if err != nil {
			return nil, err
		}
		if part.FileName() != "" {
			return io.ReadAll(part)
		}
	}
}

func filesComplete(s *Slack, c call) (object, *refusal) {
	if refused := s.requireScope("files:write"); refused != nil {
		return nil, refused
	}
	var list []struct{ ID, Title string }
	if json.Unmarshal(c.json("files"), &list) != nil || len(list) == 0 {
		return nil, refuse("invalid_arguments")
	}
	files := []object{}
	for _, f := range list {
		u := s.uploads[f.ID]
		if u == nil || !u.done || u.shared {
			return nil, refuse("file_not_found")
		}
		files = append(files, object{"id": f.ID, "title": f.Title})
	}
	if refused := s.shareFiles(c, files); refused != nil {
		return nil, refused
	}
	for _, f := range list {
		s.uploads[f.ID].shared = true
	}
	return object{"files": files}, nil
}

func (s *Slack) shareFiles(c call, files []object) *refusal {
	id := c.str("channel_id")
	if id == "" {
		return nil
	}
	ch, refused := s.channelFor(id)
	if refused != nil {
		return refused
	}
	m := ch.add(&message{user: BotUserID, text: c.str("initial_comment"), thread: c.str("thread_ts")})
	if m.text != "" {
		s.judgeContent(c.req, content{text: m.text})
		s.showPost(m)
	}
	where := ch.ID
	if m.thread != "" {
		where += " (thread " + ch.ref(m.thread) + ")"
	}
	for _, f := range files {
		u := s.uploads[str(f, "id")]
		m.files = append(m.files, u.json(f))
		s.judgeFile(c.req, u)
		line := fmt.Sprintf("file in %s: %s (%d bytes)", where, u.name, len(u.body))
		if u.alt != "" {
			line += " for who cannot see it: " + u.alt
		}
		s.addEntry(ch.ID, "%s", line)
	}
	return nil
}

// json is the file as messages show it.
func (u *upload) json(f object) object {
	kind := strings.TrimPrefix(path.Ext(u.name), ".")
	o := object{"id": f["id"], "name": u.name, "title": f["title"], "size": len(u.body), "filetype": kind,
		"mimetype": mime.TypeByExtension("." + kind), "user": BotUserID, "mode": "hosted", "is_public": true}
	if u.alt != "" {
		o["alt_txt"] = u.alt
	}
	return o
}

// judgeFile checks that a PNG file is valid and has alternative text.
func (s *Slack) judgeFile(rec *Request, u *upload) {
	if path.Ext(u.name) != ".png" {
		return
	}
	if _, err := png.DecodeConfig(bytes.NewReader(u.body)); err != nil {
		s.violate(rec, "%s is no PNG: %v", u.name, err)
	}
	if u.alt == "" {
		s.violate(rec, "%s has no alt_txt for people who cannot see it", u.name)
	}
}

// File is the content of the newest uploaded file with that name; nil when there
// is none.
func (s *Slack) File(name string) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	var newest string
	var body []byte
	for id, u := range s.uploads {
		if u.name == name && u.done && (len(id) > len(newest) || len(id) == len(newest) && id > newest) {
			newest, body = id, u.body
		}
	}
	return body
}
