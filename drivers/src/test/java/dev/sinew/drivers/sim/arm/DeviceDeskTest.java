package dev.sinew.drivers.sim.arm;

import static dev.sinew.drivers.sim.arm.Arms.MS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.RobotCondition;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// The protocol as the package's page has it; every datagram here is written by hand from there.
class DeviceDeskTest {

  private static final String HEAD = "534e4152 0001";
  private static final String TOKEN = "00112233aabbccdd";
  private static final String SESSION = "00000000000000a1";
  private static final String OTHER = "00000000000000b2";

  private final SocketAddress driver = new InetSocketAddress("127.0.0.1", 40_001);
  private final SocketAddress stranger = new InetSocketAddress("127.0.0.1", 40_002);
  private final ArmConfig config = Arms.config(Arms.TWO_JOINTS, "sensors: [gripper-load]\n");
  private final VirtualArm arm = new VirtualArm(config);
  private final DeviceDesk desk = new DeviceDesk(config, arm, Arms.TOKEN, 0xd1);
  private final ByteBuffer out = ByteBuffer.allocate(ArmPacket.LARGEST);
  private long now;

  DeviceDeskTest() {
    arm.place(0, 7);
  }

  @Test
  void nobodyIsToldBeforeSomebodyAsks() {
    assertThat(desk.tell(out, MS)).isNull();
    hear(hello(SESSION));
    assertThat(desk.tell(out, 2 * MS)).isEqualTo(driver);
  }

  @Test
  void aStateIsLaidOutByteForByteAsDocumented() {
    hear(hello(SESSION));
    hear(command(SESSION, 1, arm.position(0), arm.position(1)));
    now = 3 * MS;
    desk.tell(out, now);
    desk.tell(out, now);
    byte[] sent = new byte[out.remaining()];
    out.get(sent);
    assertThat(HexFormat.of().formatHex(sent))
        .isEqualTo(
            bytes(
                HEAD,
                "0010",
                "00000000000000d1", // session of the device
                "0000000000000002", // sequence
                "00000000002dc6c0", // 3 ms
                "00000000", // operational
                "00000002", // joints
                "00000004", // sensors: gripper load
                "00000000", // no request carried out
                float64(arm.position(0)),
                float64(arm.position(1)),
                "0000000000000000", // at rest
                "0000000000000000",
                "0000000000000000")); // no load
  }

  @Test
  void aCommandMovesTheArm() {
    double from = arm.position(0);
    hear(hello(SESSION));
    hear(command(SESSION, 1, from + 0.01, 0));
    now = 20 * MS;
    desk.tell(out, now);
    assertThat(arm.position(0)).isBetween(from + 0.006, from + 0.007);
    assertThat(arm.ledger().commands()).isEqualTo(1);
  }

  @Test
  void anotherTokenIsRefusedWhateverItAsks() {
    hear(hello(SESSION));
    hear(command(SESSION, 1, 0.5, 0).replace(TOKEN, "00112233aabbccde"));
    hear(request("0003", SESSION, 1, "").replace(TOKEN, "0000000000000000"));
    assertThat(arm.ledger().commands()).isZero();
    assertThat(arm.condition()).isEqualTo(RobotCondition.OPERATIONAL);
    assertThat(desk.ledger()).contains("\"refused\":2");
  }

  @Test
  void whatIsNoPacketIsCountedAndIgnored() {
    hear(hello(SESSION));
    hear("");
    hear("00");
    hear(hello(SESSION).replace("534e4152", "534e4153"));
    hear(hello(SESSION).replace("41520001", "41520002"));
    hear(hello(SESSION) + "00");
    hear(command(SESSION, 1, 0.5, 0).replaceFirst("00000002", "00000003"));
    hear(command(SESSION, 1, 0.5, 0) + "0000000000000000");
    hear(hello(SESSION).replace("00010001", "00010063"));
    assertThat(desk.ledger()).contains("\"malformed\":8");
    assertThat(arm.ledger().commands()).isZero();
  }

