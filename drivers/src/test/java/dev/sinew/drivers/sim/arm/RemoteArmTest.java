package dev.sinew.drivers.sim.arm;

import static dev.sinew.drivers.sim.arm.Arms.MS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.JointState;
import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.exchange.Exchange;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The driver against a device played by hand. The kernel hands a datagram over before `send`
/// returns, and time is virtual: nothing here waits.
class RemoteArmTest {

  private final VirtualClock clock = new VirtualClock();
  private final DatagramChannel device = device();
  private final ArmConfig config = Arms.config(Arms.TWO_JOINTS, Arms.SENSORS);
  private final DeviceLink link = new DeviceLink(config, address(), clock);
  private final Exchange exchange = Arms.exchange(config);
  private final RemoteArm arm = new RemoteArm(config, link, exchange);
  private final JointState state = new JointState(2);
  private final ByteBuffer packet = ByteBuffer.allocate(ArmPacket.LARGEST);

  @AfterEach
  void close() throws IOException {
    arm.close();
    device.close();
  }

  @Test
  void anArmThatWasNeverHeardIsLostAndHasNoState() {
    arm.read(state);
    assertThat(state.condition()).isEqualTo(RobotCondition.LINK_LOST);
    assertThat(state.stampNanos()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void itAsksForStatesEvery20MillisecondsUntilOneComes() throws IOException {
    for (int ms = 0; ms < 40; ms++) tick();
    assertThat(kindsHeard()).isEqualTo("1 1 ");
    say(1, 0.5);
    for (int ms = 0; ms < 40; ms++) tick();
    assertThat(kindsHeard()).isEmpty();
  }

  @Test
  void aStateIsStampedOnArrivalAndItsSensorsArePublished() {
    clock.sleepUntil(123 * MS);
    say(1, 0.75);
    arm.read(state);
    assertThat(state.position(0)).isEqualTo(0.75);
    assertThat(state.velocity(1)).isEqualTo(-2);
    assertThat(state.stampNanos()).isEqualTo(123 * MS);
    assertThat(state.condition()).isEqualTo(RobotCondition.OPERATIONAL);
    double[] force = new double[3];
    exchange.ring("force").newest(force);
    assertThat(force).containsExactly(10, 11, 12);
    double[] load = new double[1];
    exchange.ring("gripper-load").newest(load);
    assertThat(load).containsExactly(15);
  }

  @Test
  void theNewestOfSeveralStatesCounts() {
    say(1, 0.1);
    say(2, 0.2);
    say(3, 0.3);
    arm.read(state);
    assertThat(state.position(0)).isEqualTo(0.3);
  }

  @Test
  void repeatedLateAndLostStatesAreToleratedAndCounted() {
    say(1, 0.1);
    say(4, 0.4);
    say(4, 0.9);
    say(3, 0.3);
    arm.read(state);
    assertThat(state.position(0)).isEqualTo(0.4);
    assertThat(link.states().lost()).isEqualTo(2);
    assertThat(link.states().repeated()).isEqualTo(1);
    assertThat(link.states().late()).isEqualTo(1);
  }

  @Test
  void malformedStatesAreIgnoredAndCounted() {
    say(1, 0.1);
    write(2, 0.2);
    packet.limit(packet.limit() - 1);
    sendPacket();
    write(3, Double.NaN);
    sendPacket();
    write(4, 0.4);
    packet.putInt(32, 5); // no such condition
    sendPacket();
    write(5, 0.5);
    packet.putInt(36, 3); // joints
    sendPacket();
    write(6, 0.6);
    packet.putInt(40, 1); // sensors
    sendPacket();
    packet.clear().limit(0);
    sendPacket();
    arm.read(state);
    assertThat(state.position(0)).isEqualTo(0.1);
    assertThat(link.malformed()).isEqualTo(5);
    say(7, 0.7);
    arm.read(state);
    assertThat(state.position(0)).isEqualTo(0.7);
  }

  @Test
  void aDeviceThatFellSilentIsLostAfterTheWatchdogsTimeAndKeepsItsLastState() {
    say(1, 0.1);
    arm.read(state);
    clock.sleepUntil(49 * MS);
    arm.read(state);
    assertThat(state.condition()).isEqualTo(RobotCondition.OPERATIONAL);
    clock.sleepUntil(50 * MS);
    arm.read(state);
    assertThat(state.condition()).isEqualTo(RobotCondition.LINK_LOST);
    assertThat(state.position(0)).isEqualTo(0.1);
    assertThat(state.stampNanos()).isZero();
  }

  @Test
  void aDeviceThatWasKilledIsLostAtTheNextCommandAndNothingIsThrown() throws IOException {
    say(1, 0.1);
    arm.read(state);
    InetSocketAddress where = (InetSocketAddress) device.getLocalAddress();
    device.close();
    for (int i = 0; i < 3; i++) {
      link.command(new double[] {0.1, 0});
      arm.read(state);
      assertThat(state.condition()).isEqualTo(RobotCondition.LINK_LOST);
    }
    assertThat(link.errors()).isPositive();
    try (DatagramChannel reborn = DatagramChannel.open().bind(where)) {
      arm.read(state);
      tick();
      write(1, 0.6);
      packet.putLong(8, 77); // another session
      reborn.send(packet, driver());
      arm.read(state);
      assertThat(state.condition()).isEqualTo(RobotCondition.OPERATIONAL);
      assertThat(state.position(0)).isEqualTo(0.6);
    }
  }

  @Test
  void whatTheDeviceSaysAboutItselfIsPassedOn() {
    write(1, 0.1);
    packet.putInt(32, 3);
    sendPacket();
    arm.read(state);
    assertThat(state.condition()).isEqualTo(RobotCondition.PROTECTIVE_STOP);
  }

  @Test
  void aHaltIsSentAtOnceAndAgainInPlaceOfEveryCommandUntilTheArmIsPlaced() throws IOException {
    say(1, 0.1);
    arm.read(state);
    link.command(new double[] {0.1, 0});
    arm.halt();
    arm.halt();
    link.command(new double[] {0.1, 0});
    assertThat(kindsHeard()).isEqualTo("2 3 3 3 ");
    arm.place(5);
    String placing = kindsHeard();
    assertThat(placing).startsWith("4 4 ").doesNotContain("3");
    link.command(new double[] {0.1, 0});
    assertThat(kindsHeard()).endsWith("2 ");
  }

  @Test
  void aCommandCarriesTokenSequenceAndPositions() throws IOException {
    link.command(new double[] {0.5, -1});
    link.command(new double[] {0.25, -1});
    ByteBuffer in = ByteBuffer.allocate(200);
    device.receive(in.clear());
    device.receive(in.clear());
    in.flip();
    assertThat(in.limit()).isEqualTo(56);
    assertThat(in.getInt(0)).isEqualTo(0x534e4152);
    assertThat(in.getInt(4)).isEqualTo(0x00010002);
    assertThat(in.getLong(16)).isEqualTo(2);
    assertThat(in.getLong(24)).isEqualTo(Arms.TOKEN);
    assertThat(in.getInt(32)).isEqualTo(2);
    assertThat(in.getInt(36)).isZero();
    assertThat(in.getDouble(40)).isEqualTo(0.25);
    assertThat(in.getDouble(48)).isEqualTo(-1);
  }

  private void tick() {
    arm.read(state);
    clock.sleepUntil(clock.nanos() + MS);
  }

  private void say(long sequence, double a) {
    write(sequence, a);
    sendPacket();
  }

  /// Positions a and 1, velocities -1 and -2, sensor values 10 and up; by hand from the page.
  private void write(long sequence, double a) {
    packet.clear();
    packet.putInt(0x534e4152).putShort((short) 1).putShort((short) 16);
    packet.putLong(9).putLong(sequence).putLong(clock.nanos());
    packet.putInt(0).putInt(2).putInt(7).putInt(0);
    packet.putDouble(a).putDouble(1).putDouble(-1).putDouble(-2);
    for (int k = 0; k < 6; k++) packet.putDouble(10 + k);
    packet.flip();
  }

  private void sendPacket() {
    try {
      packet.rewind();
      device.send(packet, driver());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private SocketAddress driver() {
    return link.local();
  }

  /// Kinds of all datagrams that the device got since the last call.
  private String kindsHeard() throws IOException {
    StringBuilder kinds = new StringBuilder();
    ByteBuffer in = ByteBuffer.allocate(ArmPacket.LARGEST);
    while (device.receive(in.clear()) != null) kinds.append(in.getShort(6)).append(' ');
    return kinds.toString();
  }

  private static DatagramChannel device() {
    try {
      DatagramChannel channel = DatagramChannel.open();
      channel.bind(new InetSocketAddress("127.0.0.1", 0));
      channel.configureBlocking(false);
      return channel;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private DeviceAddress address() {
    try {
      return new DeviceAddress((InetSocketAddress) device.getLocalAddress(), Arms.TOKEN);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
