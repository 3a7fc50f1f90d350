package dev.sinew.drivers.servo.emulated;

import static dev.sinew.drivers.servo.feetech.FeetechInstruction.ACTION;
import static dev.sinew.drivers.servo.feetech.FeetechInstruction.PING;
import static dev.sinew.drivers.servo.feetech.FeetechInstruction.READ;
import static dev.sinew.drivers.servo.feetech.FeetechInstruction.RECOVERY;
import static dev.sinew.drivers.servo.feetech.FeetechInstruction.REG_WRITE;
import static dev.sinew.drivers.servo.feetech.FeetechInstruction.RESET;
import static dev.sinew.drivers.servo.feetech.FeetechInstruction.SYNC_READ;
import static dev.sinew.drivers.servo.feetech.FeetechInstruction.SYNC_WRITE;
import static dev.sinew.drivers.servo.feetech.FeetechInstruction.WRITE;

import dev.sinew.drivers.servo.feetech.FeetechBuilder;
import dev.sinew.drivers.servo.feetech.FeetechParser;
import dev.sinew.drivers.servo.packet.PacketBuilder;

/// Feetech servos on the wire. SCS servos know neither sync read nor a ping of everybody. In a sync
/// read the time of one that is silent passes, then the next one speaks. An instruction that a
/// servo does not know, or cannot be carried out, is not answered.
final class FeetechProtocol extends Protocol {

  private static final int[] BAUDS = {
    1_000_000, 500_000, 250_000, 128_000, 115_200, 57_600, 38_400, 19_200
  };

  private static final int LONGEST_READ = 250;

  private final boolean talksTogether;

  /// @param dialect STS or SCS
  FeetechProtocol(Dialect dialect, Bench bench, Uplink uplink) {
    super(new FeetechParser(), new FeetechBuilder(), bench, uplink);
    talksTogether = dialect == Dialect.STS;
  }

  @Override
  int baudIndex(int baud) {
    for (int i = 0; i < BAUDS.length; i++) if (BAUDS[i] == baud) return i;
    return -1;
  }

  @Override
  void open(PacketBuilder builder, int id, int error) {
    builder.begin(id, error);
  }

  @Override
  int refusal() {
    return 0;
  }

  @Override
  void obey(int id, int code, int count, long endNanos) {
    if (code == SYNC_READ) syncRead(count, endNanos);
    else if (code == SYNC_WRITE) syncWrite(count, endNanos);
    else if (code != PING || id != BROADCAST) single(id, code, count, endNanos);
    else if (talksTogether) pingAll(code, endNanos);
  }

  @Override
  int carryOut(Device device, int code, int count, long endNanos) {
    return switch (code) {
      case PING -> 0;
      case READ, SYNC_READ -> read(device, count);
      case WRITE, REG_WRITE -> count < 2 ? SILENT : write(device, code, count);
      case ACTION -> {
        device.act();
        yield SILENT;
      }
      case RECOVERY -> {
        device.factoryReset(true);
        yield 0;
      }
      case RESET -> reset(device);
      default -> SILENT;
    };
  }

  private int read(Device device, int count) {
    if (count < 2 || param(1) > LONGEST_READ) return SILENT;
    device.read(param(0), param(1), data, 0);
    return param(1);
  }

  private int write(Device device, int code, int count) {
    boolean answers = device.answersWrites();
    if (code == WRITE) device.write(param(0), params, 1, count - 1);
    else device.register(param(0), params, 1, count - 1);
    return answers ? 0 : SILENT;
  }

  private static int reset(Device device) {
    if (!(device instanceof StsDevice sts)) return SILENT;
    sts.forgetTurns();
    return 0;
  }

  private void syncRead(int count, long endNanos) {
    if (!talksTogether || count < 2) return;
    long at = endNanos;
    for (int k = 2; k < count; k++) {
      long delay = ask(param(k), SYNC_READ, 2, endNanos);
      at =
          slot.isEmpty()
              ? at + uplink.nanos(FeetechBuilder.OVERHEAD + param(1))
              : slot.send(at + delay);
    }
  }

  private void syncWrite(int count, long endNanos) {
    if (count < 2) return;
    int size = param(1);
    for (int at = 2; at + 1 + size <= count; at += 1 + size)
      for (int i = 0; i < bench.size(); i++) {
        Device device = bench.get(i);
        if (device.id() == param(at) && reaches(device, endNanos))
          device.write(param(0), params, at + 1, size);
      }
  }
}
