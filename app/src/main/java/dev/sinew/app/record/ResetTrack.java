package dev.sinew.app.record;

import java.io.IOException;
import java.util.Map;

/// When the policy forgot its past, and with which seed. Any one thread.
final class ResetTrack {

  private static final String SCHEMA = "sinew_msgs/msg/Reset";

  private final EpisodeFile file;
  private final int channel;
  private final MessageBytes bytes = new MessageBytes();
  private long written;

  ResetTrack(EpisodeFile file) throws IOException {
    this.file = file;
    channel = file.channel(EpisodeFormat.RESET, SCHEMA, Map.of());
  }

  void reset(long seed, long nanos) {
    file.add(channel, written++, nanos, bytes.begin().i64(seed).i64(nanos).end());
  }
}
