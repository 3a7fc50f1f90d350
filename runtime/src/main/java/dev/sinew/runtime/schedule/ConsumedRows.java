package dev.sinew.runtime.schedule;

/// How many rows of the plan in force were consumed between a chunk's observation and its
/// take-over, for the last few chunks. Counts what was really gone through, so it is right in
/// slowed and in fast-forward time; forgets, so that one spike does not last. One thread.
final class ConsumedRows {

  private final int[] rows;
  private int count;

  /// @param remembered chunks
  ConsumedRows(int remembered) {
    rows = new int[remembered];
  }

  void add(int consumed) {
    rows[count++ % rows.length] = consumed;
  }

  void clear() {
    count = 0;
  }

  /// The largest.
  ///
  /// @param unknown answer while nothing was measured
  int expected(int unknown) {
    if (count == 0) return unknown;
    int largest = 0;
    for (int i = 0; i < Math.min(count, rows.length); i++) largest = Math.max(largest, rows[i]);
    return largest;
  }
}
