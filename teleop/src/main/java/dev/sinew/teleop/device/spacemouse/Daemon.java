package dev.sinew.teleop.device.spacemouse;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.teleop.device.control.Attachment;
import dev.sinew.teleop.twist.Twist;
import dev.sinew.teleop.twist.TwistDevice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/// A mouse of six axes through the daemon spacenavd, which needs no rights of its own.
///
/// The daemon says only what changes, so a deflected cap that is held still stays deflected; that
/// the mouse was unplugged it says from version 1.0 on.
final class Daemon implements TwistDevice {

  /// More than ever waits, unless nobody read for seconds.
  private static final int PACKETS_A_CALL = 256;

  private final Attachment<SocketChannel> attachment;
  private final String socket;
  private final CapDesk desk;
  private final DaemonReader reader;
  private final Clock clock;
  private final CapState state = new CapState();
  private final ByteBuffer in =
      ByteBuffer.allocateDirect(PACKETS_A_CALL * DaemonReader.PACKET_BYTES)
          .order(ByteOrder.nativeOrder());
  private SocketChannel known;

  /// @param attachment to sockets that do not block
  /// @param socket for messages
  Daemon(CapConfig config, Attachment<SocketChannel> attachment, String socket, Clock clock) {
    this.attachment = attachment;
    this.socket = socket;
    this.clock = clock;
    desk = new CapDesk(config);
    reader = new DaemonReader(config.mostCounts(), desk);
  }

  @Override
  public boolean read(Twist out) {
    if (!poll() || reader.mouseGone()) {
      out.rest();
      return false;
    }
    desk.fill(state, out);
    out.stamp(clock.nanos());
    return true;
  }

  @Override
  public int speedSteps() {
    return desk.takeSteps();
  }

  @Override
  public void drain(Consumer<TeleopEvent> out) {
    poll();
    desk.drain(out);
  }

  @Override
  public String trouble() {
    String gone = attachment.trouble();
    return gone.isEmpty() && reader.mouseGone() ? "spacenavd lost its mouse" : gone;
  }

  @Override
  public void close() {
    attachment.close();
  }

  private boolean poll() {
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
    return understood || lost("what listens at " + socket + " is no spacenavd");
  }

  private boolean lost(String why) {
    state.atRest();
    desk.gone();
    attachment.lost(why);
    return false;
  }
}
