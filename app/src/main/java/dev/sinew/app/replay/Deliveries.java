package dev.sinew.app.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which recorded chunk a tick took out of the exchange: the newest of that number that had been
/// offered by then.
final class Deliveries {

  private final Path file;
  private final Map<Long, List<LoggedChunk>> bySequence = new HashMap<>();

  Deliveries(Path file, List<LoggedChunk> chunks) {
    this.file = file;
    for (LoggedChunk chunk : chunks)
      bySequence
          .computeIfAbsent(chunk.chunk().provenance().sequence(), n -> new ArrayList<>())
          .add(chunk);
  }

  /// @return null when the tick took none
  /// @throws IOException when it took one that was not recorded
  LoggedChunk takenBy(LoggedTick tick) throws IOException {
    if (tick.taken() < 0) return null;
    LoggedChunk found = null;
    for (LoggedChunk chunk : bySequence.getOrDefault(tick.takenSequence(), List.of()))
      if (chunk.offeredNanos() <= tick.takenNanos()) found = chunk;
    if (found == null)
      throw new IOException(
          "%s: tick %d took chunk %d, which was not recorded"
              .formatted(file, tick.number(), tick.takenSequence()));
    return found;
  }
}
