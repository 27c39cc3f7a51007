package clean

import (
	"strings"
	"testing"
)

func BenchmarkBody(b *testing.B) {
	plain := strings.Repeat("The minister arrived in the capital on Monday, and the talks are to go on until Friday, officials said. ", 6)
	for name, p := range map[string]string{"ascii": plain, "curly": "“" + strings.TrimSpace(plain) + "” — it’s said"} {
		var text strings.Builder
		for i := range 10 {
			text.WriteString(strings.Repeat("x", i) + " " + p + "\n\n")
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(text.Len()))
			b.ReportAllocs()
			for b.Loop() {
				Body(text.String())
			}
		})
	}
}
