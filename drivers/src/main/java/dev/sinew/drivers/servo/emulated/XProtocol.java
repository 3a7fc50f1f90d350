package dev.sinew.drivers.servo.emulated;

import static dev.sinew.drivers.servo.dynamixel.DynamixelInstruction.ACTION;
import static dev.sinew.drivers.servo.dynamixel.DynamixelInstruction.BULK_READ;
import static dev.sinew.drivers.servo.dynamixel.DynamixelInstruction.BULK_WRITE;
import static dev.sinew.drivers.servo.dynamixel.DynamixelInstruction.CLEAR;
import static dev.sinew.drivers.servo.dynamixel.DynamixelInstruction.FACTORY_RESET;
import static dev.sinew.drivers.servo.dynamixel.DynamixelInstruction.FAST_BULK_READ;
import static dev.sinew.drivers.servo.dynamixel.DynamixelInstruction.FAST_SYNC_READ;
import static dev.sinew.drivers.servo.dynamixel.DynamixelInstruction.PING;
import static dev.sinew.drivers.servo.dynamixel.DynamixelInstruction.READ;
import static dev.sinew.drivers.servo.dynamixel.DynamixelInstruction.REBOOT;
import static dev.sinew.drivers.servo.dynamixel.DynamixelInstruction.REG_WRITE;
import static dev.sinew.drivers.servo.dynamixel.DynamixelInstruction.STATUS;
import static dev.sinew.drivers.servo.dynamixel.DynamixelInstruction.SYNC_READ;
import static dev.sinew.drivers.servo.dynamixel.DynamixelInstruction.SYNC_WRITE;
import static dev.sinew.drivers.servo.dynamixel.DynamixelInstruction.WRITE;

import dev.sinew.drivers.servo.dynamixel.DynamixelBuilder;
import dev.sinew.drivers.servo.dynamixel.DynamixelParser;
import dev.sinew.drivers.servo.packet.PacketBuilder;

/// Dynamixels of protocol 2.0 on the wire. In a sync or bulk read each waits for the one before it:
/// behind one that is silent, nobody speaks. A request with a wrong checksum is not answered.
final class XProtocol extends Protocol {

  private static final int[] BAUDS = {
    9_600, 57_600, 115_200, 1_000_000, 2_000_000, 3_000_000, 4_000_000
  };

  private static final int ALL = 0xFF;
  private static final int ALL_BUT_ID = 1;
  private static final int ALL_BUT_ID_AND_BAUD = 2;
  private static final byte[] CLEAR_TURNS = {0x01, 0x44, 0x58, 0x4C, 0x22};

  private final FastAnswer fast;
  private final XTargets targets = new XTargets();
  private int refusal;
  private int target;

  XProtocol(Bench bench, Uplink uplink) {
    super(new DynamixelParser(), new DynamixelBuilder(), bench, uplink);
    fast = new FastAnswer(slot);
  }

  @Override
  int baudIndex(int baud) {
    for (int i = 0; i < BAUDS.length; i++) if (BAUDS[i] == baud) return i;
    return -1;
  }

  @Override
  void open(PacketBuilder builder, int id, int error) {
    builder.begin(id, STATUS).add(error);
  }

  @Override
  int refusal() {
    return refusal;
  }

  @Override
  void obey(int id, int code, int count, long endNanos) {
    for (int i = 0; i < bench.size(); i++)
      if (bench.get(i) instanceof XDevice x && reaches(x, endNanos)) x.busAlive();
    switch (code) {
      case SYNC_READ, BULK_READ -> readOneByOne(code, count, endNanos);
      case FAST_SYNC_READ, FAST_BULK_READ -> readTogether(code, count, endNanos);
      case SYNC_WRITE -> syncWrite(count, endNanos);
      case BULK_WRITE -> bulkWrite(count, endNanos);
      case STATUS -> {}
      case PING -> {
        if (id == BROADCAST) pingAll(code, endNanos);
        else single(id, code, count, endNanos);
      }
      default -> single(id, code, count, endNanos);
    }
  }

