package dev.sinew.app.view;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.Task;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/// A camera frame with the plan drawn on it: rows still to come from yellow (now) to red (last),
/// and at the foot a bar of the task's measure with a mark at its target.
public final class ChunkOverlay {

  private static final Color BAR = new Color(60, 160, 90);
  private static final Color TRACK = new Color(0, 0, 0, 40);

  private final Camera camera;
  private final Optional<Task> task;

  /// @param task whose measure to draw, where there is one
  public ChunkOverlay(Camera camera, Optional<Task> task) {
    this.camera = camera;
    this.task = task;
  }

  /// @param chunk the plan, null when there is none
  /// @param value the task's measure, 0..1
  public BufferedImage draw(Frame frame, ActionChunk chunk, double value) {
    BufferedImage image = image(frame);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    if (chunk != null) plan(graphics, chunk, frame.stampNanos(), frame.width() / 128.0);
    task.ifPresent(judged -> bar(graphics, value, judged.target(), frame.width(), frame.height()));
    graphics.dispose();
    return image;
  }

  private void plan(Graphics2D graphics, ActionChunk chunk, long nowNanos, double radius) {
    double[] position = new double[chunk.dof()];
    double[] pixel = new double[2];
    double[] before = null;
    graphics.setStroke(new BasicStroke((float) (radius / 2)));
    for (int row = 0; row < chunk.rows(); row++) {
      if (chunk.rowNanos(row + 1) <= nowNanos) continue;
      for (int i = 0; i < position.length; i++) position[i] = chunk.value(row, i);
      if (!camera.project(position, pixel)) return;
      graphics.setColor(
          Color.getHSBColor((float) (0.14 * (1 - (double) row / chunk.rows())), 1, 0.95f));
      if (before != null)
        graphics.draw(new Line2D.Double(before[0], before[1], pixel[0], pixel[1]));
      graphics.fill(
          new Ellipse2D.Double(pixel[0] - radius, pixel[1] - radius, 2 * radius, 2 * radius));
      before = pixel.clone();
    }
  }

  private static void bar(Graphics2D graphics, double value, double target, int width, int height) {
    double margin = width * 0.03;
    double length = width - 2 * margin;
    double thickness = height * 0.012;
    double top = height - margin - thickness;
    graphics.setColor(TRACK);
    graphics.fill(new Rectangle2D.Double(margin, top, length, thickness));
    graphics.setColor(BAR);
    graphics.fill(new Rectangle2D.Double(margin, top, length * value, thickness));
    graphics.setColor(Color.DARK_GRAY);
    graphics.fill(
        new Rectangle2D.Double(
            margin + length * target, top - thickness, thickness / 3, 3 * thickness));
  }

  private static BufferedImage image(Frame frame) {
    BufferedImage image =
        new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
    byte[] rgb = frame.rgb();
    int[] pixels = new int[frame.width() * frame.height()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (rgb[3 * i] & 255) << 16 | (rgb[3 * i + 1] & 255) << 8 | rgb[3 * i + 2] & 255;
    }
    image.setRGB(0, 0, frame.width(), frame.height(), pixels, 0, frame.width());
    return image;
  }
}
