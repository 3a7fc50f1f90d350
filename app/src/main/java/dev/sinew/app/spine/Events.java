package dev.sinew.app.spine;

import dev.sinew.runtime.events.EventLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Opens the event log of a run.
public final class Events {

  private Events() {}

  /// @param file null where there is to be none
  /// @throws IOException in one line when it cannot be written, or was tampered with
  public static Optional<EventLog> open(Path file) throws IOException {
    if (file == null) return Optional.empty();
    return Optional.of(EventLog.open(file, UUID.randomUUID().toString(), Instant.now()));
  }
}
