package corpus

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"github.com/klauspost/compress/s2"
)

// The queries that scanVersion reads: selectMeta without and selectVersion with
// the text.
const (
	columns = `SELECT a.arrival, a.id, a.arrived, a.withdrawn, a.replaces, a.hash, a.title, a.source, a.author,
		a.published, a.east, a.url, x.file, a.language, a.brief, a.inferred, a.tags, a.backfill, `
	selectMeta    = columns + `NULL FROM arrivals a JOIN articles x ON x.id = a.id`
	selectVersion = columns + `t.text FROM arrivals a JOIN articles x ON x.id = a.id LEFT JOIN texts t ON t.arrival = a.arrival`
)

func scanVersion(row interface{ Scan(...any) error }) (*Version, error) {
	var (
		v         Version
		arrived   int64
		published sql.NullInt64
		east      int
		tags      string
		hash      []byte
		text      []byte
	)
	err := row.Scan(&v.Arrival, &v.ID, &arrived, &v.Withdrawn, &v.Replaces, &hash, &v.Title, &v.Source, &v.Author,
		&published, &east, &v.URL, &v.File, &v.Language, &v.Brief, &v.Inferred, &tags, &v.Backfill, &text)
	if err != nil {
		return nil, err
	}
	copy(v.Hash[:], hash)
	v.Arrived = time.UnixMicro(arrived).UTC()
	v.Published = publishedAt(published, east)
	if v.Tags, err = decodeTags(tags); err != nil {
		return nil, fmt.Errorf("corpus: arrival %d: %w", v.Arrival, err)
	}
	if v.Text, err = decompressText(text); err != nil {
		return nil, fmt.Errorf("corpus: arrival %d: %w (%w)", v.Arrival, errDamaged, err)
	}
	return &v, nil
}

// publishedAt returns a time of publication from its columns.
func publishedAt(seconds sql.NullInt64, east int) time.Time {
	if !seconds.Valid {
		return time.Time{}
	}
	return inZone(time.Unix(seconds.Int64, 0), east)
}

// unixSeconds returns t as it is stored, and false for the zero time.
func unixSeconds(t time.Time) (int64, bool) {
	if t.IsZero() {
		return 0, false
	}
	return t.Unix(), true
}

func nullableTime(t time.Time) sql.NullInt64 {
	s, ok := unixSeconds(t)
	return sql.NullInt64{Int64: s, Valid: ok}
}

// encodeTags returns tags as a JSON array, or an empty string if there are
// none.
func encodeTags(tags []string) (string, error) {
	if len(tags) == 0 {
		return "", nil
	}
	b, err := json.Marshal(tags)
	return string(b), err
}

func decodeTags(s string) ([]string, error) {
	if s == "" {
		return nil, nil
	}
	var tags []string
	err := json.Unmarshal([]byte(s), &tags)
	return tags, err
}

func compressText(text string) []byte { return s2.EncodeBetter(nil, []byte(text)) }

func decompressText(packed []byte) (string, error) {
	if packed == nil {
		return "", nil
	}
	b, err := s2.Decode(nil, packed)
	return string(b), err
}
