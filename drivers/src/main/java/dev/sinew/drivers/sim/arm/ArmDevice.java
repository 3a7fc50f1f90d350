package dev.sinew.drivers.sim.arm;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;

/// The virtual arm as a device of its own: a process with its own clock and its own watchdog that
/// sends its state every servo period, whether anybody commands it or not. At its end it prints its
/// ledger as one line of JSON.
///
/// Two threads: one hears datagrams, so that each has the instant of its arrival; the other keeps
/// the period.
public final class ArmDevice implements AutoCloseable {

  private final DatagramChannel channel;
  private final ArmClock clock;
  private final long periodNanos;
  private final DeviceDesk desk;
  private final Thread ear;
  private final Thread pulse;
  private final ByteBuffer heard = ByteBuffer.allocateDirect(ArmPacket.LARGEST);
  private final ByteBuffer state = ByteBuffer.allocateDirect(ArmPacket.LARGEST);
  private long nextNanos;

  private ArmDevice(ArmConfig config, DeviceAddress address, Clock host) throws IOException {
    clock = new ArmClock(host, config.driftPpm());
    periodNanos = config.robot().servoPeriodNanos();
    VirtualArm arm = new VirtualArm(config);
    arm.place(0, 0);
    desk = new DeviceDesk(config, arm, address.token(), host.nanos());
    channel = DatagramChannel.open(StandardProtocolFamily.INET);
    channel.bind(address.socket());
    ear = Thread.ofPlatform().name("ear").unstarted(() -> untilClosed(this::hear));
    pulse = Thread.ofPlatform().name("pulse").unstarted(() -> untilClosed(this::beat));
  }

  /// Switches the arm on.
  ///
  /// @throws IOException when the address cannot be listened at
  static ArmDevice start(ArmConfig config, DeviceAddress address, Clock host) throws IOException {
    ArmDevice device = new ArmDevice(config, address, host);
    device.ear.start();
    device.pulse.start();
    return device;
  }

  /// Where it listens.
  InetSocketAddress address() throws IOException {
    return (InetSocketAddress) channel.getLocalAddress();
  }

  String ledger() {
    return desk.ledger();
  }

  private interface Work {
    void run() throws IOException;
  }

  private void untilClosed(Work work) {
    try {
      while (channel.isOpen()) work.run();
    } catch (ClosedChannelException e) {
      // the device is switched off
    } catch (IOException e) {
      System.err.println("arm device: " + e.getMessage());
      close();
    }
  }

  private void hear() throws IOException {
    heard.clear();
    SocketAddress from = channel.receive(heard);
    long arrival = clock.nanos();
    heard.flip();
    ByteBuffer answer = desk.hear(heard, from, arrival);
    if (answer != null) channel.send(answer, from);
  }

  private void beat() throws IOException {
    nextNanos += ((clock.nanos() - nextNanos) / periodNanos + 1) * periodNanos;
    clock.sleepUntil(nextNanos, Long.MAX_VALUE);
    SocketAddress peer = desk.tell(state, clock.nanos());
    if (peer != null) channel.send(state, peer);
  }

  /// Switches it off, without a word to its driver.
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// `ArmDevice FILE [PORT]`: the file is a deployment, or its `robot` section alone, with a
  /// `device`. PORT replaces the file's; 0 lets the system choose. Prints where it listens, and
  /// runs until the process is ended.
  public static void main(String[] args) {
    if (args.length < 1 || args.length > 2 || args.length == 2 && !args[1].matches("\\d{1,5}")) {
      System.err.println("usage: ArmDevice FILE [PORT]");
      System.exit(2);
    }
    try {
      serve(Path.of(args[0]), args.length == 2 ? Integer.parseInt(args[1]) : -1);
    } catch (ConfigException | IOException e) {
      System.err.println("arm device: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void serve(Path file, int port) throws IOException {
    ConfigSection root = ConfigSection.read(file);
    ConfigSection section = root.has("robot") ? root.section("robot") : root;
    ArmConfig config = ArmConfig.read(section);
    DeviceAddress address =
        config
            .address()
            .orElseThrow(() -> section.problem("device", "is missing; HOST:PORT to listen at"));
    ArmDevice device =
        start(config, port < 0 ? address : address.withPort(port), new MonotonicClock());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(device.ledger())));
    System.out.println(
        config.robot().name()
            + " listens at "
            + device.address().getAddress().getHostAddress()
            + ":"
            + device.address().getPort());
  }
}
