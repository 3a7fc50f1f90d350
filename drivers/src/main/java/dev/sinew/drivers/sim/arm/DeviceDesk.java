package dev.sinew.drivers.sim.arm;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The device's end of the protocol: what a datagram does to the arm, and what the arm says. Knows
/// no socket. Any thread, one at a time: the device is no servo and may lock.
final class DeviceDesk {

  private final VirtualArm arm;
  private final long token;
  private final long session;
  private final long watchdogNanos;
  private final StatePacket layout;
  private final SequenceGate commands = new SequenceGate();
  private final double[] wanted;
  private SocketAddress peer;
  private long driver;
  private int requests;
  private long heardNanos = Long.MIN_VALUE / 2;
  private long states;
  private long refused;
  private long malformed;
  private long foreign;

  /// @param session tells this start of the device from others
  DeviceDesk(ArmConfig config, VirtualArm arm, long token, long session) {
    this.arm = arm;
    this.token = token;
    this.session = session;
    watchdogNanos = config.watchdogNanos();
    layout = new StatePacket(config);
    wanted = new double[config.robot().dof()];
  }

  /// Takes a datagram.
  ///
  /// @param from who sent it
  /// @param nowNanos the arm's time of its arrival
  /// @return an answer for the sender, null when there is none
  synchronized ByteBuffer hear(ByteBuffer packet, SocketAddress from, long nowNanos) {
    if (!ArmPacket.isOurs(packet)) {
      malformed++;
      return null;
    }
    if (ArmPacket.word(packet) != token) {
      refused++;
      return null;
    }
    arm.advanceTo(nowNanos);
    switch (ArmPacket.kind(packet)) {
      case ArmPacket.HELLO -> hello(packet, from, nowNanos);
      case ArmPacket.COMMAND -> command(packet, nowNanos);
      case ArmPacket.HALT -> halt(packet);
      case ArmPacket.PLACE -> place(packet, nowNanos);
      case ArmPacket.ASK_LEDGER -> {
        return ledgerPacket(nowNanos);
      }
      default -> malformed++;
    }
    return null;
  }

  private void hello(ByteBuffer packet, SocketAddress from, long nowNanos) {
    if (!has(packet, ArmPacket.HEAD)) return;
    long asking = ArmPacket.session(packet);
    if (peer != null && asking != driver) {
      if (nowNanos - heardNanos < watchdogNanos) {
        foreign++;
        return;
      }
      requests = 0;
    }
    driver = asking;
    peer = from;
  }

  private void command(ByteBuffer packet, long nowNanos) {
    if (!has(packet, DriverPacket.commandSize(wanted.length)) || !isServed(packet)) return;
    if (DriverPacket.dof(packet) != wanted.length) {
      malformed++;
      return;
    }
    if (!commands.pass(driver, ArmPacket.sequence(packet))) return;
    heardNanos = nowNanos;
    DriverPacket.positions(packet, wanted);
    arm.command(nowNanos, wanted, commands.step());
  }

  private void halt(ByteBuffer packet) {
    if (!has(packet, DriverPacket.HALT_SIZE)) return;
    boolean served = peer != null && ArmPacket.session(packet) == driver;
    if (served && !isNew(packet)) return;
    arm.halt();
  }

  private void place(ByteBuffer packet, long nowNanos) {
    if (!has(packet, DriverPacket.PLACE_SIZE) || !isServed(packet) || !isNew(packet)) return;
    arm.place(nowNanos, DriverPacket.seed(packet));
  }

  private boolean has(ByteBuffer packet, int size) {
    if (packet.limit() != size) malformed++;
    return packet.limit() == size;
  }

  private boolean isServed(ByteBuffer packet) {
    boolean served = peer != null && ArmPacket.session(packet) == driver;
    if (!served) foreign++;
    return served;
  }

  private boolean isNew(ByteBuffer packet) {
    int number = DriverPacket.request(packet);
    if (number <= requests) return false;
    requests = number;
    return true;
  }

  /// Brings the arm up to the clock and writes its state.
  ///
  /// @return to whom it goes; null, and nothing written, while nobody asked
  synchronized SocketAddress tell(ByteBuffer out, long nowNanos) {
    arm.advanceTo(nowNanos);
    if (peer == null) return null;
    ArmPacket.head(out, ArmPacket.STATE, session, ++states, arm.nanos(), layout.size());
    layout.put(out, arm, requests);
    return peer;
  }

  private ByteBuffer ledgerPacket(long nowNanos) {
    byte[] json = ledger().getBytes(StandardCharsets.UTF_8);
    int size = ArmPacket.HEAD + json.length;
    ByteBuffer out = ByteBuffer.allocate(size);
    ArmPacket.head(out, ArmPacket.LEDGER, session, 1, nowNanos, size);
    return out.put(ArmPacket.HEAD, json);
  }

  /// The arm's ledger and what the network did, as one line of JSON.
  synchronized String ledger() {
    String arms = arm.ledger().json();
    return "%s,\"link\":{\"lost\":%d,\"repeated\":%d,\"late\":%d,\"malformed\":%d,\"refused\":%d,\"foreign\":%d}}"
        .formatted(
            arms.substring(0, arms.length() - 1),
            commands.lost(),
            commands.repeated(),
            commands.late(),
            malformed,
            refused,
            foreign);
  }
}
