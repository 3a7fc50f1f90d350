package dev.sinew.teleop.session;

import dev.sinew.runtime.port.TeleopEvent;

/// Episodes one after the other until enough are kept: reset, record, judge, again. The events mean
/// what people know from LeRobot's collection; an event that makes no sense in a phase is ignored.
///
/// One thread.
public final class CollectionSession {

  /// Where the session is.
  public enum Phase {
    RESETTING,
    RECORDING,
    ENDED
  }

  private final int wanted;
  private final long episodeNanos;
  private final long resetNanos;
  private Phase phase = Phase.RESETTING;
  private Verdict verdict = Verdict.KEPT;
  private int kept;
  private boolean newestCanGo;
  private boolean quitting;
  private long sinceNanos;

  /// @param wanted episodes in the end, those that are there already among them
  /// @param kept episodes that are there already
  /// @param episodeNanos longest episode
  /// @param resetNanos longest reset phase; 0 for as long as the operator likes
  public CollectionSession(
      int wanted, int kept, long episodeNanos, long resetNanos, long nowNanos) {
    this.wanted = wanted;
    this.kept = kept;
    this.episodeNanos = episodeNanos;
    this.resetNanos = resetNanos;
    sinceNanos = nowNanos;
    if (kept >= wanted) phase = Phase.ENDED;
  }

  public Phase phase() {
    return phase;
  }

  /// Episodes kept so far.
  public int kept() {
    return kept;
  }

  public int wanted() {
    return wanted;
  }

  /// Of the episode that ended last.
  public Verdict verdict() {
    return verdict;
  }

  /// What is left of the phase, nanoseconds; [Long#MAX_VALUE] where it has no end of its own.
  public long leftNanos(long nowNanos) {
    long longest = phase == Phase.RECORDING ? episodeNanos : resetNanos;
    return longest == 0 ? Long.MAX_VALUE : Math.max(0, longest - (nowNanos - sinceNanos));
  }

  /// The operator said something.
  public Turn on(TeleopEvent event, long nowNanos) {
    return switch (phase) {
      case RESETTING -> inReset(event, nowNanos);
      case RECORDING -> inEpisode(event, nowNanos);
      case ENDED -> Turn.NOTHING;
    };
  }

  /// Time has passed.
  public Turn at(long nowNanos) {
    if (phase == Phase.ENDED || leftNanos(nowNanos) > 0) return Turn.NOTHING;
    return phase == Phase.RESETTING ? record(nowNanos) : finish(Verdict.KEPT, nowNanos);
  }

  /// The arm begins to follow: the episode's time counts from now on.
  public void begins(long nowNanos) {
    if (phase == Phase.RECORDING) sinceNanos = nowNanos;
  }

  /// The operator leaves before the episode began: there is none, and the session ends.
  public Turn leave() {
    return phase == Phase.ENDED ? Turn.NOTHING : end();
  }

  /// The episode ended by itself: the arm was stopped. It is kept, without a label, and the session
  /// ends.
  public Turn stopped(long nowNanos) {
    if (phase != Phase.RECORDING) return Turn.NOTHING;
    quitting = true;
    return finish(Verdict.KEPT, nowNanos);
  }

  private Turn inReset(TeleopEvent event, long nowNanos) {
    return switch (event) {
      case START, KEEP -> record(nowNanos);
      case RERECORD -> takeBack();
      case QUIT, STOP -> end();
      case SUCCESS, FAILURE, TAKE_OVER, RELEASE -> Turn.NOTHING;
    };
  }

  private Turn inEpisode(TeleopEvent event, long nowNanos) {
    return switch (event) {
      case KEEP -> finish(Verdict.KEPT, nowNanos);
      case SUCCESS -> finish(Verdict.SUCCESS, nowNanos);
      case FAILURE -> finish(Verdict.FAILURE, nowNanos);
      case RERECORD -> finish(Verdict.DISCARDED, nowNanos);
      case QUIT, STOP -> stopped(nowNanos);
      case START, TAKE_OVER, RELEASE -> Turn.NOTHING;
    };
  }

  private Turn record(long nowNanos) {
    phase = Phase.RECORDING;
    newestCanGo = false;
    sinceNanos = nowNanos;
    return Turn.RECORD;
  }

  private Turn finish(Verdict what, long nowNanos) {
    verdict = what;
    newestCanGo = what != Verdict.DISCARDED;
    if (newestCanGo) kept++;
    phase = quitting || kept >= wanted ? Phase.ENDED : Phase.RESETTING;
    sinceNanos = nowNanos;
    return Turn.FINISH;
  }

  private Turn takeBack() {
    if (!newestCanGo) return Turn.NOTHING;
    newestCanGo = false;
    kept--;
    return Turn.DISCARD_NEWEST;
  }

  private Turn end() {
    phase = Phase.ENDED;
    return Turn.END;
  }
}
