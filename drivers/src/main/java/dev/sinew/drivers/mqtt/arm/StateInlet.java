package dev.sinew.drivers.mqtt.arm;

import dev.sinew.drivers.link.StateSlot;
import dev.sinew.drivers.mqtt.IncomingMessage;

/// Where the arm's states come in: from the session's thread into the slot that the servo thread
/// reads.
final class StateInlet {

  private final MqttArmConfig config;
  private final Shape shape;
  private final SampleGate gate;
  private final StateSlot slot;
  private final Refusals refusals;
  private final double[] still;
  private Sample before;
  private long stampNanos = Long.MIN_VALUE;
  private volatile long taken;

  StateInlet(MqttArmConfig config, StateSlot slot, Refusals refusals) {
    this.config = config;
    this.slot = slot;
    this.refusals = refusals;
    shape = Shape.state(config.robot().dof());
    gate = new SampleGate(config.silenceNanos());
    still = new double[config.robot().dof()];
  }

  /// Session's thread.
  void hear(IncomingMessage message) {
    Sample sample;
    try {
      sample = config.encoding().read(message, shape);
    } catch (MalformedSampleException e) {
      refusals.note(message.topic(), e.getMessage());
      return;
    }
    if (!gate.admit(sample, message.arrivalNanos())) {
      refusals.note(message.topic(), gate.refusal());
      return;
    }
    if (gate.begun()) before = null;
    long age = config.senderStamps() ? gate.ageNanos() : 0;
    long stamp = message.arrivalNanos() - age - config.latencyNanos();
    stampNanos = Math.max(stamp, stampNanos + 1);
    slot.put(stampNanos, sample.values(), velocity(sample));
    before = sample;
    taken = taken + 1;
  }

  private double[] velocity(Sample sample) {
    if (sample.rates().length > 0) return sample.rates();
    if (before == null) return still;
    double seconds = (sample.senderNanos() - before.senderNanos()) * 1e-9;
    double[] velocity = new double[still.length];
    for (int i = 0; i < velocity.length; i++)
      velocity[i] = (sample.values()[i] - before.values()[i]) / seconds;
    return velocity;
  }

  /// States let pass. Any thread.
  long taken() {
    return taken;
  }
}
