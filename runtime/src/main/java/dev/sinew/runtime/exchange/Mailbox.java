package dev.sinew.runtime.exchange;

import dev.sinew.runtime.memory.Cell;
import dev.sinew.runtime.safety.Answer;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// One request at a time from brain to spine, and its answer. Requests are rare (arm, start,
/// reset); a stop does not come this way but by its own word, which cannot be occupied.
///
/// **Brain**, one thread at a time: [#post], then [#answered], then [#answer]. **Spine**, servo
/// thread, no allocation: [#pending], then [#kind] and arguments, then [#reply].
public final class Mailbox {

  private static final long KIND = 2 * Cell.SPACING;
  private static final long FIRST = KIND + 8;
  private static final long SECOND = KIND + 16;
  private static final long ANSWER = 3 * Cell.SPACING;

  private static final Request[] REQUESTS = Request.values();

  private final MemorySegment memory;
  private final Cell posted;
  private final Cell served;

  /// @param memory [#bytes] of shared memory, zero-filled before its first use
  public Mailbox(MemorySegment memory) {
    this.memory = memory;
    posted = new Cell(memory, 0);
    served = new Cell(memory, Cell.SPACING);
  }

  public static long bytes() {
    return 4 * Cell.SPACING;
  }

  /// @return false, and nothing posted, while the last request has no answer
  public boolean post(Request kind, long first, long second) {
    if (!answered()) return false;
    memory.set(ValueLayout.JAVA_LONG, KIND, kind.ordinal());
    memory.set(ValueLayout.JAVA_LONG, FIRST, first);
    memory.set(ValueLayout.JAVA_LONG, SECOND, second);
    posted.setRelease(posted.getPlain() + 1);
    return true;
  }

  /// Whether the last request has its answer.
  public boolean answered() {
    return served.getAcquire() == posted.getPlain();
  }

  /// The last answer.
  public Answer answer() {
    return Answer.of(memory.get(ValueLayout.JAVA_LONG, ANSWER));
  }

  /// Whether a request waits. Spine.
  public boolean pending() {
    return posted.getAcquire() != served.getPlain();
  }

  /// What is asked, null when it is nothing that this version knows.
  public Request kind() {
    long kind = memory.get(ValueLayout.JAVA_LONG, KIND);
    return kind >= 0 && kind < REQUESTS.length ? REQUESTS[(int) kind] : null;
  }

  public long first() {
    return memory.get(ValueLayout.JAVA_LONG, FIRST);
  }

  public long second() {
    return memory.get(ValueLayout.JAVA_LONG, SECOND);
  }

  /// Ends the pending request.
  public void reply(Answer answer) {
    memory.set(ValueLayout.JAVA_LONG, ANSWER, answer.ordinal());
    served.setRelease(posted.getAcquire());
  }
}
