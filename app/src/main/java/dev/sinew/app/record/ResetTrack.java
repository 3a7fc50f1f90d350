package dev.sinew.app.record;

import dev.sinew.runtime.rosmsg.CdrOutput;
import dev.sinew.runtime.rosmsg.MessageOutput;
import java.io.IOException;
import java.util.Map;

/// When the policy forgot its past, and with which seed. Any one thread.
final class ResetTrack {

  private static final String SCHEMA = "sinew_msgs/msg/Reset";

  private final EpisodeFile file;
  private final int channel;
  private final MessageOutput out = new CdrOutput(1024);
  private long written;

  ResetTrack(EpisodeFile file) throws IOException {
    this.file = file;
    channel = file.channel(EpisodeFormat.RESET, SCHEMA, Map.of());
  }

  void reset(long seed, long nanos) {
    file.add(channel, written++, nanos, out.begin().int64(seed).int64(nanos));
  }
}
