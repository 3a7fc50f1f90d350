package dev.sinew.runtime.safety;

/// The last two trips of every rule. One thread; allocates only when made.
final class TripHistory {

  private final long[] newer;
  private final long[] older;
  private final int[] known;

  TripHistory(int rules) {
    newer = new long[rules];
    older = new long[rules];
    known = new int[rules];
  }

  /// @return nanoseconds since the rule's trip before the last, [Long#MAX_VALUE] when there is none
  long sinceLastButOne(int rule, long nowNanos) {
    return known[rule] == 2 ? nowNanos - older[rule] : Long.MAX_VALUE;
  }

  void add(int rule, long nowNanos) {
    older[rule] = newer[rule];
    newer[rule] = nowNanos;
    if (known[rule] < 2) known[rule]++;
  }

  /// Appends the ages of all trips, each cut at `span`, as digits of a number.
  long pack(long packed, long nowNanos, long span) {
    long p = packed;
    for (int r = 0; r < newer.length; r++) {
      p = Digits.append(p, span + 1, known[r] < 1 ? span : nowNanos - newer[r]);
      p = Digits.append(p, span + 1, known[r] < 2 ? span : nowNanos - older[r]);
    }
    return p;
  }

  /// Reads what [#pack] wrote, last digit first; an age of `span` means no trip.
  ///
  /// @return the number without the digits read
  long unpack(long packed, long nowNanos, long span) {
    long p = packed;
    for (int r = newer.length - 1; r >= 0; r--) {
      older[r] = nowNanos - p % (span + 1);
      p /= span + 1;
      newer[r] = nowNanos - p % (span + 1);
      p /= span + 1;
      known[r] = nowNanos - older[r] < span ? 2 : nowNanos - newer[r] < span ? 1 : 0;
    }
    return p;
  }
}
