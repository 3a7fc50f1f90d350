package dev.sinew.app.dataset.stats;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// A picture of a dataset: how long its episodes are, and of its first features how their values
/// are spread and how they go on average over an episode.
public final class StatsChart {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 330;
  private static final int MAX_FEATURES = 6;
  private static final int BINS = 60;
  private static final int TICK_SPACING = 100;

  /// Tol's "bright" and "muted" colours: distinct for the colour-blind too.
  private static final Color[] COLOURS = {
    new Color(0x4477AA), new Color(0xEE6677), new Color(0x228833), new Color(0xCCBB44),
    new Color(0x66CCEE), new Color(0xAA3377), new Color(0x999933), new Color(0x882255),
    new Color(0x44AA99), new Color(0xDDCC77), new Color(0x332288), new Color(0xCC6677),
    new Color(0x117733), new Color(0x88CCEE), new Color(0xAA4499), new Color(0x777777)
  };

  private StatsChart() {}

  /// @param title of the picture
  /// @param out takes a PNG; left open
  public static void write(DatasetStats stats, String title, OutputStream out) throws IOException {
    // Otherwise drawing asks for a display, which a robot's computer has none of.
    System.setProperty("java.awt.headless", "true");
    List<XYChart> charts = new ArrayList<>();
    charts.add(lengths(stats, title));
    charts.add(ranks(stats));
    for (int i : drawn(stats)) {
      charts.add(spread(stats.features().get(i)));
      charts.add(course(stats.features().get(i), stats.course(i)));
    }
    BitmapEncoder.saveBitmap(charts, charts.size() / 2, 2, out, BitmapEncoder.BitmapFormat.PNG);
  }

  /// Actions and states first.
  private static int[] drawn(DatasetStats stats) {
    return IntStream.range(0, stats.features().size())
        .filter(i -> DatasetStats.isDrawn(stats.features().get(i).feature()))
        .boxed()
        .sorted(Comparator.comparingInt(i -> rank(stats.features().get(i).feature().name())))
        .limit(MAX_FEATURES)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int rank(String name) {
    if (name.equals("action")) return 0;
    if (name.equals("observation.state")) return 1;
    return name.startsWith("observation.") ? 2 : 3;
  }

  private static XYChart lengths(DatasetStats stats, String title) {
    XYChart chart =
        chart(
            "%s: %,d episodes, %,d rows".formatted(title, stats.episodes(), stats.rows()),
            "seconds an episode",
            "episodes");
    double[] seconds = stats.seconds();
    Arrays.sort(seconds);
    if (seconds.length > 0) steps(chart, "episodes", Bins.of(seconds, 30), COLOURS[0], true);
    chart.getStyler().setLegendVisible(false);
    return chart;
  }

  private static XYChart ranks(DatasetStats stats) {
    XYChart chart = chart("Length of every episode", "episode", "seconds");
    double[] seconds = stats.seconds();
    if (seconds.length > 0) {
      double[] numbers = IntStream.range(0, seconds.length).asDoubleStream().toArray();
      XYSeries series = chart.addSeries("seconds", numbers, seconds);
      series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
      series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(COLOURS[0]);
    }
    chart.getStyler().setLegendVisible(false).setMarkerSize(4);
    chart.getStyler().setXAxisDecimalPattern("#").setYAxisMin(0.0);
    return chart;
  }

  private static XYChart spread(FeatureStats feature) {
    XYChart chart = chart(feature.feature().name() + ": values", "value", "share of rows");
    for (int i = 0; i < feature.elements().size(); i++) {
      double[] sample = feature.elements().get(i).sample();
      if (sample.length == 0) continue;
      steps(chart, label(feature, i), Bins.of(sample, BINS), COLOURS[i], false);
    }
    legend(chart, feature);
    return chart;
  }

  private static XYChart course(FeatureStats feature, Course course) {
    XYChart chart =
        chart(
            feature.feature().name() + ": course, mean of all episodes",
            "share of the episode, %",
            "value");
    for (int i = 0; i < feature.elements().size(); i++) {
      double[] means = course.means(i);
      int[] there =
          IntStream.range(0, means.length).filter(p -> Double.isFinite(means[p])).toArray();
      if (there.length == 0) continue;
      double[] x = Arrays.stream(there).mapToDouble(p -> (p + 0.5) * 100 / Course.PARTS).toArray();
      double[] y = Arrays.stream(there).mapToDouble(p -> means[p]).toArray();
      line(chart.addSeries(label(feature, i), x, y), COLOURS[i]);
    }
    legend(chart, feature);
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(100.0);
    return chart;
  }

  private static String label(FeatureStats feature, int element) {
    String name = feature.names().get(element);
    return name.isEmpty() ? feature.feature().name() : name;
  }

  private static void legend(XYChart chart, FeatureStats feature) {
    chart.getStyler().setLegendVisible(feature.elements().size() > 1);
  }

  /// The outline of a histogram.
  private static void steps(XYChart chart, String name, Bins bins, Color colour, boolean filled) {
    XYSeries series = chart.addSeries(name, bins.outlineX(), bins.outlineY(filled));
    line(series, colour);
    if (!filled) return;
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Area);
    series.setFillColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 110));
  }

  private static void line(XYSeries series, Color colour) {
    series.setMarker(SeriesMarkers.NONE).setLineColor(colour).setLineWidth(1.8f);
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
    Font plain = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    chart
        .getStyler()
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setChartTitleBoxVisible(false)
        .setChartTitleFont(plain.deriveFont(Font.BOLD, 14f))
        .setLegendFont(plain)
        .setLegendBorderColor(Color.WHITE)
        .setLegendPosition(Styler.LegendPosition.OutsideE);
    chart
        .getStyler()
        .setPlotGridLinesColor(new Color(0xE4E4E4))
        .setXAxisTickMarkSpacingHint(TICK_SPACING)
        .setAxisTickLabelsFont(plain)
        .setAxisTitleFont(plain);
    return chart;
  }
}
