package dev.sinew.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.sinew.runtime.OperatorInput;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.loop.ChunkTap;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.safety.Mode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The servo's ticks with everything real around them: simulated robot, scheduler, every guard,
/// recorder's tap, and chunks from a policy.
@Isolated("counts what its thread allocates")
class AllocationTest {

  private static final int TICKS = 10_000;
  private static final int ROUNDS = 6;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final VirtualClock clock = new VirtualClock();

  /// The same ticks again and again: while the JVM still loads, links and compiles, it allocates on
  /// the thread's account (the strings of a class when its method is first compiled, for instance).
  /// What a tick allocates by itself would show in every round.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "configs/pusht-flow.yaml | {kind: receding}",
        "configs/pusht-flow.yaml | {kind: ensemble, weights: act-oldest, decay: 0.01}",
        "configs/sim-arm.yaml | {kind: receding}",
        "configs/sim-arm.yaml | {kind: synchronous}",
        "configs/sim-arm.yaml | {kind: re-anchor, fade-ms: 50}",
        "configs/sim-arm.yaml | {kind: blend, window-ms: 50}",
        "configs/sim-arm.yaml | {kind: ensemble, weights: newest-first, decay: 0.1}",
        "configs/sim-arm.yaml | {kind: receding}\nteleop: {driver: test-circle}"
      })
  void tenThousandTicksAllocateNothingOnTheServoThread(String config, String scheduler)
      throws IOException {
    Path file = Path.of(System.getProperty("sinew.root"), config);
    Deployment deployment =
        Deployment.parse(file, Files.readString(file) + "scheduler: " + scheduler + "\n");
    try (Policy policy = deployment.bundle().open()) {
      long allocated = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS && allocated > 0; round++)
        allocated = run(deployment, policy);
      assertThat(allocated).isZero();
    }
  }

  /// Takes half of the joints every 100 ticks, all every 200, and gives them back; moves and lets
  /// the clutch go.
  private void operate(Exchange exchange, OperatorInput hand, int tick) {
    exchange.operator().grant(tick / 100 % 2 * 0b0001111 + tick / 200 % 2 * 0b1110000);
    if (tick % 10 != 0) return;
    hand.reading(tick, clock.nanos(), 0b1111111, tick % 130 > 30, true);
    for (int i = 0; i < hand.dof(); i++) hand.position(i, 0.1 * Math.sin(0.002 * tick + i));
    exchange.operator().write(hand);
  }

  /// The measurement itself must be able to see an allocation.
  @Test
  void aSingleObjectWouldBeSeen() {
    long before = threads.getCurrentThreadAllocatedBytes();
    Object[] kept = new Object[8];
    assertThat(kept).hasSize(8);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isPositive();
  }

  /// Bytes allocated by the servo's halves of the ticks.
  private long run(Deployment deployment, Policy policy) {
    policy.reset(1);
    Exchange exchange = Exchange.inProcess(deployment.exchange());
    Robot robot = deployment.openRobot(clock, exchange);
    Stage stage = deployment.openStage(clock, exchange);
    Spine spine = Spine.wire(deployment, robot, exchange, clock);
    Brain brain =
        Brain.wire(deployment, stage, Optional.of(policy), exchange, ChunkTap.NONE, clock);
    exchange.beat().setRelease(clock.nanos());
    spine.servo().step(clock.nanos(), 0);
    for (Request request : new Request[] {Request.ARM, Request.START}) {
      exchange.mailbox().post(request, 0, spine.supervisor().nonce());
      spine.servo().sense();
    }
    OperatorInput hand = new OperatorInput(robot.spec().dof());
    long allocated = 0;
    for (int i = 0; i < TICKS; i++) {
      clock.sleepUntil(clock.nanos() + robot.spec().servoPeriodNanos());
      exchange.beat().setRelease(clock.nanos());
      long before = threads.getCurrentThreadAllocatedBytes();
      spine.servo().sense();
      long sensed = threads.getCurrentThreadAllocatedBytes();
      brain.planner().orElseThrow().inference().step();
      if (deployment.authority().isPresent()) operate(exchange, hand, i);
      long planned = threads.getCurrentThreadAllocatedBytes();
      spine.servo().take();
      spine.servo().act(clock.nanos(), 0);
      allocated += sensed - before + threads.getCurrentThreadAllocatedBytes() - planned;
      exchange.ticks().drain(slot -> {});
    }
    assertThat(brain.planner().orElseThrow().inference().failure()).isNull();
    assertThat(spine.supervisor().mode()).isEqualTo(Mode.RUNNING);
    return allocated;
  }
}
