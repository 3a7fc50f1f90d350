package dev.sinew.drivers.camera.find;

import dev.sinew.runtime.Frame;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/// One picture of all cameras, to tell which is which.
public final class ContactSheet {

  private static final int WIDTH = 480;
  private static final int HEIGHT = 360;
  private static final int TITLE_HEIGHT = 24;
  private static final int LINE_HEIGHT = 17;
  private static final int LINES = 3;
  private static final int TEXT = TITLE_HEIGHT + LINES * LINE_HEIGHT;
  private static final int GAP = 12;
  private static final int MOST_COLUMNS = 3;
  private static final Color FAILURE = new Color(0xa00000);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);
  private static final Font DETAIL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  private ContactSheet() {}

  /// @param png written anew
  public static void write(List<CameraShot> shots, Path png) throws IOException {
    try (var out = Files.newOutputStream(png)) {
      ImageIO.write(draw(shots), "png", out);
    }
  }

  /// Row by row, three in a row, each with its lines below.
  static BufferedImage draw(List<CameraShot> shots) {
    int columns = Math.clamp(shots.size(), 1, MOST_COLUMNS);
    int rows = Math.max(1, (shots.size() + columns - 1) / columns);
    BufferedImage sheet =
        new BufferedImage(
            GAP + columns * (WIDTH + GAP),
            GAP + rows * (HEIGHT + TEXT + GAP),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (int i = 0; i < shots.size(); i++)
      cell(
          g,
          shots.get(i),
          GAP + i % columns * (WIDTH + GAP),
          GAP + i / columns * (HEIGHT + TEXT + GAP));
    g.dispose();
    return sheet;
  }

  private static void cell(Graphics2D g, CameraShot shot, int x, int y) {
    g.setColor(Color.BLACK);
    g.fillRect(x, y, WIDTH, HEIGHT);
    if (shot.frame() != null) picture(g, image(shot.frame()), x, y);
    g.setFont(TITLE);
    g.drawString(cut(g, shot.title()), x, y + HEIGHT + TITLE_HEIGHT - 5);
    g.setFont(DETAIL);
    g.setColor(shot.frame() == null ? FAILURE : Color.DARK_GRAY);
    String rest = shot.detail();
    for (int i = 1; i <= LINES && !rest.isEmpty(); i++) {
      String line = cut(g, rest);
      g.drawString(line, x, y + HEIGHT + TITLE_HEIGHT + i * LINE_HEIGHT - 4);
      rest = rest.substring(line.length());
    }
  }

  /// As large as fits, in its own proportions.
  private static void picture(Graphics2D g, BufferedImage image, int x, int y) {
    double scale = Math.min((double) WIDTH / image.getWidth(), (double) HEIGHT / image.getHeight());
    int width = (int) Math.round(image.getWidth() * scale);
    int height = (int) Math.round(image.getHeight() * scale);
    g.drawImage(image, x + (WIDTH - width) / 2, y + (HEIGHT - height) / 2, width, height, null);
  }

  /// As much of a text as fits into one line.
  private static String cut(Graphics2D g, String text) {
    FontMetrics metrics = g.getFontMetrics();
    int end = text.length();
    while (end > 1 && metrics.stringWidth(text.substring(0, end)) > WIDTH) end--;
    return text.substring(0, end);
  }

  private static BufferedImage image(Frame frame) {
    BufferedImage image =
        new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
    byte[] rgb = frame.rgb();
    for (int i = 0; i < rgb.length / 3; i++)
      image.setRGB(
          i % frame.width(),
          i / frame.width(),
          (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff);
    return image;
  }
}
