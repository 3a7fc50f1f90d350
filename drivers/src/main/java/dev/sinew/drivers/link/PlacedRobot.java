package dev.sinew.drivers.link;

import dev.sinew.runtime.port.ForwardingRobot;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.port.SimulatedRobot;

/// A simulation behind a driver that does not know it is one: it is placed by other means, and what
/// went wrong with that is its trouble before all else.
public abstract class PlacedRobot extends ForwardingRobot implements SimulatedRobot {

  private volatile String notPlaced = "";

  /// @param robot closed with this
  protected PlacedRobot(Robot robot) {
    super(robot);
  }

  /// How the last placing went.
  ///
  /// @param trouble one clause; empty when it went well
  protected final void placed(String trouble) {
    notPlaced = trouble;
  }

  @Override
  public final String trouble() {
    return notPlaced.isEmpty() ? super.trouble() : notPlaced;
  }
}
