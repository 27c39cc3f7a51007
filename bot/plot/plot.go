// Package plot draws a [bot.Chart] as a PNG image. It does not know what the figures
// mean, and no other package knows the plotting library.
package plot

import (
	"bytes"
	"fmt"

	"github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"dateline/bot"
)

// The size of the image in pixels. Its text is still legible at half that size, as on
// a phone.
const (
	Width  = 1040
	Height = 440
)

// The layout in pixels. The padding at the top has room for the title and the figure
// above the highest bar, the padding at the bottom for the dates.
const (
	paddingTop, paddingBottom, paddingSide = 104, 76, 24
	barWidth, barSpace                     = 52, 19
)

// The colours. The image has a background of its own, so that it looks the same in a
// light and in a dark window. The bar of a day that is not over has partialColor.
func backgroundColor() drawing.Color { return drawing.ColorFromHex("fbfaf7") }
func textColor() drawing.Color       { return drawing.ColorFromHex("1d2733") }
func mutedColor() drawing.Color      { return drawing.ColorFromHex("5b6672") }
func barColor() drawing.Color        { return drawing.ColorFromHex("1f5f8b") }
func partialColor() drawing.Color    { return drawing.ColorFromHex("9dbdd3") }

// PNG draws a chart as a PNG image. It fails if the chart has no days.
func PNG(c *bot.Chart) ([]byte, error) {
	most := 1
	bars := make([]chart.Value, len(c.Days))
	for i, d := range c.Days {
		most = max(most, d.Articles)
		fill := barColor()
		if d.SoFar {
			fill = partialColor()
		}
		bars[i] = chart.Value{Value: float64(d.Articles), Label: d.Label, Style: chart.Style{
			FillColor: fill, StrokeColor: fill, StrokeWidth: chart.Disabled,
		}}
	}
	picture := chart.BarChart{
		Title: c.Title, TitleStyle: chart.Style{FontSize: 20, FontColor: textColor(), Padding: chart.Box{Top: 22}},
		Width: Width, Height: Height, DPI: chart.DefaultDPI,
		BarWidth: barWidth, BarSpacing: barSpace, Bars: bars,
		Background: chart.Style{FillColor: backgroundColor(), Padding: chart.Box{Top: paddingTop, Bottom: paddingBottom, Left: paddingSide, Right: paddingSide}},
		Canvas:     chart.Style{FillColor: backgroundColor()},
		XAxis:      chart.Style{FontSize: 14, FontColor: mutedColor(), StrokeColor: backgroundColor()},
		YAxis:      chart.YAxis{Style: chart.Hidden(), Range: &chart.ContinuousRange{Max: float64(most)}},
		Elements:   []chart.Renderable{labels(c.Days, most)},
	}
	var b bytes.Buffer
	if err := picture.Render(chart.PNG, &b); err != nil {
		return nil, fmt.Errorf("chart: %w", err)
	}
	return b.Bytes(), nil
}

// labels writes the figure of each bar above it, so that the chart needs no axis, and
// marks a day that is not over.
func labels(days []bot.ChartDay, most int) chart.Renderable {
	return func(r chart.Renderer, canvas chart.Box, defaults chart.Style) {
		write := func(i int, text string, color drawing.Color, y int) {
			chart.Style{Font: defaults.Font, FontSize: 14, FontColor: color}.WriteTextOptionsToRenderer(r)
			middle := canvas.Left + i*(barWidth+barSpace) + (barWidth+barSpace)/2
			r.Text(text, middle-r.MeasureText(text).Width()/2, y)
		}
		for i, d := range days {
			write(i, fmt.Sprint(d.Articles), textColor(), canvas.Bottom-canvas.Height()*d.Articles/most-8)
			if d.SoFar {
				write(i, bot.SaySoFar, mutedColor(), canvas.Bottom+50)
			}
		}
	}
}
