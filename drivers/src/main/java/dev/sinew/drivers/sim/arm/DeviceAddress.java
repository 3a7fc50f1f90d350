package dev.sinew.drivers.sim.arm;

import dev.sinew.runtime.config.ConfigSection;
import java.net.InetSocketAddress;
import java.util.Optional;

/// Where an arm in another process listens, and the word by which it knows its driver. The word
/// keeps stray datagrams out; it is sent in the clear and is no protection against an attacker.
record DeviceAddress(InetSocketAddress socket, long token) {

  static Optional<DeviceAddress> read(ConfigSection section) {
    if (!section.has("device")) return Optional.empty();
    String text = section.text("device");
    int colon = text.lastIndexOf(':');
    int port = Integer.parseInt(text.substring(colon + 1));
    if (port > 65535) throw section.problem("device", "port " + port + " is above 65535");
    InetSocketAddress socket = new InetSocketAddress(text.substring(0, colon), port);
    if (socket.isUnresolved())
      throw section.problem("device", "host '" + text.substring(0, colon) + "' is not known");
    return Optional.of(
        new DeviceAddress(socket, Long.parseUnsignedLong(section.text("token"), 16)));
  }

  DeviceAddress withPort(int port) {
    return new DeviceAddress(new InetSocketAddress(socket.getAddress(), port), token);
  }
}
