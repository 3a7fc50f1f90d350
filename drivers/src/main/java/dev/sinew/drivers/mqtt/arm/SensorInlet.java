package dev.sinew.drivers.mqtt.arm;

import dev.sinew.drivers.mqtt.IncomingMessage;
import dev.sinew.runtime.sync.StateRing;

/// Where the samples of one sensor come in. Session's thread, the ring's only writer.
final class SensorInlet {

  private final MqttArmConfig config;
  private final Shape shape;
  private final SampleGate gate;
  private final StateRing ring;
  private final Refusals refusals;

  SensorInlet(MqttArmConfig config, StateRing ring, Refusals refusals) {
    this.config = config;
    this.ring = ring;
    this.refusals = refusals;
    shape = Shape.sensor(ring.width());
    gate = new SampleGate(config.silenceNanos());
  }

  void hear(IncomingMessage message) {
    try {
      Sample sample = config.encoding().read(message, shape);
      if (!gate.admit(sample, message.arrivalNanos())) {
        refusals.note(message.topic(), gate.refusal());
        return;
      }
      long age = config.senderStamps() ? gate.ageNanos() : 0;
      ring.publish(message.arrivalNanos() - age - config.latencyNanos(), sample.values());
    } catch (MalformedSampleException e) {
      refusals.note(message.topic(), e.getMessage());
    }
  }
}
