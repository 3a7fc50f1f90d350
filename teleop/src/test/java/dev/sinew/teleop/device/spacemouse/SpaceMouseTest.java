package dev.sinew.teleop.device.spacemouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.teleop.twist.Twist;
import dev.sinew.teleop.twist.TwistDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpaceMouseTest {

  private static final MouseInfo COMPACT =
      new MouseInfo("SpaceMouse Compact", "256f:c635", "", "/dev/hidraw3");
  private static final MouseInfo WIRELESS =
      new MouseInfo("SpaceMouse Wireless", "256f:c62e", "A1", "/dev/hidraw4");

  private final VirtualClock clock = new VirtualClock();
  private final Twist twist = new Twist();
  private final Deque<byte[]> reports = new ArrayDeque<>();
  private final List<MouseInfo> mice = new ArrayList<>(List.of(COMPACT));
  private final List<MouseInfo> opened = new ArrayList<>();
  private boolean allowed = true;

  @Test
  void fullDeflectionIsOneAndRestIsZero() {
    try (TwistDevice mouse = open("")) {
      assertThat(mouse.read(twist)).isTrue();
      assertThat(twist.engaged()).isTrue();
      assertThat(twist.vx()).isZero();
      say("01 0000 a2fe 0000"); // 350 away from the user
      mouse.read(twist);
      assertThat(twist.vx()).isEqualTo(1);
      say("01 0000 0000 0000");
      mouse.read(twist);
      assertThat(twist.vx()).isZero();
    }
  }

  @Test
  void whatIsWithinTheDeadZoneIsRest() {
    try (TwistDevice mouse = open("dead-zone: 0.1\n")) {
      say("01 0000 ddff 0000"); // -35 of 350
      mouse.read(twist);
      assertThat(twist.vx()).isZero();
      say("01 0000 3fff 0000"); // -193: (193/350 - 0.1) / 0.9
      mouse.read(twist);
      assertThat(twist.vx()).isCloseTo(0.5016, within(1e-4));
    }
  }

  @Test
  void axesCanBeTurnedAround() {
    try (TwistDevice mouse = open("invert: [vx]\n")) {
      say("01 5e01 5e01 5e01");
      say("02 5e01 5e01 5e01");
      mouse.read(twist);
      assertThat(twist.vx()).isEqualTo(1);
      assertThat(twist.vy()).isEqualTo(-1);
      assertThat(twist.vz()).isEqualTo(-1);
      assertThat(twist.wx()).isEqualTo(-1);
    }
  }

  @Test
  void buttonsMoveTheGripperAndSayEvents() {
    try (TwistDevice mouse = open("buttons: {'2': toggle, '3': dead-man}\n")) {
      mouse.read(twist);
      assertThat(twist.engaged()).isFalse();
      say("03 0d"); // 0, 2 and 3
      mouse.read(twist);
      assertThat(twist.engaged()).isTrue();
      assertThat(twist.gripper()).isEqualTo(-1);
      assertThat(heard(mouse)).containsExactly(TeleopEvent.TAKE_OVER);
      say("03 0d");
      assertThat(heard(mouse)).as("still held").isEmpty();
      say("03 0a"); // 1 and 3
      mouse.read(twist);
      assertThat(twist.gripper()).isEqualTo(1);
    }
  }

  @Test
  void aDeflectedCapThatFallsSilentComesToRestUntilItSpeaks() {
    try (TwistDevice mouse = open("")) {
      say("01 0000 a2fe 0000");
      mouse.read(twist);
      clock.sleepUntil(SpaceMouse.SILENT_NANOS);
      mouse.read(twist);
      assertThat(twist.vx()).isEqualTo(1);
      clock.sleepUntil(SpaceMouse.SILENT_NANOS + 1);
      mouse.read(twist);
      assertThat(twist.vx()).isZero();
      say("01 0000 a2fe 0000");
      mouse.read(twist);
      assertThat(twist.vx()).isEqualTo(1);
    }
  }

  @Test
  void unpluggedItIsReleasedAtOnceAndPluggedInAgainItGoesOn() {
    try (TwistDevice mouse = open("")) {
      say("03 01");
      say("01 0000 a2fe 0000");
      mouse.read(twist);
      mice.clear();
      say("");
      assertThat(mouse.read(twist)).isFalse();
      assertThat(twist.engaged()).isFalse();
      assertThat(twist.vx()).isZero();
      assertThat(mouse.trouble()).isEqualTo("SpaceMouse Compact was unplugged");

      clock.sleepUntil(1_000_000_000);
      assertThat(mouse.read(twist)).isFalse();
      assertThat(mouse.trouble()).startsWith("no SpaceMouse is plugged in");

      mice.add(COMPACT);
      clock.sleepUntil(2_000_000_000);
      mouse.read(twist);
      assertThat(mouse.read(twist)).isTrue();
      assertThat(mouse.trouble()).isEmpty();
      assertThat(twist.vx()).isZero();
      assertThat(twist.gripper()).isZero();
    }
  }

  @Test
  void aFloodIsReadInBoundedPortions() {
    try (TwistDevice mouse = open("")) {
      for (int i = 0; i < 1000; i++) say("01 0000 a2fe 0000");
      mouse.read(twist);
      assertThat(reports).hasSizeGreaterThan(900);
      assertThat(twist.vx()).isEqualTo(1);
    }
  }

  @Test
  void oneOfSeveralMiceIsChosen() {
    mice.add(WIRELESS);
    open("product: '256F:C62E'\n").close();
    open("serial: A1\n").close();
    assertThat(opened).containsExactly(WIRELESS, WIRELESS);
    assertProblem(
        "",
        "rig.yaml: product: several mice fit; say 'serial' or 'product': SpaceMouse Compact"
            + " (256f:c635, serial ''), SpaceMouse Wireless (256f:c62e, serial 'A1')");
    assertProblem(
        "product: '256f:ffff'\n",
        "rig.yaml: product: no such SpaceMouse is plugged in; there are: SpaceMouse Compact"
            + " (256f:c635, serial ''), SpaceMouse Wireless (256f:c62e, serial 'A1')");
  }

  @Test
  void aMouseThatMayNotBeOpenedIsSaidInOneLine() {
    allowed = false;
    assertProblem("", "rig.yaml: product: not allowed");
  }

  @Test
  void wrongKeysAreNamed() {
    assertThatThrownBy(() -> open("dead-zone: 1\n")).hasMessageContaining("rig.yaml: dead-zone");
    assertThatThrownBy(() -> open("invert: [x]\n")).hasMessageContaining("rig.yaml: invert[0]");
    assertProblem(
        "buttons: {'64': open}\n", "rig.yaml: buttons.64: a mouse has the buttons 0 to 63");
    assertThatThrownBy(() -> open("buttons: {'0': grip}\n"))
        .hasMessageContaining("rig.yaml: buttons.0")
        .hasMessageContaining("close");
  }

  @Test
  void modelsAreKnownByTheirNumbersAndNewOnesByTheirUsage() {
    assertThat(MouseModel.name(0x046d, 0xc626, 1, 8)).contains("SpaceNavigator");
    assertThat(MouseModel.name(0x256f, 0xc999, 1, 8)).contains("3Dconnexion mouse");
    assertThat(MouseModel.name(0x256f, 0xc999, 1, 6)).isEmpty();
    assertThat(MouseModel.name(0x046d, 0xc52b, 1, 2)).isEmpty();
  }

  private void assertProblem(String section, String message) {
    assertThatThrownBy(() -> open(section)).isInstanceOf(ConfigException.class).hasMessage(message);
  }

  /// @param hex empty: the device is gone
  private void say(String hex) {
    reports.add(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  private TwistDevice open(String text) {
    ConfigSection section = ConfigSection.parse(Path.of("rig.yaml"), "driver: spacemouse\n" + text);
    return new SpaceMouses(new Fakes(), Runnable::run).open(section, clock);
  }

  private static List<TeleopEvent> heard(TwistDevice mouse) {
    List<TeleopEvent> heard = new ArrayList<>();
    mouse.drain(heard::add);
    return heard;
  }

  private final class Fakes implements HidMice {

    @Override
    public List<MouseInfo> list() {
      return List.copyOf(mice);
    }

    @Override
    public HidLink open(MouseInfo mouse) throws IOException {
      if (!allowed) throw new IOException("not allowed");
      opened.add(mouse);
      return new HidLink() {
        @Override
        public int read(byte[] into) {
          byte[] report = reports.poll();
          if (report == null) return 0;
          System.arraycopy(report, 0, into, 0, report.length);
          return report.length == 0 ? -1 : report.length;
        }

        @Override
        public String name() {
          return mouse.name();
        }

        @Override
        public void close() {}
      };
    }
  }
}
