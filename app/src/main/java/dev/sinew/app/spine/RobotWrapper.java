package dev.sinew.app.spine;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.port.Robot;

/// Puts something around the robot that a driver has opened.
@FunctionalInterface
public interface RobotWrapper {

  Robot wrap(Robot robot, Clock clock, Exchange exchange);
}
