package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.ros.message.Header;
import dev.sinew.drivers.ros.message.RefusedException;
import dev.sinew.drivers.ros.message.StampRule;
import dev.sinew.drivers.ros.node.MessageListener;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.sync.StateRing;

/// A sensor's samples, from its topic into its ring. The only writer of the ring, so that samples
/// that come faster than the servo ticks are all there.
///
/// **Thread.** Any for messages, one at a time.
final class SensorTopic implements MessageListener {

  private final SensorDecoder decoder;
  private final StampRule stamps;
  private final StateRing ring;
  private final double[] sample;
  private volatile boolean anew;
  private volatile boolean heard;
  private volatile long refused;
  private volatile String trouble = "";

  SensorTopic(SensorDecoder decoder, StampRule stamps, StateRing ring) {
    this.decoder = decoder;
    this.stamps = stamps;
    this.ring = ring;
    sample = new double[ring.width()];
  }

  @Override
  public synchronized void message(Group message, long arrivalNanos) {
    try {
      if (!decoder.decode(message, sample)) return;
      for (double value : sample)
        if (!Double.isFinite(value)) throw new RefusedException("tells no finite number");
      long nanos = stamps.nanos(Header.of(message).stampNanos(), arrivalNanos);
      if (anew) {
        anew = false;
        ring.clear();
      }
      if (!ring.publish(nanos, sample)) throw new RefusedException("is older than the one before");
      heard = true;
      trouble = "";
    } catch (RefusedException e) {
      refused++;
      trouble = "a message " + e.getMessage();
    }
  }

  /// The next sample is the first of another world. Any thread.
  void beginAnew() {
    anew = true;
  }

  /// Messages that were not believed. Any thread.
  long refused() {
    return refused;
  }

  /// What is the matter, one clause; empty when the last message was taken.
  String trouble() {
    return heard || !trouble.isEmpty() ? trouble : "no message came";
  }
}
