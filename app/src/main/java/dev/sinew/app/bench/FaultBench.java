package dev.sinew.app.bench;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.ActionSources;
import dev.sinew.app.episode.EpisodeException;
import dev.sinew.app.episode.EpisodeTap;
import dev.sinew.app.episode.LiveEpisode;
import dev.sinew.app.episode.Recorder;
import dev.sinew.app.episode.TimedPolicy;
import dev.sinew.app.episode.Unjudged;
import dev.sinew.app.fault.Fault;
import dev.sinew.app.fault.FaultPlan;
import dev.sinew.app.fault.Injection;
import dev.sinew.app.spine.SpineLink;
import dev.sinew.app.spine.ThreadSpine;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.exchange.SpineStatus;
import dev.sinew.runtime.loop.PacedThread;
import dev.sinew.runtime.port.PolicyException;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.safety.Mode;
import java.util.List;
import java.util.Optional;

/// Lets every fault happen once, in real time and in simulation, and measures how long it takes
/// until the supervisor reacts and until the arm rests.
public final class FaultBench {

  private static final double AT_SECONDS = 1;
  private static final int STEPS = 2000;
  private static final long POLL_NANOS = 1_000_000;

  /// @param rule what reacted; "halt" where the robot was halted without the supervisor
  /// @param reactionSeconds from the fault to the end of following; NaN when nothing happened
  /// @param restSeconds from the fault to measured standstill or the halt; NaN when neither came
  public record Outcome(Fault fault, String rule, double reactionSeconds, double restSeconds) {

    /// Whether it came within its bound.
    public boolean kept() {
      return restSeconds <= fault.boundSeconds();
    }
  }

  private final Clock clock;

  public FaultBench(Clock clock) {
    this.clock = clock;
  }

  /// @param deployment a simulation in which this fault can happen
  public Outcome run(Deployment deployment, Fault fault) {
    FaultPlan faults = new FaultPlan(List.of(new Injection(fault, AT_SECONDS)));
    faults.mustFit(deployment.rig(), deployment.supervisor());
    Observer observer = new Observer(faults);
    try (SpineLink spine = new ThreadSpine(deployment, Optional.empty(), faults);
        TimedPolicy policy =
            new TimedPolicy(
                faults.policy(deployment.open(deployment.bundle()), clock, spine.exchange()),
                clock);
        Recorder recorder = new Recorder(spine, EpisodeTap.NONE, clock);
        Stage stage = faults.stage(deployment.openStage(clock, spine.exchange()), clock)) {
      observer.spine = spine;
      try (PacedThread watching =
          new PacedThread(
              "observer",
              clock,
              clock.nanos(),
              POLL_NANOS,
              (deadline, skipped) -> observer.look(),
              () -> {})) {
        watching.start();
        new LiveEpisode(deployment, spine, stage, ActionSources.of(policy), clock, faults, recorder)
            .run(
                stage.task().orElseGet(() -> new Unjudged(deployment.rig().robot().name())),
                1,
                STEPS,
                List.of(),
                moment -> {});
      } catch (PolicyException | EpisodeException e) {
        // What was to be expected: the episode says why it was stopped.
      }
      observer.look();
      return observer.outcome(deployment, fault);
    }
  }

  /// Looks at the status board as a stranger would.
  private final class Observer {

    private final FaultPlan faults;
    private volatile SpineLink spine;
    private long reacted = -1;
    private long rested = -1;
    private boolean halted;
    private int cause = -1;

    Observer(FaultPlan faults) {
      this.faults = faults;
    }

    synchronized void look() {
      long began = faults.moment().nanos();
      if (began == Long.MIN_VALUE) return;
      SpineStatus status = spine.exchange().status().read();
      boolean dead = spine.failure().isPresent();
      long now = clock.nanos();
      if (reacted < 0 && (dead || status.mode() != Mode.RUNNING)) reacted = now - began;
      if (rested < 0 && (dead || spine.exchange().status().atRest())) rested = now - began;
      halted |= dead && rested >= 0;
      cause = status.cause();
    }

    synchronized Outcome outcome(Deployment deployment, Fault fault) {
      // An arm whose state nobody knows is never measured at rest; the episode has halted it.
      if (rested < 0 && reacted >= 0) {
        rested = clock.nanos() - faults.moment().nanos();
        halted = true;
      }
      String rule = cause < 0 ? "none" : deployment.rules().rule(cause).name();
      return new Outcome(
          fault,
          spine.failure().isPresent() ? "halt" : halted ? rule + ", halt" : rule,
          reacted < 0 ? Double.NaN : reacted * 1e-9,
          rested < 0 ? Double.NaN : rested * 1e-9);
    }
  }
}