  @Override
  int carryOut(Device device, int code, int count, long endNanos) {
    refusal = XRefusal.NONE;
    return switch (code) {
      case PING -> ping(device);
      case READ -> count == 4 ? read(device, word(0), word(2)) : refuse(device, XRefusal.LENGTH);
      case SYNC_READ -> read(device, targets.address(target), targets.length(target));
      case WRITE, REG_WRITE -> write(device, code, count);
      case ACTION -> {
        device.act();
        yield SILENT;
      }
      case FACTORY_RESET -> reset(device, count);
      case REBOOT -> {
        device.reboot(endNanos);
        yield 0;
      }
      case CLEAR -> clear(device, count);
      default -> refuse(device, XRefusal.INSTRUCTION);
    };
  }

  private int refuse(Device device, int why) {
    refusal = why;
    return device.answersWrites() ? 0 : SILENT;
  }

  private int ping(Device device) {
    device.read(device.file().layout().of(Cell.MODEL).address(), 2, data, 0);
    device.read(device.file().layout().of(Cell.FIRMWARE).address(), 1, data, 2);
    return 3;
  }

  private int read(Device device, int from, int size) {
    if (!(device instanceof XDevice x) || !x.answersReads()) return SILENT;
    refusal = device.read(from, size, data, 0);
    return refusal == XRefusal.NONE ? size : 0;
  }

  private int write(Device device, int code, int count) {
    if (count < 3) return refuse(device, XRefusal.LENGTH);
    boolean answers = device.answersWrites();
    if (code == WRITE) refusal = device.write(word(0), params, 2, count - 2);
    else device.register(word(0), params, 2, count - 2);
    return answers ? 0 : SILENT;
  }

  private int reset(Device device, int count) {
    int what = count == 1 ? param(0) : 0;
    if (what != ALL && what != ALL_BUT_ID && what != ALL_BUT_ID_AND_BAUD)
      return refuse(device, XRefusal.RANGE);
    boolean answers = device.answersWrites();
    device.factoryReset(what == ALL_BUT_ID_AND_BAUD);
    if (what == ALL) device.adopt(Cell.ID, 1);
    return answers ? 0 : SILENT;
  }

  private int clear(Device device, int count) {
    boolean asked = count == CLEAR_TURNS.length;
    for (int i = 0; asked && i < count; i++) asked = params[i] == CLEAR_TURNS[i];
    if (!asked || !(device instanceof XDevice x)) return refuse(device, XRefusal.RANGE);
    x.forgetTurns();
    return device.answersWrites() ? 0 : SILENT;
  }

  private void readOneByOne(int code, int count, long endNanos) {
    targets.of(code, params, count);
    long at = endNanos;
    for (int i = 0; i < targets.size(); i++) {
      target = i;
      long delay = ask(targets.id(i), SYNC_READ, count, endNanos);
      if (slot.isEmpty()) return;
      at = slot.send(at + delay);
    }
  }

  private void readTogether(int code, int count, long endNanos) {
    targets.of(code, params, count);
    fast.begin(targets.size(), targets.dataBytes());
    for (int i = 0; i < targets.size(); i++) {
      Device device = bench.find(targets.id(i));
      if (device == null || !reaches(device, endNanos)) break;
      int read = read(device, targets.address(i), targets.length(i));
      if (read != targets.length(i) || !fast.add(device, data, read)) break;
    }
    fast.send(endNanos);
  }

  private void syncWrite(int count, long endNanos) {
    if (count < 4) return;
    int size = word(2);
    for (int at = 4; at + 1 + size <= count; at += 1 + size)
      put(param(at), word(0), at + 1, size, endNanos);
  }

  private void bulkWrite(int count, long endNanos) {
    int at = 0;
    while (at + XTargets.BULK_HEAD <= count) {
      int size = word(at + 3);
      if (at + XTargets.BULK_HEAD + size > count) return;
      put(param(at), word(at + 1), at + XTargets.BULK_HEAD, size, endNanos);
      at += XTargets.BULK_HEAD + size;
    }
  }

  private void put(int id, int to, int from, int size, long endNanos) {
    for (int i = 0; i < bench.size(); i++) {
      Device device = bench.get(i);
      if (device.id() == id && reaches(device, endNanos)) device.write(to, params, from, size);
    }
  }

  /// The two bytes from parameter `i`, low one first.
  private int word(int i) {
    return param(i) | param(i + 1) << 8;
  }
}
