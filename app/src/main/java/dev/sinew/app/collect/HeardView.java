package dev.sinew.app.collect;

import dev.sinew.app.episode.LiveEpisode.Moment;
import dev.sinew.teleop.cue.Cue;
import dev.sinew.teleop.session.Verdict;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A view whose operator also hears what goes on: whoever watches the arm watches no screen.
public final class HeardView implements CollectView {

  private enum Phase {
    BEGINNING,
    RESETTING,
    RECORDING
  }

  private final CollectView seen;
  private final Consumer<Cue> cues;
  private final Supplier<String> trouble;
  private Phase phase = Phase.BEGINNING;

  /// @param cues makes a cue heard, and never waits
  /// @param trouble why something was not heard, said once; empty when there is nothing to say
  public HeardView(CollectView seen, Consumer<Cue> cues, Supplier<String> trouble) {
    this.seen = seen;
    this.cues = cues;
    this.trouble = trouble;
  }

  @Override
  public void resetting(int kept, int wanted, double leftSeconds, String objection) {
    enter(Phase.RESETTING, Cue.RESET);
    seen.resetting(kept, wanted, leftSeconds, objection);
  }

  @Override
  public void recording(int number, int wanted, double leftSeconds, Moment moment) {
    enter(Phase.RECORDING, Cue.START);
    seen.recording(number, wanted, leftSeconds, moment);
  }

  private void enter(Phase next, Cue cue) {
    if (phase == next) return;
    phase = next;
    cues.accept(cue);
    String why = trouble.get();
    if (!why.isEmpty()) seen.line(why);
  }

  @Override
  public void ended(CollectedEpisode episode) {
    cues.accept(episode.verdict() == Verdict.DISCARDED ? Cue.DISCARDED : Cue.KEPT);
    seen.ended(episode);
  }

  @Override
  public void line(String text) {
    seen.line(text);
  }
}
