package dev.sinew.drivers.mqtt;

import java.util.concurrent.atomic.LongAdder;

/// The counters of a session. Any thread.
final class Tally {

  final LongAdder connections = new LongAdder();
  final LongAdder losses = new LongAdder();
  final LongAdder sent = new LongAdder();
  final LongAdder droppedStreams = new LongAdder();
  final LongAdder refusedEvents = new LongAdder();
  final LongAdder expired = new LongAdder();
  final LongAdder received = new LongAdder();
  final LongAdder failedHandlers = new LongAdder();

  MqttCounters read() {
    return new MqttCounters(
        connections.sum(),
        losses.sum(),
        sent.sum(),
        droppedStreams.sum(),
        refusedEvents.sum(),
        expired.sum(),
        received.sum(),
        failedHandlers.sum());
  }
}
