package dev.sinew.drivers.sim.pusht;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// Draws a scene in gym-pusht's colours. Camera thread.
final class Painter {

  private static final Color GROUND = Color.WHITE;
  private static final Color WALL = new Color(211, 211, 211);
  private static final Color GOAL = new Color(144, 238, 144);
  private static final Color BLOCK = new Color(119, 136, 153);
  private static final Color AGENT = new Color(65, 105, 225);
  private static final double ARENA = 512;

  private final BufferedImage image;
  private final Graphics2D graphics;

  Painter(int size) {
    image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(size / ARENA, size / ARENA);
    graphics.setStroke(new BasicStroke(4));
  }

  /// @param scene a sample of [Scene#POSES]
  /// @return `size * size * 3` bytes, red first
  byte[] paint(double[] scene) {
    graphics.setColor(GROUND);
    graphics.fill(new Rectangle2D.Double(0, 0, ARENA, ARENA));
    graphics.setColor(WALL);
    double[][] corners = {{5, 5}, {506, 5}, {506, 506}, {5, 506}};
    for (int i = 0; i < 4; i++) {
      double[] a = corners[i];
      double[] b = corners[(i + 1) % 4];
      graphics.draw(new Line2D.Double(a[0], a[1], b[0], b[1]));
    }
    tee(Pose.GOAL, GOAL);
    disc(scene[0], scene[1], World.AGENT_RADIUS, AGENT);
    tee(new Pose(scene[4], scene[5], scene[6]), BLOCK);
    return bytes();
  }

  private void tee(Pose pose, Color colour) {
    double[] corners = new double[16];
    Tee.corners(pose.x(), pose.y(), pose.angle(), corners);
    graphics.setColor(colour);
    for (int rectangle = 0; rectangle < 2; rectangle++) {
      Path2D path = new Path2D.Double();
      for (int i = 0; i < 4; i++) {
        int at = 8 * rectangle + 2 * i;
        if (i == 0) path.moveTo(corners[at], corners[at + 1]);
        else path.lineTo(corners[at], corners[at + 1]);
      }
      path.closePath();
      graphics.fill(path);
    }
  }

  private void disc(double x, double y, double radius, Color colour) {
    graphics.setColor(colour);
    graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  private byte[] bytes() {
    int size = image.getWidth();
    int[] pixels = image.getRGB(0, 0, size, size, null, 0, size);
    byte[] rgb = new byte[pixels.length * 3];
    for (int i = 0; i < pixels.length; i++) {
      rgb[3 * i] = (byte) (pixels[i] >> 16);
      rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
      rgb[3 * i + 2] = (byte) pixels[i];
    }
    return rgb;
  }
}
