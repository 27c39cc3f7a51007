package plot_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"dateline/bot"
	"dateline/bot/plot"
)

func draw(t *testing.T, figures ...int) image.Image {
	t.Helper()
	c := &bot.Chart{Title: "Articles a day, 26 Oct to 8 Nov 2024"}
	for i, n := range figures {
		c.Days = append(c.Days, bot.ChartDay{Label: "26 Oct", Articles: n, SoFar: i == len(figures)-1})
	}
	raw, err := plot.PNG(c)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds().Size(); size != image.Pt(plot.Width, plot.Height) {
		t.Errorf("the size is %v", size)
	}
	return picture
}

// bar counts the pixels of a colour in the middle of a bar, which are numbered from
// 0 to 13.
func bar(picture image.Image, number int, of color.Color) int {
	x, n := 24+number*71+35, 0
	for y := range plot.Height {
		if picture.At(x, y) == of {
			n++
		}
	}
	return n
}

func TestBarsAreAsHighAsTheirFigures(t *testing.T) {
	figures := []int{12, 9, 0, 4, 15, 18, 11, 7, 3, 0, 24, 12, 6, 8}
	picture := draw(t, figures...)
	barColor, partialColor := color.RGBA{0x1f, 0x5f, 0x8b, 0xff}, color.RGBA{0x9d, 0xbd, 0xd3, 0xff}
	highest := bar(picture, 10, barColor)
	if highest < 200 {
		t.Fatalf("the highest bar has %d pixels", highest)
	}
	for i, n := range figures {
		of := color.Color(barColor)
		if i == len(figures)-1 {
			of = partialColor
		}
		got, want := bar(picture, i, of), highest*n/24
		if got < want-2 || got > want+2 {
			t.Errorf("bar %d of %d articles has %d pixels, want about %d", i, n, got, want)
		}
	}
}

// TestTheImageHasABackground: a transparent image would be illegible in a dark window.
func TestTheImageHasABackground(t *testing.T) {
	picture := draw(t, make([]int, 14)...)
	for _, p := range []image.Point{{0, 0}, {plot.Width - 1, 0}, {0, plot.Height - 1}, {plot.Width / 2, 200}} {
		if _, _, _, alpha := picture.At(p.X, p.Y).RGBA(); alpha != 0xffff {
			t.Errorf("the background at %v is transparent", p)
		}
	}
}

func TestAChartOfNothingIsRefused(t *testing.T) {
	if _, err := plot.PNG(&bot.Chart{Title: "Nothing"}); err == nil {
		t.Error("it was drawn")
	}
}
