package dev.sinew.app.record;

import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.rosmsg.CdrOutput;
import dev.sinew.runtime.rosmsg.MessageOutput;
import dev.sinew.runtime.sync.StateRing;
import java.io.IOException;
import java.util.Map;

/// Every sample of a sensor, also those between two ticks. Reads the ring that the spine fills;
/// what was overwritten before it looked is counted. Recorder thread.
final class StreamTrack {

  private static final String SCHEMA = "sinew_msgs/msg/Sample";

  private final EpisodeFile file;
  private final StateRing ring;
  private final int channel;
  private final double[] values;
  private final MessageOutput out = new CdrOutput(256);
  private long next;
  private long lost;

  StreamTrack(EpisodeFile file, StreamSpec stream, StateRing ring) throws IOException {
    this.file = file;
    this.ring = ring;
    channel =
        file.channel(
            EpisodeFormat.STREAM + stream.name(), SCHEMA, Map.of("unit", stream.unit().symbol()));
    values = new double[stream.width()];
    next = ring.published();
  }

  /// Samples that were overwritten before they were recorded.
  long lost() {
    return lost;
  }

  void write() {
    for (long end = ring.published(); next < end; next++) {
      long nanos = ring.sample(next, values);
      if (nanos == Long.MIN_VALUE) {
        lost++;
        continue;
      }
      out.begin().int64(nanos).sequence(values.length).float64s(values, 0, values.length);
      file.add(channel, next, nanos, out);
    }
  }
}
