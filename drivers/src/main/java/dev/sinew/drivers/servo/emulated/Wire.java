package dev.sinew.drivers.servo.emulated;

import dev.sinew.drivers.servo.family.BusFamily;
import java.util.List;

/// A whole bus as a function of time: bytes of the host go in at an instant, bytes of the servos
/// come out, each with the instant at which it has arrived. No thread, no clock; one thread at a
/// time. Instants never go back.
///
/// Both directions share one wire at the configured speed: a byte takes ten bits (8N1). What the
/// host sends while a servo speaks waits for it; on copper both would be lost.
final class Wire {

  private static final int BITS = 10;
  private static final double SECOND = 1e9;

  /// A packet that has begun and does not go on is none.
  private static final long PAUSE_NANOS = 20_000_000;

  private final Dialect dialect;
  private final Bench bench;
  private final Uplink uplink = new Uplink();
  private final Protocol protocol;
  private long byteNanos;
  private long heardNanos;
  private int baud;

  /// @throws IllegalArgumentException when the servos are not of that family or share an id, or it
  ///     has no such speed
  Wire(BusFamily family, List<EmulatedServo> servos, int baud, long nowNanos) {
    dialect = dialect(family);
    requireFit(dialect, servos);
    bench = new Bench(servos, nowNanos);
    protocol =
        dialect == Dialect.X
            ? new XProtocol(bench, uplink)
            : new FeetechProtocol(dialect, bench, uplink);
    heardNanos = nowNanos;
    int index = protocol.baudIndex(baud);
    if (index < 0) throw new IllegalArgumentException(family.word() + " has no " + baud + " baud");
    for (int i = 0; i < bench.size(); i++) bench.get(i).adopt(Cell.BAUD_INDEX, index);
    tune(baud);
  }

  private static Dialect dialect(BusFamily family) {
    return switch (family) {
      case FEETECH_STS -> Dialect.STS;
      case FEETECH_SCS -> Dialect.SCS;
      case DYNAMIXEL_2 -> Dialect.X;
    };
  }

  private static void requireFit(Dialect dialect, List<EmulatedServo> servos) {
    if (servos.isEmpty()) throw new IllegalArgumentException("a bus without servos");
    for (EmulatedServo servo : servos)
      if (servo.type().dialect() != dialect)
        throw new IllegalArgumentException(
            "servo " + servo.id() + ": a " + servo.model() + " is of another family");
    long ids = servos.stream().mapToInt(EmulatedServo::id).distinct().count();
    if (ids < servos.size()) throw new IllegalArgumentException("two servos with one id");
  }

  /// The host talks at that speed from now on. Servos set to another do not understand it.
  void tune(int baud) {
    if (baud == this.baud) return;
    this.baud = baud;
    byteNanos = Math.round(BITS * SECOND / Math.max(1, baud));
    uplink.pace(byteNanos);
    protocol.tune(protocol.baudIndex(baud));
  }

  int baud() {
    return baud;
  }

  /// The host hands over bytes.
  void hear(byte[] from, int offset, int length, long nowNanos) {
    if (nowNanos - heardNanos > PAUSE_NANOS) protocol.pause();
    long at = Math.max(Math.max(nowNanos, heardNanos), uplink.freeNanos());
    for (int i = 0; i < length; i++) {
      at += byteNanos;
      protocol.hear(from[offset + i], at);
    }
    heardNanos = at;
  }

  /// One more servo, at the speed of the others.
  ///
  /// @throws IllegalArgumentException when it is of another family
  void join(EmulatedServo servo, long nowNanos) {
    requireFit(dialect, List.of(servo));
    bench.advance(nowNanos);
    int speed = bench.get(0).file().get(Cell.BAUD_INDEX);
    bench.add(servo).adopt(Cell.BAUD_INDEX, speed);
  }

  /// All servos lose power for a moment.
  void brownOut(long nowNanos) {
    bench.advance(nowNanos);
    for (int i = 0; i < bench.size(); i++) bench.get(i).reboot(nowNanos);
  }

  void advance(long nowNanos) {
    bench.advance(nowNanos);
  }

  Uplink uplink() {
    return uplink;
  }

  Bench bench() {
    return bench;
  }
}
