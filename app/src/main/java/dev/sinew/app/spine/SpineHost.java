package dev.sinew.app.spine;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.deploy.Spine;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.events.EventLog;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.loop.DeviceTicks;
import dev.sinew.runtime.loop.HostTicks;
import dev.sinew.runtime.loop.PacedThread;
import dev.sinew.runtime.loop.Ticks;
import dev.sinew.runtime.port.PacingRobot;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.realtime.RealtimeReport;
import dev.sinew.runtime.safety.StandardRule;
import java.util.Optional;

/// The spine's threads in the JVM where it lives: the servo, and the watch that looks at it from
/// outside.
final class SpineHost implements AutoCloseable {

  /// Sleeps without spinning: for every thread but the servo.
  private static final Clock CALM = new MonotonicClock();

  /// Time for the threads to come up before their first deadline.
  private static final long LAUNCH_NANOS = 50_000_000;

  private static final long MIN_SILENCE_NANOS = 20_000_000;

  /// The supervisor itself stops an arm after so many missed periods; a servo that is silent for
  /// twice as long is dead.
  private static final int SILENT_TIMES = 2;

  private static final long PATIENCE_NANOS = 2_000_000_000;
  private static final long RIGHTS_POLL_NANOS = 1_000_000;

  private final Robot robot;
  private final Exchange exchange;
  private final Clock clock;
  private final boolean mustBeRealtime;
  private final ServoTicks ticks;
  private final PacedThread servo;
  private final ServoWatch watch;
  private final PacedThread watching;
  private final Optional<EventThread> events;

  /// @param robot opened on the exchange; closed with this
  /// @param lockMemory whether to keep every page of this process in memory
  /// @param log where the supervisor's events go; closed with this
  SpineHost(
      Deployment deployment,
      Robot robot,
      Exchange exchange,
      Clock clock,
      boolean lockMemory,
      Optional<EventLog> log) {
    this.robot = robot;
    this.exchange = exchange;
    this.clock = clock;
    mustBeRealtime = deployment.mustBeRealtime();
    JointState measured = new JointState(robot.spec().dof());
    robot.read(measured);
    new WarmUp(deployment, measured).run();
    Spine spine = Spine.wire(deployment, robot, exchange, clock);
    long period = robot.spec().servoPeriodNanos();
    ticks = new ServoTicks(ticks(robot, clock), clock, deployment.rights(lockMemory));
    servo =
        new PacedThread(
            "servo",
            ticks,
            new WitnessedStep(spine.servo(), exchange.overruns(), period),
            robot::halt);
    long missed = deployment.supervisor().maxMissedPeriods();
    long silence = Math.max(MIN_SILENCE_NANOS, SILENT_TIMES * (missed + 1) * period);
    watch = new ServoWatch(exchange.status(), clock, silence, robot::halt);
    events =
        log.map(
            open ->
                new EventThread(
                    new EventTap(spine.supervisor().events(), deployment.rules(), open),
                    open,
                    CALM,
                    () -> exchange.stopWord().ask(StandardRule.RECORDER_FAILED)));
    watching =
        new PacedThread("watch", CALM, clock.nanos(), watch.periodNanos(), this::look, robot::halt);
  }

  private void look(long deadlineNanos, int skipped) {
    watch.step(deadlineNanos, skipped);
    if (events.isPresent()) events.get().look();
  }

  private static Ticks ticks(Robot robot, Clock clock) {
    return robot instanceof PacingRobot pacing
        ? new DeviceTicks(pacing, clock)
        : new HostTicks(clock, clock.nanos() + LAUNCH_NANOS, robot.spec().servoPeriodNanos());
  }

  /// Starts the threads and waits until the servo has its rights.
  ///
  /// @throws dev.sinew.runtime.realtime.RealtimeException when the deployment demands real-time
  ///     rights and they were refused
  void start() {
    servo.start();
    watching.start();
    events.ifPresent(EventThread::start);
    while (ticks.report() == null && servo.failure() == null)
      CALM.sleepUntil(CALM.nanos() + RIGHTS_POLL_NANOS);
    RealtimeReport report = ticks.report();
    if (report == null) return;
    exchange.realtime(report.mode());
    if (mustBeRealtime) report.mustBeRealtime();
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

  /// What the robot's driver says is the matter; empty when nothing is. Any thread.
  String note() {
    return robot.note();
  }

  String trouble() {
    return robot.trouble();
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
    robot.halt();
    if (!servo.close(PATIENCE_NANOS)) robot.close(); // a driver that blocks returns then
    servo.close();
    robot.close();
    events.ifPresent(EventThread::close);
  }
}
