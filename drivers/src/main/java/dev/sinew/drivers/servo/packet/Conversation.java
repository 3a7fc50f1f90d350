package dev.sinew.drivers.servo.packet;

import dev.sinew.drivers.serial.SerialLine;
import dev.sinew.drivers.servo.BusCounters;
import dev.sinew.drivers.servo.BusException;
import dev.sinew.runtime.Clock;
import java.io.IOException;

/// Requests and answers on a half-duplex line. One thread; no allocation while the line is there.
///
/// **Deadline.** An answer is waited for, from the request on, as long as all bytes of both take on
/// the wire (10 bits a byte at the line's speed), plus the longest delay that a servo can be set to
/// ([#RETURN_DELAY_NANOS] each), plus twice what the adapter may keep back
/// ([SerialLine#latencyNanos]: once on the way out, once on the way in), plus [#SLACK_NANOS] for
/// the scheduling of this machine. Damage shortens the wait ([#QUIET_NANOS]).
///
/// An answer that comes after its deadline is thrown away with the next request. Should it come
/// even later than that, it can be taken for that request's own when servo and size agree: neither
/// family numbers its packets.
///
/// **Echo.** Some adapters give back what is sent. A packet that is the request itself, byte by
/// byte, is passed over once.
public final class Conversation {

  /// 254 units of 2 us, the longest that either family can be set to.
  public static final long RETURN_DELAY_NANOS = 508_000;

  public static final long SLACK_NANOS = 10_000_000;

  /// After damage the line is given up when it was silent for so long, and twice the adapter's
  /// latency, though the deadline has not passed.
  public static final long QUIET_NANOS = 2_000_000;

  /// A line that was silent for so long holds no answer back any more.
  public static final long SETTLED_NANOS = 100_000_000;

  /// A line that never falls silent is not waited for any longer.
  private static final long SETTLE_AT_MOST_NANOS = 1_000_000_000;

  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int BITS_PER_BYTE = 10;

  /// No larger than the rest of any parser's buffer once it was asked until it said no.
  private static final int CHUNK = 256;

  private final SerialLine line;
  private final Clock clock;
  private final PacketBuilder request;
  private final PacketParser answers;
  private final BusCounters counters;
  private final byte[] chunk = new byte[CHUNK];
  private final long nanosPerByte;

  private long deadlineNanos;
  private long expectedBytes;
  private int bytesEach;
  private long askedBytes;
  private long heardBytes;
  private long skippedBefore;
  private boolean echoed;
  private boolean echoes;

  public Conversation(
      SerialLine line,
      Clock clock,
      PacketBuilder request,
      PacketParser answers,
      BusCounters counters) {
    this.line = line;
    this.clock = clock;
    this.request = request;
    this.answers = answers;
    this.counters = counters;
    nanosPerByte = BITS_PER_BYTE * NANOS_PER_SECOND / line.baud();
  }

  /// Sends the finished request; nobody answers.
  ///
  /// @throws BusException when the line is gone
  public void tell() throws BusException {
    send();
    if (!echoes) return;
    deadlineNanos = clock.nanos() + allowance(request.length(), 0, 0);
    for (int left = request.length(), got = 1; left > 0 && got > 0; left -= got)
      got = receive(Math.min(left, CHUNK), deadlineNanos);
  }

  /// Throws away what comes until the line was silent for [#SETTLED_NANOS].
  ///
  /// @throws BusException when the line is gone
  void settle() throws BusException {
    long end = clock.nanos() + SETTLE_AT_MOST_NANOS;
    while (receive(1, clock.nanos() + SETTLED_NANOS) > 0 && clock.nanos() < end) discardInput();
  }

  /// Sends the finished request; [#next] gives the answers.
  ///
  /// @param count of answers expected
  /// @param bytes of each
  /// @param longest bytes that one may have at worst
  /// @throws BusException when the line is gone
  public void ask(int count, int bytes, int longest) throws BusException {
    ask(count, bytes, longest, RETURN_DELAY_NANOS);
  }

  /// As the other, with another delay of each answer.
  public void ask(int count, int bytes, int longest, long delayNanosEach) throws BusException {
    discardInput();
    answers.clear();
    answers.expectAtMost(Math.max(longest, request.length()));
    skippedBefore = answers.skipped();
    echoed = false;
    expectedBytes = (long) count * bytes;
    askedBytes = expectedBytes;
    heardBytes = 0;
    bytesEach = bytes;
    send();
    deadlineNanos =
        clock.nanos() + allowance(request.length() + expectedBytes, count, delayNanosEach);
    counters.countTransaction();
  }

  /// Waits for the next sound packet that is no echo.
  ///
  /// @return false when the time is over
  /// @throws BusException when the line is gone
  public boolean next() throws BusException {
    do if (found()) return true;
    while (hear());
    do if (found()) return true;
    while (answers.abandon());
    return false;
  }

  /// The packet was one of those expected.
  public void taken() {
    expectedBytes -= bytesEach;
  }

  /// An expected answer did not come: counts it as damaged or as silence.
  public void missed() {
    if (heardNoise()) counters.countDamaged();
    else counters.countSilence();
  }

  /// Whether bytes came since the request that were no packet.
  public boolean heardNoise() {
    return answers.skipped() > skippedBefore;
  }

  /// Whether the request itself came back.
  public boolean heardEcho() {
    return echoed;
  }

  private boolean isEcho() {
    if (echoed || !answers.isCopyOf(request.bytes(), request.length())) return false;
    echoed = true;
    echoes = true;
    return true;
  }

  private boolean found() {
    while (answers.next()) if (!isEcho()) return true;
    return false;
  }

  /// @return whether all that was wanted came in time
  private boolean hear() throws BusException {
    long missing = Math.max(1, expectedBytes - answers.pending());
    int wanted = (int) Math.min(missing, CHUNK);
    int got = receive(wanted, patienceNanos());
    answers.feed(chunk, 0, got);
    heardBytes += got;
    return got == wanted;
  }

  /// As many bytes came as were asked for, but not all sound: only what still is on its way is
  /// worth waiting for.
  private long patienceNanos() {
    if (heardBytes < askedBytes || !heardNoise()) return deadlineNanos;
    return Math.min(deadlineNanos, clock.nanos() + 2 * line.latencyNanos() + QUIET_NANOS);
  }

  private long allowance(long bytes, int answers, long delayNanosEach) {
    return bytes * nanosPerByte + answers * delayNanosEach + 2 * line.latencyNanos() + SLACK_NANOS;
  }

  private void send() throws BusException {
    try {
      line.write(request.bytes(), 0, request.length());
    } catch (IOException e) {
      throw gone(e);
    }
  }

  private int receive(int wanted, long deadlineNanos) throws BusException {
    try {
      return line.read(chunk, 0, wanted, deadlineNanos);
    } catch (IOException e) {
      throw gone(e);
    }
  }

  private void discardInput() throws BusException {
    try {
      line.discardInput();
    } catch (IOException e) {
      throw gone(e);
    }
  }

  private static BusException gone(IOException e) {
    return new BusException(BusException.WHOLE_BUS, e.getMessage(), e);
  }
}
