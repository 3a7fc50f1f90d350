package dev.sinew.drivers.link;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.safety.AdmittedCommand;

/// A robot at the other end of a message link. Its newest state stays when the link falls silent;
/// its condition says LINK_LOST then, and the supervisor stops.
public final class LinkRobot implements Robot {

  private final RobotSpec spec;
  private final ArmLink link;
  private final StateSlot states;
  private final CommandSender sender;
  private final Clock clock;
  private final long patienceNanos;

  /// @param link closed with this
  /// @param states where the link puts what it hears
  /// @param patienceNanos age of the newest state at which the link counts as lost
  public LinkRobot(
      RobotSpec spec, ArmLink link, StateSlot states, Clock clock, long patienceNanos) {
    this.spec = spec;
    this.link = link;
    this.states = states;
    this.clock = clock;
    this.patienceNanos = patienceNanos;
    sender = new CommandSender(spec.name() + " sender", spec.dof(), link);
  }

  @Override
  public RobotSpec spec() {
    return spec;
  }

  @Override
  public void read(JointState out) {
    if (!states.take()) {
      out.condition(RobotCondition.LINK_LOST);
      return;
    }
    out.stamp(states.stampNanos());
    for (int i = 0; i < spec.dof(); i++) out.set(i, states.position(i), states.velocity(i));
    boolean silent = clock.nanos() - states.stampNanos() > patienceNanos;
    out.condition(silent ? RobotCondition.LINK_LOST : link.condition());
  }

  @Override
  public void write(AdmittedCommand command) {
    sender.begin();
    for (int i = 0; i < spec.dof(); i++) sender.put(i, command.position(i));
    sender.publish();
  }

  @Override
  public void halt() {
    sender.stop();
  }

  /// Takes a halt back: for simulations, whose halt ends when they are placed.
  public void resume() {
    sender.resume();
  }

  @Override
  public String trouble() {
    String link = this.link.trouble();
    return link.isEmpty() ? sender.trouble() : link;
  }

  @Override
  public void close() {
    halt();
    sender.close();
    link.close();
  }
}
