package dev.sinew.drivers.sim.pusht;

import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.port.Sensor;
import dev.sinew.runtime.sync.StateRing;

/// A tracker that sees the corners of the T: x and y of the bar's four, then the stem's four.
record KeypointSensor(StateRing samples) implements Sensor {

  @Override
  public StreamSpec spec() {
    return new StreamSpec("keypoints", Scene.KEYPOINTS, Unit.PIXEL);
  }
}