  @Test
  void repeatedLateAndLostCommandsAreToleratedAndCounted() {
    hear(hello(SESSION));
    for (long sequence : new long[] {1, 2, 2, 6, 4, 7}) hear(command(SESSION, sequence, 0.5, 0));
    assertThat(arm.ledger().commands()).isEqualTo(4);
    assertThat(desk.ledger()).contains("\"lost\":3,\"repeated\":1,\"late\":1");
  }

  @Test
  void oneSessionIsServedUntilItFallsSilent() {
    hear(hello(SESSION));
    hear(command(SESSION, 1, 0.5, 0));
    now = 49 * MS;
    hear(hello(OTHER), stranger);
    hear(command(OTHER, 1, 0.6, 0), stranger);
    assertThat(desk.tell(out, now)).isEqualTo(driver);
    assertThat(arm.ledger().commands()).isEqualTo(1);
    assertThat(desk.ledger()).contains("\"foreign\":2");
    now = 50 * MS;
    hear(hello(OTHER), stranger);
    hear(command(OTHER, 1, 0.5, 0), stranger);
    assertThat(desk.tell(out, now)).isEqualTo(stranger);
    assertThat(arm.ledger().commands()).isEqualTo(2);
  }

  @Test
  void aHaltIsObeyedFromAnySessionAndAnOldOneNotTwice() {
    hear(hello(SESSION));
    hear(request("0003", SESSION, 1, ""));
    assertThat(arm.condition()).isEqualTo(RobotCondition.NOT_READY);
    hear(request("0004", SESSION, 2, "0000000000000007"));
    assertThat(arm.condition()).isEqualTo(RobotCondition.OPERATIONAL);
    hear(request("0003", SESSION, 1, ""));
    assertThat(arm.condition()).isEqualTo(RobotCondition.OPERATIONAL);
    hear(request("0003", OTHER, 1, ""), stranger);
    assertThat(arm.condition()).isEqualTo(RobotCondition.NOT_READY);
  }

  @Test
  void placingIsDoneOnceAndSaid() {
    hear(hello(SESSION));
    hear(request("0004", SESSION, 1, "0000000000000007"));
    double a = arm.position(0);
    hear(command(SESSION, 1, a + 0.1, 0));
    now = 10 * MS;
    hear(request("0004", SESSION, 1, "0000000000000007"));
    assertThat(arm.position(0)).isNotEqualTo(a);
    desk.tell(out, now);
    assertThat(out.getInt(44)).isEqualTo(1);
    VirtualArm same = new VirtualArm(config);
    same.place(0, 7);
    assertThat(same.position(0)).isEqualTo(a);
  }

  @Test
  void silenceIsTheDevicesOwnToNotice() {
    hear(hello(SESSION));
    hear(command(SESSION, 1, 0.5, 0));
    desk.tell(out, 50 * MS);
    assertThat(out.getInt(32)).isEqualTo(2);
  }

  @Test
  void theLedgerIsToldOnRequest() {
    ByteBuffer answer = desk.hear(packet(head("0005", SESSION, 1)), stranger, now);
    assertThat(answer.getShort(6)).isEqualTo((short) 17);
    String json = StandardCharsets.UTF_8.decode(answer.slice(32, answer.limit() - 32)).toString();
    assertThat(json).isEqualTo(desk.ledger()).startsWith("{\"commands\":0").endsWith("}}");
  }

  private static String hello(String session) {
    return head("0001", session, 1);
  }

  private static String command(String session, long sequence, double a, double b) {
    return bytes(head("0002", session, sequence), "00000002 00000000", float64(a), float64(b));
  }

  private static String float64(double value) {
    return "%016x".formatted(Double.doubleToRawLongBits(value));
  }

  private static String request(String kind, String session, int number, String more) {
    return bytes(head(kind, session, number), "%08x 00000000".formatted(number), more);
  }

  private static String head(String kind, String session, long sequence) {
    return bytes(HEAD, kind, session, "%016x".formatted(sequence), TOKEN);
  }

  private static String bytes(String... parts) {
    return String.join("", parts).replace(" ", "");
  }

  private static ByteBuffer packet(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
  }

  private void hear(String hex) {
    hear(hex, driver);
  }

  private void hear(String hex, SocketAddress from) {
    assertThat(desk.hear(packet(hex), from, now)).isNull();
  }
}
