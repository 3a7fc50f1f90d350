package dev.sinew.app.spine;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.port.Robot;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The spine on threads of this JVM.
public final class ThreadSpine implements SpineLink {

  private final Exchange exchange;
  private final SpineHost host;
  private final Heartbeat heartbeat;

  public ThreadSpine(Deployment deployment, Clock clock) {
    this(deployment, clock, UnaryOperator.identity());
  }

  /// @param around what to put around the robot that the driver opens
  public ThreadSpine(Deployment deployment, Clock clock, UnaryOperator<Robot> around) {
    exchange = Exchange.inProcess(deployment.exchange());
    host =
        new SpineHost(
            deployment, around.apply(deployment.openRobot(clock, exchange)), exchange, clock);
    heartbeat = new Heartbeat(exchange, clock);
    host.start();
  }

  @Override
  public Exchange exchange() {
    return exchange;
  }

  @Override
  public Optional<String> failure() {
    return host.failure();
  }

  @Override
  public void halt() {
    host.halt();
  }

  @Override
  public void close() {
    host.close();
    heartbeat.close();
  }
}
