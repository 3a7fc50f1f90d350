package dev.sinew.teleop.device.spacemouse;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// Connects to spacenavd.
final class DaemonSocket {

  private DaemonSocket() {}

  /// @throws IOException in one line when nobody listens
  static SocketChannel connect(Path socket) throws IOException {
    SocketChannel channel;
    try {
      channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      throw new IOException(
          "nobody listens at "
              + socket
              + "; is spacenavd installed and running? 'sudo apt install spacenavd', 'sudo"
              + " systemctl start spacenavd'",
          e);
    }
    try {
      ByteBuffer request = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
      channel.write(request.putInt(DaemonReader.WANT_PROTOCOL_1).flip());
      channel.configureBlocking(false);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw new IOException("spacenavd at " + socket + ": " + e.getMessage(), e);
    }
  }
}
