package dev.sinew.app.bench;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// The commands of every strategy over the same latencies, and how large their seams are.
public final class SeamPlot {

  private static final int WIDTH = 620;
  private static final int HEIGHT = 260;
  private static final int COLUMNS = 2;
  private static final Color COMMAND = new Color(0x4477AA);
  private static final Color[] SHARES = {
    new Color(0x228833), new Color(0xCCBB44), new Color(0xEE6677)
  };

  private SeamPlot() {}

  /// @param out takes a PNG; left open
  public static void write(List<SeamResult> results, OutputStream out) throws IOException {
    // Otherwise drawing asks for a display, which a robot's computer has none of.
    System.setProperty("java.awt.headless", "true");
    List<XYChart> charts = new ArrayList<>();
    for (SeamResult result : results) charts.add(course(result));
    charts.add(seams(results));
    charts.add(trade(results));
    int rows = (charts.size() + COLUMNS - 1) / COLUMNS;
    BitmapEncoder.saveBitmap(charts, rows, COLUMNS, out, BitmapEncoder.BitmapFormat.PNG);
  }

  private static XYChart course(SeamResult result) {
    XYChart chart =
        chart(
            "%s: seams p99 %.1f, largest %.1f x own"
                .formatted(result.name(), result.seam(99), result.seam(100)),
            "s",
            "command of joint 1, rad");
    chart.getStyler().setLegendVisible(false);
    List<Double> seconds = result.drawn().stream().map(point -> point[0]).toList();
    List<Double> command = result.drawn().stream().map(point -> point[1]).toList();
    chart.addSeries("command", seconds, command).setMarker(SeriesMarkers.NONE);
    chart.getStyler().setSeriesColors(new Color[] {COMMAND});
    return chart;
  }

  private static XYChart seams(List<SeamResult> results) {
    XYChart chart = chart("Seams, in the order above", "strategy", "x the policy's own step");
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    chart.getStyler().setSeriesColors(SHARES);
    double[] percents = {50, 99, 100};
    for (double percent : percents) {
      List<Double> at = new ArrayList<>();
      List<Double> size = new ArrayList<>();
      for (int i = 0; i < results.size(); i++) {
        at.add(i + 1.0);
        size.add(Math.max(0.1, results.get(i).seam(percent)));
      }
      chart.addSeries(percent == 100 ? "largest" : "p%.0f".formatted(percent), at, size);
    }
    return chart;
  }

  /// What smoothness costs: how far from the path, and for how long without a row.
  private static XYChart trade(List<SeamResult> results) {
    XYChart chart = chart("What it costs, in the order above", "strategy", "mrad, percent");
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    List<Double> at = new ArrayList<>();
    List<Double> error = new ArrayList<>();
    List<Double> waiting = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      at.add(i + 1.0);
      error.add(results.get(i).error() * 1e3);
      waiting.add(100 * (1 - results.get(i).following()));
    }
    chart.addSeries("error, mrad rms", at, error);
    chart.addSeries("ticks without a row, %", at, waiting);
    return chart;
  }

  private static XYChart chart(String title, String x, String y) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    return chart;
  }
}
