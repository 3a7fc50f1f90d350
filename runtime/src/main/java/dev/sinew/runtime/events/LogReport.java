package dev.sinew.runtime.events;

/// What a check of an event log found.
///
/// @param events number of events in the lines before the first broken one
/// @param runs number of runs begun in them
/// @param closed whether the last run was closed in order. If not, the process was killed or lines
///     at the end were removed; a chain alone cannot tell which, a `head` kept elsewhere can
/// @param flaw what is wrong with the first broken line
/// @param brokenLine its number, from 1; 0 when there is none
/// @param tornBytes length of an unfinished line at the end, as a killed process leaves it
/// @param head hash of the last line before the first broken one; 64 zeros without any
public record LogReport(
    int events,
    int runs,
    boolean closed,
    LogFlaw flaw,
    int brokenLine,
    long tornBytes,
    String head) {

  /// Whether every line is as it was written and the last one is whole.
  public boolean intact() {
    return flaw == LogFlaw.NONE && tornBytes == 0;
  }

  /// One line for people.
  @Override
  public String toString() {
    String what = events + " events in " + runs + " runs";
    if (flaw != LogFlaw.NONE)
      return "line " + brokenLine + ": " + flaw.text() + "; before: " + what;
    if (tornBytes > 0) return what + ", then " + tornBytes + " bytes of an unfinished line";
    return what + (closed ? ", intact" : ", intact, but the last run was not closed");
  }
}
