package dev.sinew.app.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.fault.FaultPlan;
import dev.sinew.app.fault.Injection;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.events.EventLog;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.safety.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// A real second JVM; nothing here judges how fast it is.
@Isolated("in real time")
class ProcessSpineTest {

  private static final long PATIENCE = 20_000_000_000L;

  private final Clock clock = new MonotonicClock();
  private final Path config = Path.of(System.getProperty("sinew.root"), "configs", "sim-arm.yaml");
  private final Deployment deployment = Deployment.read(config);

  @TempDir Path folder;

  @Test
  void itArmsStartsStopsAndClosesItsEventLog() throws IOException {
    Path events = folder.resolve("events.jsonl");
    try (ProcessSpine spine = spine(events, List.of())) {
      SpineClient client = new SpineClient(spine, deployment.rules(), clock);
      client.ask(Request.PLACE, 1);
      client.ask(Request.ARM, 0);
      client.ask(Request.START, 0);
      await(spine, Mode.RUNNING);
      assertThat(spine.failure()).isEmpty();
      // Nobody plans: the supervisor stops an arm whose plan grows old, and latches.
      await(spine, Mode.LATCHED);
      int cause = spine.exchange().status().read().cause();
      assertThat(deployment.rules().rule(cause).name()).isEqualTo("plan-stale");
      assertThatThrownBy(() -> client.ask(Request.ARM, 0))
          .isInstanceOf(SpineException.class)
          .hasMessageContaining("the spine refuses to arm: a fault is latched");
    }
    assertThat(EventLog.verify(events).intact()).isTrue();
    assertThat(EventLog.verify(events).closed()).isTrue();
    assertThat(Files.readString(events)).contains("\"to\":\"LATCHED\"");
  }

  @Test
  void itsDeathIsNoticedAndNamed() throws Exception {
    try (ProcessSpine spine = spine(null, List.of())) {
      ProcessHandle.of(spine.pid()).orElseThrow().destroyForcibly();
      long patience = clock.nanos() + PATIENCE;
      while (spine.failure().isEmpty() && clock.nanos() < patience)
        clock.sleepUntil(clock.nanos() + 1_000_000);
      assertThat(spine.failure().orElseThrow()).startsWith("the spine process ended with code ");
    }
  }

  @Test
  void aServoThatHangsIsNoticedByItsOwnWatchAndEndsTheProcessWithTheReason() throws IOException {
    try (ProcessSpine spine = spine(null, List.of(Injection.parse("servo-hang@0")))) {
      SpineClient client = new SpineClient(spine, deployment.rules(), clock);
      client.ask(Request.ARM, 0);
      long patience = clock.nanos() + PATIENCE;
      while (spine.failure().isEmpty() && clock.nanos() < patience)
        clock.sleepUntil(clock.nanos() + 1_000_000);
      assertThat(spine.failure().orElseThrow()).contains("the servo made no tick for");
    }
  }

  @Test
  void aSpineThatCannotStartSaysWhy() {
    Path nowhere = folder.resolve("missing").resolve("events.jsonl");
    assertThatThrownBy(() -> spine(nowhere, List.of()))
        .isInstanceOf(SpineException.class)
        .hasMessageStartingWith("the spine did not come up: ")
        .hasMessageContaining(nowhere.toString());
  }

  private ProcessSpine spine(Path events, List<Injection> faults) throws IOException {
    return new ProcessSpine(deployment, config, events, new FaultPlan(faults), clock);
  }

  private void await(SpineLink spine, Mode mode) {
    long patience = clock.nanos() + PATIENCE;
    while (spine.exchange().status().read().mode() != mode) {
      assertThat(spine.failure()).isEmpty();
      if (clock.nanos() > patience)
        throw new AssertionError("still " + spine.exchange().status().read());
      clock.sleepUntil(clock.nanos() + 1_000_000);
    }
  }
}
