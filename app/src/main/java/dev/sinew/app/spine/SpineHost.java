package dev.sinew.app.spine;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.deploy.Spine;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.loop.DeviceTicks;
import dev.sinew.runtime.loop.HostTicks;
import dev.sinew.runtime.loop.PacedThread;
import dev.sinew.runtime.loop.Ticks;
import dev.sinew.runtime.port.PacingRobot;
import dev.sinew.runtime.port.Robot;
import java.util.Optional;

/// The spine's threads in the JVM where it lives: the servo, and the watch that looks at it from
/// outside.
final class SpineHost implements AutoCloseable {

  /// Time for the threads to come up before their first deadline.
  private static final long LAUNCH_NANOS = 50_000_000;

  private static final long MIN_SILENCE_NANOS = 20_000_000;
  private static final int SILENT_PERIODS = 10;

  private final Robot robot;
  private final PacedThread servo;
  private final ServoWatch watch;
  private final PacedThread watching;

  /// @param robot opened on the exchange; closed with this
  SpineHost(Deployment deployment, Robot robot, Exchange exchange, Clock clock) {
    this.robot = robot;
    Spine spine = Spine.wire(deployment, robot, exchange, clock);
    servo = new PacedThread("servo", ticks(robot, clock), spine.servo(), robot::halt);
    long silence = Math.max(MIN_SILENCE_NANOS, SILENT_PERIODS * robot.spec().servoPeriodNanos());
    watch = new ServoWatch(exchange.status(), clock, silence, robot::halt);
    watching =
        new PacedThread("watch", clock, clock.nanos(), watch.periodNanos(), watch, robot::halt);
  }

  private static Ticks ticks(Robot robot, Clock clock) {
    return robot instanceof PacingRobot pacing
        ? new DeviceTicks(pacing, clock)
        : new HostTicks(clock, clock.nanos() + LAUNCH_NANOS, robot.spec().servoPeriodNanos());
  }

  void start() {
    servo.start();
    watching.start();
  }

  /// Why the robot was halted without the supervisor; empty while the servo lives. Any thread.
  Optional<String> failure() {
    if (servo.failure() != null)
      return Optional.of("the servo thread failed and the robot was halted: " + servo.failure());
    if (watch.silentNanos() != 0)
      return Optional.of(
          "the servo made no tick for %.0f ms and the robot was halted"
              .formatted(watch.silentNanos() / 1e6));
    return Optional.empty();
  }

  boolean failed() {
    return servo.failure() != null || watch.silentNanos() != 0;
  }

  void halt() {
    robot.halt();
  }

  @Override
  public void close() {
    watching.close();
    servo.close();
    robot.close();
  }
}
