package dev.sinew.teleop.device.spacemouse;

import dev.sinew.runtime.Clock;
import dev.sinew.teleop.device.control.Attachment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;

/// A mouse of six axes through the daemon spacenavd, which needs no rights of its own.
///
/// The daemon says only what changes, so a deflected cap that is held still stays deflected; that
/// the mouse was unplugged it says from version 1.0 on.
final class Daemon extends CapMouse<SocketChannel> {

  /// More than ever waits, unless nobody read for seconds.
  private static final int PACKETS_A_CALL = 256;

  private final String socket;
  private final DaemonReader reader;
  private final ByteBuffer in =
      ByteBuffer.allocateDirect(PACKETS_A_CALL * DaemonReader.PACKET_BYTES)
          .order(ByteOrder.nativeOrder());
  private SocketChannel known;

  /// @param attachment to sockets that do not block
  /// @param socket for messages
  Daemon(CapConfig config, Attachment<SocketChannel> attachment, String socket, Clock clock) {
    super(new CapDesk(config), attachment, clock);
    this.socket = socket;
    reader = new DaemonReader(config.mostCounts(), desk);
  }

  @Override
  public String trouble() {
    String gone = super.trouble();
    return gone.isEmpty() && reader.mouseGone() ? "spacenavd lost its mouse" : gone;
  }

  @Override
  boolean poll() {
    SocketChannel channel = attachment.device();
    if (channel == null) return false;
    if (channel != known) in.clear();
    known = channel;
    try {
      if (channel.read(in) < 0) return lost("spacenavd at " + socket + " has ended");
    } catch (IOException e) { // it ended before it had read what was asked of it
      return lost("spacenavd at " + socket + " has ended");
    }
    in.flip();
    boolean understood = reader.read(in, state);
    in.compact();
    if (!understood) return lost("what listens at " + socket + " is no spacenavd");
    return !reader.mouseGone();
  }
}
