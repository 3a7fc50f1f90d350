package dev.sinew.drivers.servo.arm;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.safety.AdmittedCommand;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// One arm of servos, or several that are commanded as one. Its state is as old as that of the arm
/// that was read longest ago, its condition the worst of all.
final class ServoArm implements Robot {

  private final RobotSpec spec;
  private final ArmUnit[] units;
  private final Clock clock;
  private final long patienceNanos;
  private final String note;

  /// @param units started, in the order of the joints; closed with this
  /// @param patienceNanos age of a state at which its bus counts as lost, whatever it says
  /// @param note see [Robot#note]
  ServoArm(RobotSpec spec, List<ArmUnit> units, Clock clock, long patienceNanos, String note) {
    this.note = note;
    this.spec = spec;
    this.units = units.toArray(ArmUnit[]::new);
    this.clock = clock;
    this.patienceNanos = patienceNanos;
  }

  @Override
  public RobotSpec spec() {
    return spec;
  }

  @Override
  public void read(JointState out) {
    RobotCondition worst = RobotCondition.OPERATIONAL;
    long oldest = Long.MAX_VALUE;
    int joint = 0;
    for (ArmUnit unit : units) {
      if (!unit.states().take()) {
        out.condition(RobotCondition.LINK_LOST);
        return;
      }
      oldest = Math.min(oldest, unit.states().stampNanos());
      worst = worse(worst, unit.bus().condition());
      for (int i = 0; i < unit.dof(); i++)
        out.set(joint++, unit.states().position(i), unit.states().velocity(i));
    }
    out.stamp(oldest);
    boolean silent = clock.nanos() - oldest > patienceNanos;
    out.condition(silent ? worse(worst, RobotCondition.LINK_LOST) : worst);
  }

  private static RobotCondition worse(RobotCondition a, RobotCondition b) {
    return a.ordinal() > b.ordinal() ? a : b;
  }

  @Override
  public void write(AdmittedCommand command) {
    int joint = 0;
    for (ArmUnit unit : units) {
      unit.commands().begin();
      for (int i = 0; i < unit.dof(); i++) unit.commands().put(i, command.position(joint++));
      unit.commands().publish();
      unit.wake();
    }
  }

  /// Every servo stays where it is, under torque if it is. No command is followed any more.
  @Override
  public void halt() {
    for (ArmUnit unit : units) unit.halt();
  }

  @Override
  public String note() {
    return note;
  }

  List<ArmUnit> units() {
    return List.of(units);
  }

  @Override
  public String trouble() {
    return Arrays.stream(units)
        .map(unit -> unit.bus().trouble())
        .filter(trouble -> !trouble.isEmpty())
        .collect(Collectors.joining("; "));
  }

  /// Parks: see [Park]. A halt of before does not prevent it, one that comes now ends it.
  @Override
  public void close() {
    for (ArmUnit unit : units) unit.end();
    for (ArmUnit unit : units) unit.join();
  }
}
