package dev.sinew.app.fault;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.port.SimulatedRobot;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.safety.StreamRule;
import dev.sinew.runtime.safety.SupervisorSpec;
import dev.sinew.runtime.tap.TickSink;
import java.util.List;

/// The faults of one run, put around the parts that they strike.
public final class FaultPlan {

  private static final String FORCE = "force";
  private static final double SPIKE = 10;

  private final List<Injection> injections;
  private final FaultMoment moment = new FaultMoment();

  public FaultPlan(List<Injection> injections) {
    this.injections = List.copyOf(injections);
  }

  public List<Injection> injections() {
    return injections;
  }

  /// When the first of them was there.
  public FaultMoment moment() {
    return moment;
  }

  /// @throws IllegalArgumentException in one line when a fault makes no sense for this rig
  public void mustFit(RigSpec rig, SupervisorSpec spec) {
    if (!injections.isEmpty() && !rig.simulated())
      throw new IllegalArgumentException(
          injections.getFirst()
              + ": faults are for simulations only, and "
              + rig.robot().name()
              + " is none");
    for (Injection injection : injections) {
      if (injection.fault() == Fault.FROZEN_CAMERA && rig.cameras().isEmpty())
        throw new IllegalArgumentException(injection + ": there is no camera to freeze");
      if (injection.fault() == Fault.WRENCH_SPIKE && bound(rig, spec) == 0)
        throw new IllegalArgumentException(
            injection + ": there is no stream 'force' with a bound in supervisor.streams");
    }
  }

  /// The bound of the force, N; 0 when there is none.
  private static double bound(RigSpec rig, SupervisorSpec spec) {
    boolean there = rig.streams().stream().map(StreamSpec::name).anyMatch(FORCE::equals);
    return spec.streams().stream()
        .filter(rule -> there && rule.stream().equals(FORCE) && Double.isFinite(rule.max()))
        .mapToDouble(StreamRule::max)
        .findFirst()
        .orElse(0);
  }

  /// The clock of spine and robot.
  public Clock clock(Clock clock) {
    boolean jumps = injections.stream().anyMatch(i -> i.fault() == Fault.CLOCK_JUMP);
    return jumps ? new JumpingClock(clock) : clock;
  }

  /// @param clock what [#clock] gave
  public Robot robot(
      Robot opened, Clock clock, Exchange exchange, RigSpec rig, SupervisorSpec spec) {
    Robot robot = opened;
    for (Injection injection : injections) {
      double seconds = injection.seconds();
      if (!(robot instanceof SimulatedRobot plain)) return robot;
      robot =
          switch (injection.fault()) {
            case DELAYED_STATE -> new DelayedState(plain, clock, seconds, moment);
            case LOST_PACKETS -> new LostPackets(plain, clock, seconds, moment);
            case ENCODER_JUMP -> new EncoderJump(plain, clock, seconds, moment);
            case OVERLOAD -> new Overload(plain, clock, seconds, moment);
            case SERVO_CRASH -> new ServoCrash(plain, clock, seconds, moment);
            case SERVO_HANG -> new ServoHang(plain, clock, seconds, moment);
            case CLOCK_JUMP -> new ClockJump(plain, (JumpingClock) clock, seconds, moment);
            case WRENCH_SPIKE ->
                new WrenchSpike(
                    plain, clock, seconds, moment, exchange.ring(FORCE), SPIKE * bound(rig, spec));
            case FROZEN_CAMERA, NAN_CHUNK, NAN_IN_EXCHANGE, STALLED_INFERENCE, DEAD_RECORDER_DISK ->
                robot;
          };
    }
    return robot;
  }

  public Stage stage(Stage stage, Clock clock) {
    for (Injection injection : injections) {
      if (injection.fault() != Fault.FROZEN_CAMERA) continue;
      List<Camera> frozen =
          stage.cameras().stream()
              .map(c -> FrozenCamera.of(c, clock, injection.seconds(), moment))
              .toList();
      return new Stage(frozen, stage.task());
    }
    return stage;
  }

  public Policy policy(Policy opened, Clock clock, Exchange exchange) {
    Policy policy = opened;
    for (Injection injection : injections) {
      double seconds = injection.seconds();
      policy =
          switch (injection.fault()) {
            case NAN_CHUNK -> new NanChunk(policy, clock, seconds, moment);
            case NAN_IN_EXCHANGE ->
                new NanInExchange(policy, clock, seconds, moment, exchange.chunks());
            case STALLED_INFERENCE -> new StalledInference(policy, clock, seconds, moment);
            default -> policy;
          };
    }
    return policy;
  }

  public TickSink sink(TickSink sink, Clock clock) {
    for (Injection injection : injections) {
      if (injection.fault() == Fault.DEAD_RECORDER_DISK)
        return new DeadDisk(sink, clock, injection.seconds(), moment);
    }
    return sink;
  }
}
