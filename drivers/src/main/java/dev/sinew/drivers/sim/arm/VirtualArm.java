package dev.sinew.drivers.sim.arm;

import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.random.MersenneTwister;
import java.util.List;

/// The arm with its own controller, to be placed before anything else: body, sensors, watchdog, and
/// the ledger of what it was told.
///
/// Time is the arm's own, nanoseconds, and moves in whole steps of 1 ms up to what [#advanceTo] is
/// told; so it is the same arm on a virtual clock, in real time, and behind a servo that misses
/// ticks.
///
/// **Watchdog.** From the first command on, a silence of the configured length makes the arm brake
/// and say LINK_LOST. It follows again when, at rest, it gets a command no farther from where it
/// stands than one servo period at full speed: the first one after an arming. **Halt** brakes too,
/// and lasts until the arm is placed anew.
///
/// **Thread.** One at a time, [#halt] any; no allocation after construction, except in [#place].
final class VirtualArm {

  private static final double PLACING_SPREAD = 0.005;

  private final ArmConfig config;
  private final ArmBody body;
  private final ArmSensor[] sensors;
  private final double[][] samples;
  private final ArmLedger ledger;
  private final double[] near;
  private boolean commanded;
  private boolean linkLost;
  private long lastCommandNanos;
  private long nanos;
  private volatile boolean halted;

  VirtualArm(ArmConfig config) {
    this.config = config;
    body = new ArmBody(config.robot().joints(), config.responseNanos());
    List<ArmSensor> mounted = config.sensors().stream().map(this::mount).toList();
    sensors = mounted.toArray(ArmSensor[]::new);
    samples = mounted.stream().map(ArmSensor::values).toArray(double[][]::new);
    ledger = new ArmLedger(config.robot());
    double period = config.robot().servoPeriodNanos() * 1e-9;
    near = config.robot().joints().stream().mapToDouble(j -> j.maxVelocity() * period).toArray();
  }

  private ArmSensor mount(SensorKind kind) {
    return switch (kind) {
      case FORCE -> new ForceSensor(body, config.wall());
      case TEMPERATURE -> new TemperatureSensor(body);
      case GRIPPER_LOAD -> new LoadSensor(body);
    };
  }

  /// Puts the arm at its start pose, at rest, every joint off by up to 0.5 % of its range.
  ///
  /// @param seed of that deviation and of the sensors' noise
  void place(long nowNanos, long seed) {
    MersenneTwister random = new MersenneTwister(seed);
    for (int i = 0; i < body.dof(); i++) {
      var joint = config.robot().joints().get(i);
      double spread = PLACING_SPREAD * (joint.max() - joint.min());
      body.place(i, config.start()[i] + spread * (random.nextWord() * 0x1p-31 - 1));
    }
    for (ArmSensor sensor : sensors) sensor.reset(seed);
    nanos = nowNanos;
    commanded = false;
    linkLost = false;
    halted = false;
    ledger.begin(body);
  }

  /// Lives through the time up to `nowNanos`.
  void advanceTo(long nowNanos) {
    while (nanos + ArmBody.STEP_NANOS <= nowNanos) {
      watch();
      if (linkLost || halted) body.brake();
      else body.follow();
      for (int s = 0; s < sensors.length; s++) sensors[s].step();
      nanos += ArmBody.STEP_NANOS;
    }
    watch();
  }

  private void watch() {
    if (!commanded || linkLost || nanos - lastCommandNanos < config.watchdogNanos()) return;
    linkLost = true;
    ledger.tripped();
  }

  /// A command that arrived; an arm that brakes does not follow it, and nothing makes it follow one
  /// that is not finite.
  ///
  /// @param wanted one position per joint
  /// @param periods servo periods since the command before; more than 1 when some got lost under
  ///     way
  void command(long nowNanos, double[] wanted, long periods) {
    if (linkLost && body.atRest() && isNear(wanted)) {
      linkLost = false;
      ledger.begin(body);
    }
    boolean finite = ledger.received(nowNanos, wanted, periods);
    commanded = true;
    lastCommandNanos = nowNanos;
    if (!finite || linkLost || halted) return;
    for (int i = 0; i < wanted.length; i++) body.target(i, wanted[i]);
  }

  private boolean isNear(double[] wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (!(Math.abs(wanted[i] - body.position(i)) <= near[i])) return false;
    }
    return true;
  }

  /// Brakes, from the next step on. Any thread; idempotent.
  void halt() {
    halted = true;
  }

  RobotCondition condition() {
    if (linkLost) return RobotCondition.LINK_LOST;
    return halted ? RobotCondition.NOT_READY : RobotCondition.OPERATIONAL;
  }

  /// The arm's time.
  long nanos() {
    return nanos;
  }

  int dof() {
    return body.dof();
  }

  double position(int i) {
    return body.position(i);
  }

  double velocity(int i) {
    return body.velocity(i);
  }

  /// The newest sample of every sensor, in the order of the configuration; the sensors' buffers.
  double[][] samples() {
    return samples;
  }

  ArmLedger ledger() {
    return ledger;
  }
}
