package dev.sinew.app.remote;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.runtime.safety.StandardRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Decides what operators at the other end of a network may do, and keeps what they must not
/// forget: a stop that was requested, and a fault that ended an episode. Any thread.
public final class RemoteDesk {

  static final String STATUS = "status";
  static final String STOP = "stop";

  private final Outlet outlet;
  private final Clock clock;
  private final boolean takesStarts;
  private final StopLatch latch = new StopLatch();
  private Optional<EpisodeControl> episode = Optional.empty();
  private Optional<String> fault = Optional.empty();
  private Optional<Start> asked = Optional.empty();
  private Optional<String> prompt = Optional.empty();
  private Optional<String> label = Optional.empty();
  private Optional<Consumer<TeleopEvent>> session = Optional.empty();
  private boolean ended;
  private long episodes;

  /// @param takesStarts whether the run waits for operators to start its episodes
  public RemoteDesk(Outlet outlet, boolean takesStarts, Clock clock) {
    this.outlet = outlet;
    this.takesStarts = takesStarts;
    this.clock = clock;
  }

  /// Tells how things are: at the beginning, and after a link was lost.
  public synchronized void tellAll() {
    tell();
    outlet.publish(STOP, Outlet.Kind.STATE, latch.words());
  }

  /// From now on operators may say events to a session, which must not wait.
  public synchronized void listen(Consumer<TeleopEvent> said) {
    session = Optional.of(said);
  }

  /// Waits until an operator starts an episode.
  ///
  /// @return empty when no episode is wanted any more
  public synchronized Optional<Start> awaitStart() throws InterruptedException {
    while (asked.isEmpty() && !ended) wait();
    Optional<Start> start = ended ? Optional.empty() : asked;
    asked = Optional.empty();
    return start;
  }

  /// No more episodes: whoever waits for a start waits no longer.
  public synchronized void end() {
    ended = true;
    notifyAll();
    tell();
  }

  /// An episode begins; what was asked for before holds for it.
  public synchronized void begins(EpisodeControl control) {
    episode = Optional.of(control);
    label = Optional.empty();
    episodes++;
    prompt.ifPresent(control::prompt);
    prompt = Optional.empty();
    if (latch.isSet()) control.requestStop(StandardRule.STOP_REQUESTED);
    tell();
  }

  /// Looks whether a requested stop has come to its end; called often while an episode runs.
  public synchronized void watch() {
    if (latch.waits() && episode.map(EpisodeControl::atRest).orElse(false)) confirm();
  }

  /// The episode is over.
  ///
  /// @param rested whether the arm was measured at rest
  /// @param trouble the fault that ended it; the next start needs a clear then
  public synchronized void ended(boolean rested, Optional<String> trouble) {
    episode = Optional.empty();
    if (rested) confirm();
    else if (latch.notAtRest()) outlet.publish(STOP, Outlet.Kind.STATE, latch.words());
    if (trouble.isPresent() && !latch.isSet()) fault = trouble;
    tell();
  }

  /// An episode could not be opened or failed; the next start needs a clear.
  public synchronized void failed(String why) {
    episode = Optional.empty();
    fault = Optional.of(why);
    tell();
  }

  private void confirm() {
    if (latch.atRest(clock.nanos())) outlet.publish(STOP, Outlet.Kind.STATE, latch.words());
  }

  /// What an operator called the episode; empty when nobody did.
  public synchronized Optional<String> label() {
    return label;
  }

  /// A request to stop, which is latched.
  ///
  /// @param id by which it is confirmed
  public synchronized void requestStop(String id, String reason) {
    latch.request(id, reason, clock.nanos());
    episode.ifPresent(running -> running.requestStop(StandardRule.STOP_REQUESTED));
    asked = Optional.empty();
    outlet.publish(STOP, Outlet.Kind.STATE, latch.words());
    tell();
  }

  /// The link on which a controlled stop depends is lost.
  public synchronized void linkLost() {
    episode.ifPresent(running -> running.requestStop(StandardRule.BROKER_LOST));
  }

  synchronized Reply start(Start start) {
    if (!takesStarts)
      return Reply.no("this run was started by hand; 'sinew run --remote' takes starts");
    if (latch.isSet())
      return Reply.no("the stop request '" + latch.id() + "' is latched: clear it first");
    if (fault.isPresent()) return Reply.no("latched: " + fault.get() + "; clear it first");
    if (episode.isPresent() || asked.isPresent()) return Reply.no("an episode runs");
    if (ended) return Reply.no("the run is ending");
    asked = Optional.of(start);
    notifyAll();
    return Reply.yes("an episode begins");
  }

  /// An ordinary stop: nothing is latched.
  synchronized Reply stop() {
    if (episode.isEmpty()) return Reply.yes("no episode runs");
    episode.get().requestStop(StandardRule.OPERATOR);
    return Reply.yes("a controlled stop begins");
  }

  synchronized Reply event(TeleopEvent event) {
    if (session.isEmpty()) return Reply.no("nobody is shown anything in this run");
    if (latch.isSet() && event == TeleopEvent.START)
      return Reply.no("the stop request '" + latch.id() + "' is latched: clear it first");
    session.get().accept(event);
    return Reply.yes("passed on");
  }

  synchronized Reply note(String text) {
    if (episode.isEmpty()) return Reply.no("no episode runs that could bear a note");
    episode.get().note(text);
    return Reply.yes("noted");
  }

  synchronized Reply label(String text) {
    if (episode.isEmpty()) return Reply.no("no episode runs that could be labelled");
    label = Optional.of(text);
    episode.get().note("label: " + text);
    return Reply.yes("labelled");
  }

  synchronized Reply prompt(String text) {
    if (episode.isEmpty()) {
      prompt = Optional.of(text);
      return Reply.yes("holds for the next episode");
    }
    episode.get().prompt(text);
    episode.get().note("prompt: " + text);
    return Reply.yes("holds from the next observation on");
  }

  synchronized Reply clear() {
    if (episode.isPresent()) return Reply.no("an episode runs: the arm may still move");
    latch.clear();
    fault = Optional.empty();
    outlet.publish(STOP, Outlet.Kind.STATE, latch.words());
    tell();
    return Reply.yes("cleared");
  }

  private void tell() {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("connection", "online");
    words.put("state", state());
    words.put("episodes", episodes);
    fault.ifPresent(why -> words.put("fault", why));
    outlet.publish(STATUS, Outlet.Kind.STATE, words);
  }

  private String state() {
    if (episode.isPresent()) return latch.isSet() ? "stopping" : "running";
    if (latch.isSet() || fault.isPresent()) return "latched";
    return ended || !takesStarts ? "idle" : "waiting";
  }
}
