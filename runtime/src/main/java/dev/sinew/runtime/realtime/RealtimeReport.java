package dev.sinew.runtime.realtime;

import java.util.List;
import java.util.stream.Collectors;

/// What the kernel said to a [RealtimeRequest].
///
/// @param grants one for each right asked for, in the order of asking
public record RealtimeReport(RealtimeMode mode, List<Grant> grants) {

  /// One right.
  ///
  /// @param right for instance `FIFO 80`
  /// @param granted whether it is in force now
  /// @param refusal why not and what would help, one line; empty when granted
  public record Grant(String right, boolean granted, String refusal) {

    @Override
    public String toString() {
      return granted ? right : "no " + right + ": " + refusal;
    }
  }

  public RealtimeReport {
    grants = List.copyOf(grants);
  }

  /// @throws RealtimeException unless everything was granted; its one line says what was not, and
  ///     what would help
  public void mustBeRealtime() {
    if (mode == RealtimeMode.REALTIME) return;
    throw new RealtimeException(
        "real-time mode is required, but this thread is "
            + mode
            + ": "
            + grants.stream()
                .filter(grant -> !grant.granted())
                .map(Grant::toString)
                .collect(Collectors.joining("; ")));
  }

  /// One line.
  @Override
  public String toString() {
    return mode + ": " + grants.stream().map(Grant::toString).collect(Collectors.joining("; "));
  }
}
