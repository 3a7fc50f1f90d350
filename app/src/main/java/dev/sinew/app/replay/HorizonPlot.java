package dev.sinew.app.replay;

import dev.sinew.app.view.WholeFile;
import dev.sinew.runtime.JointSpec;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// Errors over how far a plan looks ahead: a chart per joint, a line per policy.
public final class HorizonPlot {

  private static final int WIDTH = 520;
  private static final int HEIGHT = 320;
  private static final int COLUMNS = 2;

  private final List<JointSpec> joints;
  private final List<HorizonErrors> all;

  public HorizonPlot(List<JointSpec> joints, List<HorizonErrors> all) {
    this.joints = List.copyOf(joints);
    this.all = List.copyOf(all);
  }

  /// @throws IOException when the file cannot be written
  public void write(Path png) throws IOException {
    int columns = Math.min(COLUMNS, joints.size());
    int rows = (joints.size() + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(columns * WIDTH, rows * HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    for (int i = 0; i < joints.size(); i++)
      graphics.drawImage(
          BitmapEncoder.getBufferedImage(chart(i)),
          i % columns * WIDTH,
          i / columns * HEIGHT,
          null);
    graphics.dispose();
    try (WholeFile file = new WholeFile(png)) {
      ImageIO.write(sheet, "png", file.part().toFile());
      file.commit();
    }
  }

  private XYChart chart(int joint) {
    JointSpec spec = joints.get(joint);
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(spec.name())
            .xAxisTitle("ahead of the observation, s")
            .yAxisTitle("rms error, " + spec.unit().symbol())
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNW);
    chart.getStyler().setYAxisMin(0.0);
    for (HorizonErrors errors : all) {
      List<Double> ahead = new ArrayList<>();
      List<Double> rms = new ArrayList<>();
      for (int row = 0; row < errors.rows(); row++) {
        if (errors.count(row) == 0) continue;
        ahead.add(errors.leadSeconds(row));
        rms.add(errors.rms(row, joint));
      }
      if (!ahead.isEmpty())
        chart.addSeries(errors.policy(), ahead, rms).setMarker(SeriesMarkers.CIRCLE);
    }
    return chart;
  }
}
