package dev.sinew.runtime.port;

import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.sync.StateRing;

/// A stream of stamped vectors other than the joint states: force/torque, tactile, tracker.
public interface Sensor {

  StreamSpec spec();

  /// Where the driver's own thread publishes; read from any thread.
  StateRing samples();
}
