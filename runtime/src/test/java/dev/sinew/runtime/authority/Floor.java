package dev.sinew.runtime.authority;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.OperatorInput;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.ExchangeSpec;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.loop.ControlLoop;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.safety.AdmittedCommand;
import dev.sinew.runtime.safety.Answer;
import dev.sinew.runtime.safety.Reaction;
import dev.sinew.runtime.safety.StreamRule;
import dev.sinew.runtime.safety.Supervisor;
import dev.sinew.runtime.safety.SupervisorSpec;
import dev.sinew.runtime.safety.Surroundings;
import dev.sinew.runtime.schedule.ActionScheduler;
import dev.sinew.runtime.schedule.Schedule;
import dev.sinew.runtime.schedule.Strategy;
import dev.sinew.runtime.tap.TickSink;
import java.util.List;
import java.util.Optional;

/// The real spine on a virtual clock around an arm of three joints, one bounded in velocity only,
/// one in acceleration, one in jerk too; a plan and an operator are put in by hand. The arm sags:
/// it is measured below where it is sent.
final class Floor {

  static final long TICK = 5_000_000;
  static final long STEP = 20_000_000;
  static final int ROWS = 16;
  static final double SAG = 0.001;
  static final double INF = Double.POSITIVE_INFINITY;
  static final List<JointSpec> JOINTS =
      List.of(
          new JointSpec("slide", Unit.METRE, -1, 1, 0.5, INF, INF),
          new JointSpec("shoulder", Unit.RADIAN, -3, 3, 2, 12, INF),
          new JointSpec("wrist", Unit.RADIAN, -2, 2, 3, 20, 2000));
  static final StreamSpec HEAT = new StreamSpec("heat", 1, Unit.CELSIUS);
  static final int DOF = JOINTS.size();
  static final AuthoritySpec SPEC = spec(0);
  static final Schedule RECEDING =
      new Schedule(new Strategy.Receding(), Interpolation.LINEAR, 8, List.of());

  final VirtualClock clock = new VirtualClock();
  final Arm arm = new Arm();
  final Exchange exchange = Exchange.inProcess(ExchangeSpec.of(arm.spec(), List.of(HEAT), ROWS));
  final Supervisor supervisor;
  final ControlLoop servo;
  private final OperatorInput reading = new OperatorInput(DOF);
  private final double[] heat = new double[1];
  private long readings;
  private long chunks;
  boolean hot;

  /// With an operator who is followed so much later.
  static AuthoritySpec spec(long delayNanos) {
    return AuthoritySpec.of(JOINTS, 100_000_000, delayNanos, 1_000_000_000, 0.25, 200_000_000);
  }

  /// With an operator.
  Floor(Schedule schedule) {
    this(schedule, 1_000_000_000, Optional.of(SPEC));
  }

  Floor(Schedule schedule, long maxPlanAgeNanos, boolean operator) {
    this(schedule, maxPlanAgeNanos, operator ? Optional.of(SPEC) : Optional.empty());
  }

  Floor(Schedule schedule, long maxPlanAgeNanos, Optional<AuthoritySpec> operator) {
    supervisor = supervisor(maxPlanAgeNanos);
    ActionScheduler plans =
        schedule == null
            ? new NoPlans(ROWS, DOF, exchange.epoch())
            : schedule.scheduler(ROWS, DOF, exchange.epoch());
    servo =
        operator
            .map(spec -> new Arbiter(plans, spec, JOINTS, TICK, supervisor, exchange))
            .map(arbiter -> new ControlLoop(arm, arbiter, supervisor, exchange, clock))
            .orElseGet(() -> new ControlLoop(arm, plans, supervisor, exchange, clock));
  }

  private Supervisor supervisor(long maxPlanAgeNanos) {
    return new Supervisor(
        arm.spec(),
        new SupervisorSpec(
            JOINTS,
            List.of(INF, INF, INF),
            0,
            50_000_000,
            maxPlanAgeNanos,
            Long.MAX_VALUE,
            1000,
            0.01,
            200_000_000,
            0.25,
            List.of(new StreamRule("heat", 0, 0, false, 70, Reaction.SLOW)),
            Optional.empty(),
            List.of()),
        new Surroundings(List.of(HEAT), exchange, exchange.beat(), exchange.epoch(), 7),
        ROWS);
  }

  /// A first tick, then arms and starts, a tick each.
  Floor start() {
    ticks(1);
    if (ask(Request.ARM) != Answer.ACCEPTED || ask(Request.START) != Answer.ACCEPTED)
      throw new IllegalStateException(exchange.mailbox().answer().text());
    return this;
  }

  Answer ask(Request request) {
    exchange.mailbox().post(request, 0, supervisor.nonce());
    tick(slot -> {});
    return exchange.mailbox().answer();
  }

  void tick(TickSink sink) {
    servo.take();
    servo.sense();
    servo.act(clock.nanos(), 0);
    exchange.ticks().drain(sink);
    clock.sleepUntil(clock.nanos() + TICK);
  }

  void ticks(int count) {
    for (int i = 0; i < count; i++) tick(slot -> {});
  }

  /// A reading of all joints, engaged, true now.
  void reads(boolean absolute, double... position) {
    reads(clock.nanos(), 0b111, true, absolute, position);
  }

  void reads(long stampNanos, long joints, boolean engaged, boolean absolute, double... position) {
    reading.reading(++readings, stampNanos, joints, engaged, absolute);
    for (int i = 0; i < DOF; i++) reading.position(i, position[i]);
    exchange.operator().write(reading);
  }

  void grant(long joints) {
    exchange.operator().grant(joints);
  }

  /// A plan from now on: each joint from a value to another, evenly over all rows.
  void plans(double[] from, double[] to) {
    double[] values = new double[ROWS * DOF];
    for (int row = 0; row < ROWS; row++)
      for (int i = 0; i < DOF; i++)
        values[row * DOF + i] = from[i] + (to[i] - from[i]) * row / (ROWS - 1);
    long now = clock.nanos();
    ActionChunk.Provenance by =
        new ActionChunk.Provenance(++chunks, exchange.epoch().current(), now, "", 0, "test");
    exchange.chunks().put(new ActionChunk(now, STEP, DOF, values, by));
  }

  double sent(int i) {
    return arm.sent[i];
  }

  double[] sent() {
    return arm.sent.clone();
  }

  /// Is at once where it is told to be, but for its sag.
  final class Arm implements Robot {

    final double[] sent = {0.2, -0.4, 0.5};

    @Override
    public RobotSpec spec() {
      return new RobotSpec("floor", JOINTS, TICK);
    }

    @Override
    public void read(JointState out) {
      out.stamp(clock.nanos());
      heat[0] = hot ? 80 : 20;
      exchange.ring("heat").publish(clock.nanos(), heat);
      for (int i = 0; i < DOF; i++) out.set(i, sent[i] - SAG, 0);
    }

    @Override
    public void write(AdmittedCommand command) {
      for (int i = 0; i < DOF; i++) sent[i] = command.position(i);
    }

    @Override
    public void halt() {}

    @Override
    public void close() {}
  }
}
