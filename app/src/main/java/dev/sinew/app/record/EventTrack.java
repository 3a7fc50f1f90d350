package dev.sinew.app.record;

import dev.sinew.runtime.rosmsg.CdrOutput;
import dev.sinew.runtime.rosmsg.MessageOutput;
import java.io.IOException;
import java.util.Map;

/// What a person should read, as `rcl_interfaces/Log`. Any thread.
final class EventTrack {

  private static final String SCHEMA = "rcl_interfaces/msg/Log";

  /// Levels of `rcl_interfaces/Log`.
  enum Level {
    INFO(20),
    WARN(30),
    ERROR(40);

    private final int code;

    Level(int code) {
      this.code = code;
    }
  }

  private final EpisodeFile file;
  private final long offsetNanos;
  private final int channel;
  private final MessageOutput out = new CdrOutput(1024);
  private long written;

  EventTrack(EpisodeFile file, long offsetNanos) throws IOException {
    this.file = file;
    this.offsetNanos = offsetNanos;
    channel = file.channel(EpisodeFormat.EVENTS, SCHEMA, Map.of());
  }

  synchronized void tell(long nanos, Level level, String source, String text) {
    out.begin()
        .time(nanos + offsetNanos)
        .int8(level.code)
        .string(source)
        .string(text)
        .string("")
        .string("")
        .int32(0);
    file.add(channel, written++, nanos, out);
  }
}
