package dev.sinew.app.collect;

import dev.sinew.app.episode.LiveEpisode.Moment;
import dev.sinew.app.view.TerminalView;
import java.io.PrintStream;
import java.util.Locale;

/// A collection session as lines of text: one per episode, and on a terminal one that is redrawn in
/// place.
public final class CollectLines implements CollectView {

  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final boolean live;
  private final Controls controls;
  private String objection = "";
  private boolean drawn;

  /// @param live whether there shall be a line that is redrawn, where the terminal can
  /// @param controls what the operator can press; said at once
  public CollectLines(PrintStream out, boolean live, Controls controls) {
    this.out = out;
    this.live = live && TerminalView.possible();
    this.controls = controls;
    if (!controls.all().isEmpty()) out.println(controls.all());
  }

  @Override
  public void resetting(int kept, int wanted, double leftSeconds, String against) {
    if (!live) {
      if (!against.isEmpty() && !against.equals(objection)) out.println(against);
      objection = against;
      return;
    }
    draw(
        against.isEmpty()
            ? "%d/%d kept  reset the scene%s  %s"
                .formatted(kept, wanted, left(leftSeconds), controls.between())
            : against);
  }

  @Override
  public void recording(int number, int wanted, double leftSeconds, Moment moment) {
    if (!live) return;
    draw(
        "%d/%d RECORDING %5.1f s%s  servo %.1f Hz  late %d"
            .formatted(
                number,
                wanted,
                moment.seconds(),
                left(leftSeconds),
                moment.ticks().ticks() / moment.seconds(),
                moment.ticks().late()));
  }

  @Override
  public void ended(CollectedEpisode episode) {
    line(episode.summary());
  }

  @Override
  public void line(String text) {
    if (drawn) out.print(CLEAR);
    drawn = false;
    out.println(text);
  }

  private void draw(String text) {
    out.print(CLEAR + text);
    out.flush();
    drawn = true;
  }

  private static String left(double seconds) {
    return Double.isInfinite(seconds) ? "" : String.format(Locale.ROOT, " (%.0f s left)", seconds);
  }
}
