package dev.sinew.app.spine;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.deploy.Spine;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.loop.PacedThread;
import dev.sinew.runtime.port.Robot;

/// The spine's threads in the JVM where it lives.
final class SpineHost implements AutoCloseable {

  /// Time for the threads to come up before their first deadline.
  private static final long LAUNCH_NANOS = 50_000_000;

  private final Robot robot;
  private final PacedThread servo;

  /// @param robot opened on the exchange; closed with this
  SpineHost(Deployment deployment, Robot robot, Exchange exchange, Clock clock) {
    this.robot = robot;
    Spine spine = Spine.wire(deployment, robot, exchange, clock);
    servo =
        new PacedThread(
            "servo",
            clock,
            clock.nanos() + LAUNCH_NANOS,
            robot.spec().servoPeriodNanos(),
            spine.servo(),
            robot::halt);
  }

  void start() {
    servo.start();
  }

  /// What ended the servo thread, null while it runs.
  Throwable failure() {
    return servo.failure();
  }

  void halt() {
    robot.halt();
  }

  @Override
  public void close() {
    servo.close();
    robot.close();
  }
}
