package dev.sinew.app.collect;

import dev.sinew.app.lint.EpisodeLint;
import dev.sinew.app.lint.FactsReader;
import dev.sinew.app.lint.Finding;
import dev.sinew.app.lint.Severity;
import dev.sinew.app.record.EpisodeFormat;
import dev.sinew.app.replay.EpisodeLog;
import dev.sinew.app.view.WholeFile;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/// All episodes of a collection on one picture, a row each: what one camera saw from beginning to
/// end, how long it took, what the operator said of it and what is wrong with it.
public final class ContactSheet {

  private static final int PICTURES = 8;
  private static final int PICTURE_WIDTH = 112;
  private static final int PICTURE_HEIGHT = 84;
  private static final int TEXT_WIDTH = 250;
  private static final int MARGIN = 4;
  private static final int ROW = PICTURE_HEIGHT + MARGIN;
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

  private ContactSheet() {}

  /// @param episodes at least one
  /// @param camera the one whose pictures are shown; where an episode lacks it, its row has none
  /// @throws IOException in one line when an episode cannot be read or the file not be written
  public static void write(List<Path> episodes, String camera, Path file) throws IOException {
    int width = MARGIN + TEXT_WIDTH + PICTURES * (PICTURE_WIDTH + MARGIN);
    BufferedImage sheet =
        new BufferedImage(width, MARGIN + episodes.size() * ROW, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(FONT);
    for (int i = 0; i < episodes.size(); i++)
      row(graphics, episodes.get(i), camera, MARGIN + i * ROW);
    graphics.dispose();
    try (WholeFile whole = new WholeFile(file)) {
      ImageIO.write(sheet, "png", whole.part().toFile());
      whole.commit();
    }
  }

  private static void row(Graphics2D graphics, Path episode, String camera, int top)
      throws IOException {
    try (EpisodeLog log = new EpisodeLog(episode)) {
      text(graphics, log, episode, top);
      if (log.stillCodec(camera) == null) return;
      long count = log.count(EpisodeFormat.CAMERA + camera);
      EpisodeLog.Cursor<EpisodeLog.Still> stills = log.stills(camera);
      long at = 0;
      for (int i = 0; i < PICTURES && i < count; i++) {
        long wanted = i * (count - 1) / Math.max(1, PICTURES - 1);
        EpisodeLog.Still still = stills.next();
        for (; still != null && at < wanted; at++) still = stills.next();
        if (still == null) return;
        at++;
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(still.data()));
        int left = MARGIN + TEXT_WIDTH + i * (PICTURE_WIDTH + MARGIN);
        graphics.drawImage(picture, left, top, PICTURE_WIDTH, PICTURE_HEIGHT, null);
      }
    }
  }

  private static void text(Graphics2D graphics, EpisodeLog log, Path episode, int top)
      throws IOException {
    List<Finding> findings = EpisodeLint.of(FactsReader.read(episode));
    graphics.setColor(Color.BLACK);
    int line = top + 14;
    graphics.drawString(episode.getFileName().toString(), MARGIN, line);
    String label = log.result().getOrDefault("label", "");
    String seconds = log.result().getOrDefault("seconds", "");
    graphics.drawString(
        label + (seconds.isEmpty() ? "" : "  " + seconds + " s"), MARGIN, line += 16);
    for (Finding finding : findings.stream().limit(3).toList()) {
      graphics.setColor(finding.severity() == Severity.ERROR ? Color.RED : Color.ORANGE.darker());
      graphics.drawString(finding.id(), MARGIN, line += 15);
    }
    graphics.setColor(Color.BLACK);
    if (findings.size() > 3)
      graphics.drawString("and %d more".formatted(findings.size() - 3), MARGIN + 120, line);
  }
}
