// Package plot draws a [bot.Chart] as a PNG picture. It does not know what the
// figures are of, and it alone knows the plotting library.
package plot

import (
	"bytes"
	"fmt"

	"github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"dateline/bot"
)

// The picture's size in pixels: at half of it, as on a phone, its figures can
// still be read.
const (
	Width  = 1040
	Height = 440
)

// The space around the bars: above for the title and a bar's figure, below for
// the days.
const (
	above, below, beside = 104, 76, 24
	barWidth, barSpace   = 52, 19
)

// The picture has its own light ground, so that it reads alike in a dark window
// and in a light one. The day that is not over is paler.
func ground() drawing.Color { return drawing.ColorFromHex("fbfaf7") }
func ink() drawing.Color    { return drawing.ColorFromHex("1d2733") }
func soft() drawing.Color   { return drawing.ColorFromHex("5b6672") }
func full() drawing.Color   { return drawing.ColorFromHex("1f5f8b") }
func pale() drawing.Color   { return drawing.ColorFromHex("9dbdd3") }

// PNG draws a chart. It fails where the chart has no days.
func PNG(c *bot.Chart) ([]byte, error) {
	most := 1
	bars := make([]chart.Value, len(c.Days))
	for i, d := range c.Days {
		most = max(most, d.Articles)
		fill := full()
		if d.SoFar {
			fill = pale()
		}
		bars[i] = chart.Value{Value: float64(d.Articles), Label: d.Label, Style: chart.Style{
			FillColor: fill, StrokeColor: fill, StrokeWidth: chart.Disabled,
		}}
	}
	picture := chart.BarChart{
		Title: c.Title, TitleStyle: chart.Style{FontSize: 20, FontColor: ink(), Padding: chart.Box{Top: 22}},
		Width: Width, Height: Height, DPI: chart.DefaultDPI,
		BarWidth: barWidth, BarSpacing: barSpace, Bars: bars,
		Background: chart.Style{FillColor: ground(), Padding: chart.Box{Top: above, Bottom: below, Left: beside, Right: beside}},
		Canvas:     chart.Style{FillColor: ground()},
		XAxis:      chart.Style{FontSize: 14, FontColor: soft(), StrokeColor: ground()},
		YAxis:      chart.YAxis{Style: chart.Hidden(), Range: &chart.ContinuousRange{Max: float64(most)}},
		Elements:   []chart.Renderable{figures(c.Days, most)},
	}
	var b bytes.Buffer
	if err := picture.Render(chart.PNG, &b); err != nil {
		return nil, fmt.Errorf("chart: %w", err)
	}
	return b.Bytes(), nil
}

// figures writes each bar's figure above it, which needs no axis to read, and
// below the day that is not over that it is not.
func figures(days []bot.ChartDay, most int) chart.Renderable {
	return func(r chart.Renderer, canvas chart.Box, defaults chart.Style) {
		write := func(i int, text string, color drawing.Color, y int) {
			chart.Style{Font: defaults.Font, FontSize: 14, FontColor: color}.WriteTextOptionsToRenderer(r)
			middle := canvas.Left + i*(barWidth+barSpace) + (barWidth+barSpace)/2
			r.Text(text, middle-r.MeasureText(text).Width()/2, y)
		}
		for i, d := range days {
			write(i, fmt.Sprint(d.Articles), ink(), canvas.Bottom-canvas.Height()*d.Articles/most-8)
			if d.SoFar {
				write(i, bot.SaySoFar, soft(), canvas.Bottom+50)
			}
		}
	}
}
