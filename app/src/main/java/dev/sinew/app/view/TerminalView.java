package dev.sinew.app.view;

import dev.sinew.app.episode.LiveEpisode.Moment;
import dev.sinew.app.episode.TickTally;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.port.Task;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/// The live view: a small picture of what the camera sees, and the numbers that matter, redrawn in
/// place.
public final class TerminalView {

  private static final int COLUMNS = 48;
  private static final int ROWS = 24;
  private static final int BAR = 30;

  private final PrintStream out;
  private final Optional<Task> task;
  private final int maxSteps;
  private final int camera;
  private boolean drawn;

  /// @param task whose measure to show, where there is one
  /// @param camera index of the camera to show, -1 for none
  public TerminalView(PrintStream out, Optional<Task> task, int maxSteps, int camera) {
    this.out = out;
    this.task = task;
    this.maxSteps = maxSteps;
    this.camera = camera;
  }

  /// Whether standard output is a terminal that can be redrawn.
  public static boolean possible() {
    String term = System.getenv("TERM");
    return System.console() != null
        && System.console().isTerminal()
        && term != null
        && !term.equals("dumb");
  }

  public void show(Moment moment) {
    StringBuilder text = new StringBuilder();
    int lines = 2 + (task.isPresent() ? 1 : 0) + (camera >= 0 ? ROWS : 0);
    if (drawn) text.append("\u001b[").append(lines).append('A');
    drawn = true;
    if (camera >= 0) picture(text, moment.brain().frames().get(camera).newest());
    TickTally.Report ticks = moment.ticks();
    task.ifPresent(judged -> measure(text, judged, moment));
    line(
        text,
        "step %d/%d  %.1f s  servo %.1f Hz  worst wake-up %.2f ms  worst tick %.2f ms",
        moment.step(),
        maxSteps,
        moment.seconds(),
        ticks.ticks() / moment.seconds(),
        ticks.wakeMaxNanos() / 1e6,
        ticks.workMaxNanos() / 1e6);
    line(text, "late %d  starved %d  %s", ticks.late(), ticks.starved(), moment.spine().mode());
    out.print(text);
    out.flush();
  }

  private static void measure(StringBuilder text, Task task, Moment moment) {
    line(
        text,
        "%s %s %.3f  best %.3f",
        task.measure(),
        bar(moment.value(), task.target()),
        moment.value(),
        moment.best());
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append("\u001b[K\n");
  }

  /// Two pixels a character: the upper in the foreground, the lower in the background.
  private static void picture(StringBuilder text, Frame frame) {
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS && frame != null; column++) {
        int upper = mean(frame, column, 2 * row);
        int lower = mean(frame, column, 2 * row + 1);
        colour(text, 38, upper);
        colour(text, 48, lower);
        text.append('▀');
      }
      text.append("\u001b[0m\u001b[K\n");
    }
  }

  private static void colour(StringBuilder text, int layer, int rgb) {
    text.append("\u001b[")
        .append(layer)
        .append(";2;")
        .append(rgb >> 16)
        .append(';')
        .append(rgb >> 8 & 255)
        .append(';')
        .append(rgb & 255)
        .append('m');
  }

  private static int mean(Frame frame, int column, int row) {
    int left = column * frame.width() / COLUMNS;
    int right = Math.max(left + 1, (column + 1) * frame.width() / COLUMNS);
    int top = row * frame.height() / (2 * ROWS);
    int bottom = Math.max(top + 1, (row + 1) * frame.height() / (2 * ROWS));
    int[] sum = new int[3];
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        for (int c = 0; c < 3; c++) sum[c] += frame.rgb()[3 * (y * frame.width() + x) + c] & 255;
      }
    }
    int count = (right - left) * (bottom - top);
    return sum[0] / count << 16 | sum[1] / count << 8 | sum[2] / count;
  }

  private static String bar(double value, double target) {
    int filled = (int) Math.round(BAR * value);
    int mark = (int) Math.round(BAR * target);
    StringBuilder bar = new StringBuilder();
    for (int i = 0; i < BAR; i++) bar.append(i == mark ? '|' : i < filled ? '█' : '░');
    return bar.toString();
  }
}
