package dev.sinew.drivers.ros.message;

import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.drivers.ros.node.Subscription;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.rosmsg.Dialect;
import java.time.InstantSource;
import java.util.Optional;

/// Time between a graph and the loop, both ways. Any thread.
public final class Stamping implements AutoCloseable {

  private static final String SIMULATED = "/use_sim_time";

  private final StampRule rule;
  private final Clock clock;
  private final InstantSource wall;
  private final Optional<Subscription> ticks;

  private Stamping(StampRule rule, Clock clock, InstantSource wall, Optional<Subscription> ticks) {
    this.rule = rule;
    this.clock = clock;
    this.wall = wall;
    this.ticks = ticks;
  }

  /// @throws RosException when the graph cannot be reached, or its time is of another kind than the
  ///     keys say
  public static Stamping open(StampKeys keys, RosNode node, Clock clock, InstantSource wall)
      throws RosException {
    boolean simulated = isSimulated(node, keys.kind() == StampKeys.Kind.CLOCK);
    if (keys.kind() == StampKeys.Kind.HEADER && simulated)
      throw new RosException(
          "headers are stamped in simulated time, because the parameter /use_sim_time is true: use"
              + " 'stamps: clock'");
    if (keys.kind() == StampKeys.Kind.CLOCK && !simulated)
      throw new RosException(
          "'stamps: clock' is for simulations, and the parameter /use_sim_time is not true: use"
              + " 'stamps: header' or 'stamps: arrival'");
    return switch (keys.kind()) {
      case ARRIVAL -> plain(new ArrivalStamps(keys.latencyNanos()), clock, wall);
      case HEADER -> plain(HeaderStamps.reading(clock, wall), clock, wall);
      case CLOCK -> simulated(node, clock, wall);
    };
  }

  /// @param otherwise where the graph has no parameters of its own, as in ROS 2
  private static boolean isSimulated(RosNode node, boolean otherwise) throws RosException {
    if (node.dialect() != Dialect.ROS1) return otherwise;
    return node.parameter(SIMULATED).filter(Boolean.TRUE::equals).isPresent();
  }

  private static Stamping plain(StampRule rule, Clock clock, InstantSource wall) {
    return new Stamping(rule, clock, wall, Optional.empty());
  }

  private static Stamping simulated(RosNode node, Clock clock, InstantSource wall)
      throws RosException {
    SimulatedStamps stamps = new SimulatedStamps();
    Subscription ticks =
        node.subscribe("/clock", RosTypes.message("rosgraph_msgs/Clock", node.dialect()), stamps);
    return new Stamping(stamps, clock, wall, Optional.of(ticks));
  }

  public StampRule rule() {
    return rule;
  }

  /// What a message that leaves now is stamped with, nanoseconds since the epoch of the graph's
  /// time.
  public long now() {
    return rule instanceof SimulatedStamps simulated
        ? simulated.at(clock.nanos())
        : HeaderStamps.nanos(wall.instant());
  }

  @Override
  public void close() {
    ticks.ifPresent(Subscription::close);
  }
}
