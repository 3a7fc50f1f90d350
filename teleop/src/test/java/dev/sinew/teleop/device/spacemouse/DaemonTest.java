package dev.sinew.teleop.device.spacemouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.teleop.twist.Twist;
import dev.sinew.teleop.twist.TwistDevice;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a socket that speaks as spacenavd does: packets by `src/proto_unix.c` of spacenavd.
class DaemonTest {

  @TempDir Path folder;

  private final VirtualClock clock = new VirtualClock();
  private final Twist twist = new Twist();
  private Path socket;
  private ServerSocketChannel server;
  private SocketChannel client;

  @BeforeEach
  void listen() throws IOException {
    socket = folder.resolve("spnav.sock");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
  }

  @AfterEach
  void end() throws IOException {
    if (client != null) client.close();
    server.close();
    Files.deleteIfExists(socket);
  }

  @Test
  void itAsksForProtocolOneAndTakesTheAnswerForNoPacket() throws IOException {
    try (TwistDevice mouse = open("")) {
      ByteBuffer request = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder());
      client.read(request);
      assertThat(request.flip().getInt()).isEqualTo(0x7faa5501);
      send(0x7faa5501);
      send(0, 0, 0, 350, 0, 0, 0, 8);
      assertThat(mouse.read(twist)).isTrue();
      assertThat(twist.vx()).isEqualTo(1);
    }
  }

  @Test
  void theDaemonsAxesAreTurnedIntoTheOperators() throws IOException {
    try (TwistDevice mouse = open("")) {
      // x right, y up, z away from the user
      send(0, 350, -350, 350, 350, -350, 350, 8);
      mouse.read(twist);
      assertThat(twist.vx()).as("forward").isEqualTo(1);
      assertThat(twist.vy()).as("right").isEqualTo(-1);
      assertThat(twist.vz()).as("down").isEqualTo(-1);
      assertThat(twist.wx()).isEqualTo(1);
      assertThat(twist.wy()).isEqualTo(-1);
      assertThat(twist.wz()).isEqualTo(-1);
    }
  }

  @Test
  void buttonsArePressedAndReleased() throws IOException {
    try (TwistDevice mouse = open("buttons: {'4': keep}\n")) {
      send(1, 1, 0, 0, 0, 0, 0, 0);
      send(1, 4, 0, 0, 0, 0, 0, 0);
      mouse.read(twist);
      assertThat(twist.gripper()).isEqualTo(1);
      send(2, 1, 0, 0, 0, 0, 0, 0);
      send(1, 1000, 0, 0, 0, 0, 0, 0);
      mouse.read(twist);
      assertThat(twist.gripper()).isZero();
      List<TeleopEvent> heard = new ArrayList<>();
      mouse.drain(heard::add);
      assertThat(heard).containsExactly(TeleopEvent.KEEP);
    }
  }

  @Test
  void aPacketThatComesInPiecesIsPutTogether() throws IOException {
    try (TwistDevice mouse = open("")) {
      byte[] packet = packet(0, 0, 0, 350, 0, 0, 0, 8);
      for (int i = 0; i < packet.length; i++) {
        client.write(ByteBuffer.wrap(packet, i, 1));
        mouse.read(twist);
        assertThat(twist.vx()).isEqualTo(i < packet.length - 1 ? 0 : 1);
      }
    }
  }

  @Test
  void aMouseThatTheDaemonLosesIsReleasedAtOnce() throws IOException {
    try (TwistDevice mouse = open("")) {
      send(0, 0, 0, 350, 0, 0, 0, 8);
      mouse.read(twist);
      send(3, 1, 0, 0, 0, 0, 0, 0);
      assertThat(mouse.read(twist)).isFalse();
      assertThat(twist.engaged()).isFalse();
      assertThat(mouse.trouble()).isEqualTo("spacenavd lost its mouse");
      send(3, 0, 0, 0, 0, 0, 0, 0);
      assertThat(mouse.read(twist)).isTrue();
      assertThat(twist.vx()).isZero();
      assertThat(mouse.trouble()).isEmpty();
    }
  }

  @Test
  void aDaemonThatEndsIsReleasedAtOnceAndFoundAgain() throws IOException {
    try (TwistDevice mouse = open("")) {
      send(0, 0, 0, 350, 0, 0, 0, 8);
      mouse.read(twist);
      client.close();
      assertThat(mouse.read(twist)).isFalse();
      assertThat(twist.engaged()).isFalse();
      assertThat(mouse.trouble()).isEqualTo("spacenavd at " + socket + " has ended");
      clock.sleepUntil(1_000_000_000);
      mouse.read(twist);
      client = server.accept();
      assertThat(mouse.read(twist)).isTrue();
      assertThat(twist.vx()).isZero();
      assertThat(mouse.trouble()).isEmpty();
    }
  }

  @Test
  void whatIsNoSpacenavdIsLetGo() throws IOException {
    try (TwistDevice mouse = open("")) {
      client.write(ByteBuffer.wrap("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes()));
      assertThat(mouse.read(twist)).isFalse();
      assertThat(mouse.trouble()).isEqualTo("what listens at " + socket + " is no spacenavd");
    }
  }

  @Test
  void aCapThatLiesIsNotBelieved() throws IOException {
    try (TwistDevice mouse = open("")) {
      send(0, 0, 0, 350, 0, 0, 0, 8);
      send(0, 0, 0, Integer.MIN_VALUE, 0, 0, 0, 8);
      mouse.read(twist);
      assertThat(twist.vx()).isEqualTo(1);
    }
  }

  @Test
  void noBytesBreakIt() {
    Random random = new Random(20261121);
    CapConfig config = CapConfig.read(section(""));
    DaemonReader reader = new DaemonReader(config.mostCounts(), new CapDesk(config));
    CapState state = new CapState();
    ByteBuffer in = ByteBuffer.allocate(4096).order(ByteOrder.nativeOrder());
    for (int i = 0; i < 2000; i++) {
      in.clear();
      random.nextBytes(in.array());
      for (int at = 0; at < 4096; at += 32)
        if (random.nextInt(20) != 0) in.putInt(at, random.nextInt(5));
      reader.read(in, state);
      for (int axis = 0; axis < CapAxis.COUNT; axis++)
        assertThat(Math.abs(state.counts(axis))).isLessThanOrEqualTo(config.mostCounts());
    }
  }

  @Test
  void withoutADaemonItIsSaidWhatHelps() {
    assertThatThrownBy(
            () ->
                new SpaceMouses(null, Runnable::run)
                    .openDaemon(section("socket: " + folder.resolve("none") + "\n"), clock))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("rig.yaml: socket: nobody listens at ")
        .hasMessageContaining("sudo systemctl start spacenavd");
  }

  @Test
  void aReadingAllocatesNothing() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (TwistDevice mouse = open("")) {
      long least = Long.MAX_VALUE;
      for (int round = 0; round < 3000 && least > 0; round++) {
        for (int i = 0; i < 10; i++) send(0, i, 0, 350, 0, 0, 0, 8);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) mouse.read(twist);
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertThat(least).isZero();
    }
  }

  private TwistDevice open(String text) throws IOException {
    TwistDevice mouse =
        new SpaceMouses(null, Runnable::run)
            .openDaemon(section("socket: " + socket + "\n" + text), clock);
    client = server.accept();
    return mouse;
  }

  private static ConfigSection section(String text) {
    return ConfigSection.parse(Path.of("rig.yaml"), "driver: spacenavd\n" + text);
  }

  private void send(int... words) throws IOException {
    client.write(ByteBuffer.wrap(packet(words)));
  }

  private static byte[] packet(int... words) {
    ByteBuffer packet = ByteBuffer.allocate(4 * words.length).order(ByteOrder.nativeOrder());
    for (int word : words) packet.putInt(word);
    return packet.array();
  }
}
