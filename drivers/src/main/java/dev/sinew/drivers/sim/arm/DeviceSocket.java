package dev.sinew.drivers.sim.arm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.Consumer;

/// A connected, non-blocking UDP socket that counts its errors instead of throwing them: that
/// nobody listens, for instance.
///
/// **Thread.** [#receive] and [#await] one, [#send] any. Nothing is allocated but by an error,
/// which costs the exception that reports it. The JDK takes the channel's locks, which only two
/// senders could contend for.
final class DeviceSocket implements AutoCloseable {

  private static final int BUFFERED_BYTES = 1 << 18;
  private static final Consumer<SelectionKey> NOTHING = key -> {};

  private final DatagramChannel channel;
  private final Selector selector;
  private volatile long errors;

  DeviceSocket(SocketAddress device) {
    try {
      channel = DatagramChannel.open(StandardProtocolFamily.INET);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFERED_BYTES);
      channel.configureBlocking(false);
      channel.connect(device);
      selector = Selector.open();
      channel.register(selector, SelectionKey.OP_READ);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Takes the next datagram that has arrived.
  ///
  /// @param in direct; ready to be read from afterwards
  /// @return whether there was one; an empty one counts as none
  boolean receive(ByteBuffer in) {
    in.clear();
    try {
      if (channel.read(in) < 0 || in.position() == 0) return false;
    } catch (IOException e) {
      fail();
      return false;
    }
    in.flip();
    return true;
  }

  /// @param packet direct
  void send(ByteBuffer packet) {
    try {
      channel.write(packet);
    } catch (IOException e) {
      fail();
    }
  }

  /// Waits until there is something to receive; returns early when the thread is interrupted. The
  /// JDK waits in whole milliseconds, so the timeout is rounded up to one.
  void await(long timeoutNanos) {
    try {
      selector.select(NOTHING, (timeoutNanos + 999_999) / 1_000_000);
    } catch (IOException e) {
      fail();
    }
  }

  private synchronized void fail() {
    errors++;
  }

  long errors() {
    return errors;
  }

  /// Where answers go.
  SocketAddress local() {
    try {
      return channel.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      selector.close();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
