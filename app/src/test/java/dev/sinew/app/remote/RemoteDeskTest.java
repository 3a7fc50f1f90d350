package dev.sinew.app.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.safety.StandardRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RemoteDeskTest {

  private static final Start START = new Start(OptionalLong.of(7), Optional.of("sort"));

  private final VirtualClock clock = new VirtualClock();
  private final List<String> said = new ArrayList<>();
  private final FakeEpisode episode = new FakeEpisode();
  private final RemoteDesk desk = new RemoteDesk(this::hear, true, clock);

  @Test
  void aStartIsHandedToWhoeverWaitsForOne() throws InterruptedException {
    assertThat(desk.start(START).accepted()).isTrue();
    assertThat(desk.awaitStart()).contains(START);
  }

  @Test
  void aSecondStartIsRefusedWhileOneWaitsOrRuns() {
    desk.start(START);
    assertThat(desk.start(START)).isEqualTo(Reply.no("an episode runs"));
    desk.begins(episode);
    assertThat(desk.start(START).accepted()).isFalse();
  }

  @Test
  void aRunStartedByHandTakesNoStart() {
    RemoteDesk byHand = new RemoteDesk(this::hear, false, clock);
    assertThat(byHand.start(START).why()).contains("--remote");
  }

  @Test
  void aRequestedStopIsConfirmedWhenTheArmIsMeasuredAtRestAndNotBefore() {
    desk.begins(episode);
    desk.requestStop("a", "cat on the table");
    desk.watch();
    assertThat(episode.stops).containsExactly(StandardRule.STOP_REQUESTED);
    assertThat(said).contains("stop {state=requested, id=a, reason=cat on the table}");
    assertThat(said).noneMatch(line -> line.contains("standstill"));

    clock.sleepUntil(clock.nanos() + 400_000_000);
    episode.rests = true;
    desk.watch();
    assertThat(said.getLast())
        .isEqualTo("stop {state=standstill, id=a, reason=cat on the table, seconds=0.4}");
  }

  @Test
  void aStopThatIsNotMeasuredIsNeverConfirmed() {
    desk.begins(episode);
    desk.requestStop("a", "");
    desk.ended(false, Optional.of("the arm was halted"));
    assertThat(said).anyMatch(line -> line.startsWith("stop {state=not-confirmed"));
    assertThat(said).noneMatch(line -> line.contains("standstill"));
  }

  @Test
  void aStopRequestIsLatchedUntilItIsCleared() {
    desk.requestStop("a", "");
    assertThat(desk.start(START).why())
        .isEqualTo("the stop request 'a' is latched: clear it first");
    assertThat(desk.clear().accepted()).isTrue();
    assertThat(desk.start(START).accepted()).isTrue();
  }

  @Test
  void aStopRequestTakesBackAStartThatWaits() throws InterruptedException {
    desk.start(START);
    desk.requestStop("a", "");
    desk.end();
    assertThat(desk.awaitStart()).isEmpty();
  }

  @Test
  void anEpisodeThatBeginsUnderALatchedRequestIsStoppedAtOnce() {
    desk.requestStop("a", "");
    desk.begins(episode);
    assertThat(episode.stops).containsExactly(StandardRule.STOP_REQUESTED);
  }

  @Test
  void nothingIsClearedWhileTheArmMayMove() {
    desk.begins(episode);
    desk.requestStop("a", "");
    assertThat(desk.clear()).isEqualTo(Reply.no("an episode runs: the arm may still move"));
  }

  @Test
  void aSecondRequestKeepsTheFirstOnesName() {
    desk.requestStop("a", "");
    desk.requestStop("b", "");
    assertThat(said).noneMatch(line -> line.contains("id=b"));
  }

  @Test
  void aFaultMustBeClearedBeforeTheNextStart() {
    desk.begins(episode);
    desk.ended(true, Optional.of("the arm does not follow"));
    assertThat(desk.start(START).why())
        .isEqualTo("latched: the arm does not follow; clear it first");
    desk.clear();
    assertThat(desk.start(START).accepted()).isTrue();
  }

  @Test
  void anOrdinaryStopLatchesNothing() {
    desk.begins(episode);
    assertThat(desk.stop().accepted()).isTrue();
    desk.ended(true, Optional.empty());
    assertThat(episode.stops).containsExactly(StandardRule.OPERATOR);
    assertThat(desk.start(START).accepted()).isTrue();
  }

  @Test
  void aLostBrokerStopsTheEpisode() {
    desk.begins(episode);
    desk.linkLost();
    assertThat(episode.stops).containsExactly(StandardRule.BROKER_LOST);
  }

  @Test
  void aPromptSaidBetweenEpisodesHoldsForTheNextOneOnly() {
    desk.prompt("sort");
    desk.begins(episode);
    desk.ended(true, Optional.empty());
    desk.begins(episode);
    assertThat(episode.prompts).containsExactly("sort");
  }

  @Test
  void aLabelBelongsToTheEpisodeThatRuns() {
    assertThat(desk.label("success").accepted()).isFalse();
    desk.begins(episode);
    desk.label("success");
    assertThat(desk.label()).contains("success");
    assertThat(episode.notes).containsExactly("label: success");
    desk.ended(true, Optional.empty());
    desk.begins(episode);
    assertThat(desk.label()).isEmpty();
  }

  private void hear(String topic, Outlet.Kind kind, Map<String, Object> words) {
    said.add(topic + " " + words);
  }

  private static final class FakeEpisode implements EpisodeControl {

    private final List<StandardRule> stops = new ArrayList<>();
    private final List<String> prompts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean rests;

    @Override
    public void requestStop(StandardRule why) {
      stops.add(why);
    }

    @Override
    public boolean atRest() {
      return rests;
    }

    @Override
    public void prompt(String prompt) {
      prompts.add(prompt);
    }

    @Override
    public void note(String text) {
      notes.add(text);
    }
  }
}
