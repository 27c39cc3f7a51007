package slackfake

import (
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
)

// upload is a file on its way in.
type upload struct {
	name   string
	length int
	body   []byte
	done   bool
}

func filesGetUploadURL(s *Slack, c call) (object, *refusal) {
	if no := s.scoped("files:write"); no != nil {
		return nil, no
	}
	length, err := strconv.Atoi(c.str("length"))
	if c.str("filename") == "" || err != nil || length <= 0 {
		return nil, refuse("invalid_arguments")
	}
	id := s.id("F")
	s.uploads[id] = &upload{name: c.str("filename"), length: length}
	return object{"upload_url": s.server.URL + "/upload/" + id, "file_id": id}, nil
}

// serveUpload takes the bytes, as a form's file or as the body itself.
func (s *Slack) serveUpload(r *http.Request, _ *Request) answer {
	body, err := uploaded(r)
	s.mu.Lock()
	defer s.mu.Unlock()
	u := s.uploads[r.PathValue("id")]
	if u == nil || err != nil || len(body) != u.length {
		return answer{http.StatusInternalServerError, http.Header{}, []byte("upload failed")}
	}
	u.body, u.done = body, true
	return answer{http.StatusOK, http.Header{}, []byte("OK - " + strconv.Itoa(len(body)))}
}

func uploaded(r *http.Request) ([]byte, error) {
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
	if no := s.scoped("files:write"); no != nil {
		return nil, no
	}
	var list []struct{ ID, Title string }
	if json.Unmarshal(c.json("files"), &list) != nil || len(list) == 0 {
		return nil, refuse("invalid_arguments")
	}
	files := []object{}
	for _, f := range list {
		u := s.uploads[f.ID]
		if u == nil || !u.done {
			return nil, refuse("file_not_found")
		}
		files = append(files, object{"id": f.ID, "title": f.Title})
	}
	if no := s.shareFiles(c, files); no != nil {
		return nil, no
	}
	return object{"files": files}, nil
}

func (s *Slack) shareFiles(c call, files []object) *refusal {
	id := c.str("channel_id")
	if id == "" {
		return nil
	}
	ch, no := s.place(id)
	if no != nil {
		return no
	}
	m := ch.add(&message{user: BotUserID, text: c.str("initial_comment"), thread: c.str("thread_ts")})
	if m.text != "" {
		s.judgeContent(c.req, content{text: m.text})
		s.seePost(m)
	}
	for _, f := range files {
		u := s.uploads[str(f, "id")]
		s.saw(ch.ID, "file in %s: %s (%d bytes)", ch.ID, u.name, len(u.body))
	}
	return nil
}

// File is the content of the newest uploaded file of that name; nil when there
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
