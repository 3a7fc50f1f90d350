package dev.sinew.drivers.servo.fake;

import dev.sinew.drivers.serial.SerialLine;
import dev.sinew.runtime.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/// A line in virtual time at whose other end [FakeServos] answer, each request through the next
/// mishap, or soundly when there is none left.
public final class FakeLine implements SerialLine {

  public static final int BAUD = 1_000_000;
  public static final long NANOS_PER_BYTE = 10_000;

  public final FakeServos servos;
  public final Deque<Function<List<byte[]>, List<byte[]>>> mishaps = new ArrayDeque<>();
  public final List<byte[]> sent = new ArrayList<>();
  public boolean echo;
  public boolean unplugged;
  public long delayNanos;
  public long latencyNanos;

  private final Clock clock;
  private final Deque<Long> arrivals = new ArrayDeque<>();
  private final Deque<Byte> bytes = new ArrayDeque<>();

  public FakeLine(FakeServos servos, Clock clock) {
    this.servos = servos;
    this.clock = clock;
  }

  /// The next `times` requests meet this.
  public void mishap(int times, Function<List<byte[]>, List<byte[]>> mishap) {
    for (int i = 0; i < times; i++) mishaps.add(mishap);
  }

  /// Comes in after the bytes that are on their way.
  public void arrive(byte[] data, long atNanos) {
    long at = arrivals.isEmpty() ? atNanos : Math.max(atNanos, arrivals.peekLast());
    for (byte one : data) {
      at += NANOS_PER_BYTE;
      arrivals.add(at);
      bytes.add(one);
    }
  }

  @Override
  public int read(byte[] into, int offset, int length, long deadlineNanos) throws IOException {
    requireThere();
    int count = 0;
    while (count < length && !bytes.isEmpty() && arrivals.peek() <= deadlineNanos) {
      clock.sleepUntil(arrivals.remove());
      into[offset + count++] = bytes.remove();
    }
    if (count < length) clock.sleepUntil(deadlineNanos);
    return count;
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    requireThere();
    byte[] request = Arrays.copyOfRange(from, offset, offset + length);
    sent.add(request);
    if (echo) arrive(request, clock.nanos());
    List<byte[]> answers = servos.answer(request);
    if (!mishaps.isEmpty()) answers = mishaps.remove().apply(answers);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    answers.forEach(all::writeBytes);
    arrive(all.toByteArray(), clock.nanos() + length * NANOS_PER_BYTE + delayNanos);
  }

  @Override
  public void discardInput() throws IOException {
    requireThere();
    while (!bytes.isEmpty() && arrivals.peek() <= clock.nanos()) {
      arrivals.remove();
      bytes.remove();
    }
  }

  @Override
  public int baud() {
    return BAUD;
  }

  @Override
  public long latencyNanos() {
    return latencyNanos;
  }

  @Override
  public String name() {
    return "/dev/ttyFAKE";
  }

  @Override
  public void close() {
    unplugged = true;
  }

  private void requireThere() throws IOException {
    if (unplugged) throw new IOException(name() + ": the adapter is gone: unplugged?");
  }
}
