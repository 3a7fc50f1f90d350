package dev.sinew.drivers.servo.emulated;

import dev.sinew.drivers.servo.packet.PacketBuilder;
import dev.sinew.drivers.servo.packet.PacketParser;

/// The servos' side of a family's packets: finds requests among the bytes on the wire, lets the
/// servos carry them out, and puts the answers on the wire in the order and at the instants at
/// which the servos would. One thread at a time.
abstract class Protocol {

  protected static final int BROADCAST = 0xFE;

  /// Stands for the length of an answer that is not given.
  protected static final int SILENT = -1;

  /// All servos answer a ping of everybody, each in its own time: the makers' tools wait 3 ms for
  /// each possible id.
  private static final long PING_SLOT_NANOS = 3_000_000;

  private static final int LONGEST = 4096;

  protected final Bench bench;
  protected final Uplink uplink;
  protected final Slot slot;
  protected final byte[] params = new byte[LONGEST];
  protected final byte[] data = new byte[LONGEST];
  private final PacketParser parser;
  private final PacketBuilder builder;
  private final byte[] one = new byte[1];
  private int speed;

  Protocol(PacketParser parser, PacketBuilder builder, Bench bench, Uplink uplink) {
    this.parser = parser;
    this.builder = builder;
    this.bench = bench;
    this.uplink = uplink;
    slot = new Slot(uplink);
  }

  /// Carries out a request whose parameters stand in [#params].
  abstract void obey(int id, int code, int count, long endNanos);

  /// What one servo does.
  ///
  /// @return how many bytes of [#data] it answers with, or [#SILENT]; what [#refusal] says is its
  ///     error
  abstract int carryOut(Device device, int code, int count, long endNanos);

  /// Starts an answer up to its data.
  abstract void open(PacketBuilder builder, int id, int error);

  /// Why the servo refused what it carried out last; 0 when it did not.
  abstract int refusal();

  /// The number that stands for a speed in the speed register.
  ///
  /// @return -1 when the family has no such speed
  abstract int baudIndex(int baud);

  /// The host talks at that speed from now on.
  final void tune(int index) {
    speed = index;
  }

  /// One byte has come down the wire.
  ///
  /// @param endNanos instant of its last bit
  final void hear(byte value, long endNanos) {
    one[0] = value;
    parser.feed(one, 0, 1);
    while (parser.next()) {
      bench.advance(endNanos);
      int count = parser.parameters();
      for (int i = 0; i < count; i++) params[i] = (byte) parser.parameter(i);
      obey(parser.id(), parser.code(), count, endNanos);
    }
  }

  /// Nothing came for so long that what has begun is no packet.
  final void pause() {
    parser.clear();
  }

  /// A request to one id, or to everybody, who then does not answer.
  protected final void single(int id, int code, int count, long endNanos) {
    if (id == BROADCAST) tellAll(code, count, endNanos);
    else slot.send(endNanos + ask(id, code, count, endNanos));
  }

  private void tellAll(int code, int count, long endNanos) {
    for (int i = 0; i < bench.size(); i++)
      if (reaches(bench.get(i), endNanos)) carryOut(bench.get(i), code, count, endNanos);
  }

  /// A ping of everybody.
  protected final void pingAll(int code, long endNanos) {
    for (int id = 0; id < BROADCAST; id++) {
      long delay = ask(id, code, 0, endNanos);
      if (!slot.isEmpty()) slot.send(endNanos + delay + id * PING_SLOT_NANOS);
    }
  }

  /// Lets every servo of that id carry it out and speak in a new slot.
  ///
  /// @return how long they wait before they speak
  protected final long ask(int id, int code, int count, long endNanos) {
    slot.begin();
    long delay = 0;
    for (int i = 0; i < bench.size(); i++) {
      Device device = bench.get(i);
      if (device.id() != id || !reaches(device, endNanos)) continue;
      delay = device.returnDelayNanos();
      int length = carryOut(device, code, count, endNanos);
      if (length != SILENT) speak(device, id, length);
    }
    return delay;
  }

  private void speak(Device device, int id, int length) {
    BusFault fault = device.nextFault();
    open(builder, idUnder(fault, id), device.errorByte(refusal()));
    builder.add(data, 0, length);
    slot.speak(builder.bytes(), builder.finish(), fault);
  }

  /// Alive, awake and listening at the speed of the host.
  protected final boolean reaches(Device device, long nowNanos) {
    return device.hears(nowNanos) && device.file().get(Cell.BAUD_INDEX) == speed;
  }

  /// The id that stands in an answer: its own unless a fault says otherwise.
  protected static int idUnder(BusFault fault, int id) {
    if (fault != BusFault.WRONG_ID) return id;
    return id == 1 ? 2 : id - 1;
  }

  /// Parameter `i` without sign.
  protected final int param(int i) {
    return params[i] & 0xFF;
  }
}
