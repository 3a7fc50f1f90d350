package dev.sinew.drivers.sim.arm;

import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.sync.StateRing;
import dev.sinew.runtime.sync.Streams;

/// Where the arm's sensor samples leave for everybody else. Servo thread; no allocation.
final class SensorRings {

  private final StateRing[] rings;

  SensorRings(ArmConfig config, Streams streams) {
    rings =
        config.streams().stream()
            .map(StreamSpec::name)
            .map(streams::ring)
            .toArray(StateRing[]::new);
  }

  /// @param samples one per sensor, in the order of the configuration
  void publish(long stampNanos, double[][] samples) {
    for (int s = 0; s < rings.length; s++) rings[s].publish(stampNanos, samples[s]);
  }

  void clear() {
    for (StateRing ring : rings) ring.clear();
  }
}
