package dev.sinew.drivers.servo.emulated;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The time on the wire in which one answer is expected: none, one or several servos speak, and
/// what befalls their answers befalls them here.
final class Slot {

  private static final int LONGEST = 5000;
  private static final int NOISE_BYTES = 7;
  private static final long LATE_NANOS = 20_000_000;

  private final Uplink uplink;
  private final RandomGenerator noise = RandomGeneratorFactory.of("L64X128MixRandom").create(20);
  private final byte[] spoken = new byte[LONGEST];
  private final byte[] heard = new byte[LONGEST];
  private final byte[] mixed = new byte[LONGEST];
  private int length;
  private long late;

  Slot(Uplink uplink) {
    this.uplink = uplink;
  }

  void begin() {
    length = 0;
    late = 0;
  }

  /// A servo answers.
  ///
  /// @param fault what befalls it; null for nothing
  void speak(byte[] packet, int count, BusFault fault) {
    int said = fault == null ? plain(packet, count) : damaged(packet, count, fault);
    if (length == 0) {
      System.arraycopy(spoken, 0, heard, 0, said);
      length = said;
    } else {
      length = Collision.mix(heard, length, spoken, said, mixed);
      System.arraycopy(mixed, 0, heard, 0, length);
    }
  }

  private int plain(byte[] packet, int count) {
    System.arraycopy(packet, 0, spoken, 0, count);
    return count;
  }

  private int damaged(byte[] packet, int count, BusFault fault) {
    return switch (fault) {
      case SILENCE -> 0;
      case CUT_SHORT -> plain(packet, count / 2);
      case FLIPPED_BIT -> flipped(packet, count);
      case NOISE -> noisy(packet, count);
      case LATE -> {
        late = LATE_NANOS;
        yield plain(packet, count);
      }
      case WRONG_ID -> plain(packet, count);
    };
  }

  private int flipped(byte[] packet, int count) {
    plain(packet, count);
    spoken[count - 1] ^= (byte) (1 << noise.nextInt(8));
    return count;
  }

  private int noisy(byte[] packet, int count) {
    for (int i = 0; i < NOISE_BYTES; i++) spoken[i] = (byte) noise.nextInt();
    System.arraycopy(packet, 0, spoken, NOISE_BYTES, count);
    return count + NOISE_BYTES;
  }

  boolean isEmpty() {
    return length == 0;
  }

  /// Puts it on the wire.
  ///
  /// @return the instant of its end
  long send(long startNanos) {
    return uplink.send(heard, 0, length, startNanos + late);
  }
}
