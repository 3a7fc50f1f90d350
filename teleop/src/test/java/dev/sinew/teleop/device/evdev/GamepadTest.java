package dev.sinew.teleop.device.evdev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.teleop.twist.Twist;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gamepad as the kernel's xpad driver shows one: sticks -32768..32767 with flat 128, triggers
/// 0..255, cross -1..1 (`drivers/input/joystick/xpad.c`, `xpad_set_up_abs`).
class GamepadTest {

  private static final int X = 0;
  private static final int Y = 1;
  private static final int LEFT_TRIGGER = 2;
  private static final int RX = 3;
  private static final int RY = 4;
  private static final int RIGHT_TRIGGER = 5;
  private static final int HAT_X = 0x10;
  private static final int HAT_Y = 0x11;
  private static final int SHOULDER = 0x137;

  @TempDir Path folder;

  private final VirtualClock clock = new VirtualClock();
  private final Twist twist = new Twist();
  private FakeInput pad;

  @BeforeEach
  void plugIn() throws IOException {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "input devices are Linux's");
    pad = new FakeInput(folder.resolve("event7"));
    pad.keys.set(0x130);
    for (int stick : new int[] {X, Y, RX, RY})
      pad.axes.put(stick, new AxisRange(0, -32768, 32767, 128));
    for (int trigger : new int[] {LEFT_TRIGGER, RIGHT_TRIGGER})
      pad.axes.put(trigger, new AxisRange(0, 0, 255, 0));
    for (int hat : new int[] {HAT_X, HAT_Y}) pad.axes.put(hat, new AxisRange(0, -1, 1, 0));
  }

  @AfterEach
  void unplug() throws IOException {
    if (pad != null) pad.close();
  }

  @Test
  void withTheDeadManSwitchHeldTheSticksMoveTheHand() {
    try (Gamepad gamepad = open("")) {
      assertThat(gamepad.read(twist)).isTrue();
      pad.key(SHOULDER, 1);
      pad.axis(Y, -32768); // up
      pad.axis(X, -32768); // left
      pad.axis(RY, 32767); // down
      pad.axis(RX, 32767); // right
      pad.axis(HAT_X, 1); // right
      pad.axis(HAT_Y, -1); // up
      pad.axis(LEFT_TRIGGER, 255);
      assertThat(gamepad.read(twist)).isTrue();
      assertThat(twist.engaged()).isTrue();
      assertThat(twist.vx()).as("forward").isEqualTo(1);
      assertThat(twist.vy()).as("left").isEqualTo(1);
      assertThat(twist.vz()).as("down").isEqualTo(-1);
      assertThat(twist.wz()).as("turn to the right").isEqualTo(-1);
      assertThat(twist.wx()).as("roll to the right").isEqualTo(1);
      assertThat(twist.wy()).as("nose down").isEqualTo(1);
      assertThat(twist.gripper()).as("opens").isEqualTo(1);
    }
  }

  @Test
  void withoutTheDeadManSwitchNothingIsWanted() {
    try (Gamepad gamepad = open("")) {
      gamepad.read(twist);
      pad.axis(Y, -32768);
      assertThat(gamepad.read(twist)).isTrue();
      assertThat(twist.engaged()).isFalse();
      assertThat(twist.vx()).isZero();
    }
  }

  @Test
  void aHeldStickSaysNothingNewAndCountsOn() {
    try (Gamepad gamepad = open("")) {
      gamepad.read(twist);
      pad.key(SHOULDER, 1);
      pad.axis(Y, -32768);
      gamepad.read(twist);
      clock.sleepUntil(5_000_000_000L);
      assertThat(gamepad.read(twist)).isTrue();
      assertThat(twist.vx()).isEqualTo(1);
      assertThat(twist.stampNanos()).isEqualTo(5_000_000_000L);
    }
  }

  @Test
  void theWishGrowsFromZeroAtTheEdgeOfTheDeadZone() {
    try (Gamepad gamepad = open("dead-zone: 0.2\n")) {
      gamepad.read(twist);
      pad.key(SHOULDER, 1);
      pad.axis(Y, -6553); // 0.2 of full deflection
      gamepad.read(twist);
      assertThat(twist.vx()).isZero();
      pad.axis(Y, -19661); // 0.6: (0.6 - 0.2) / (1 - 0.2)
      gamepad.read(twist);
      assertThat(twist.vx()).isCloseTo(0.5, within(1e-4));
    }
  }

  @Test
  void aDeadManSwitchThatIsDownWhenThePadIsPluggedInDoesNotEngageUntilItWasReleased() {
    pad.down.set(SHOULDER);
    try (Gamepad gamepad = open("")) {
      gamepad.read(twist);
      assertThat(twist.engaged()).isFalse();
      pad.key(SHOULDER, 0);
      pad.key(SHOULDER, 1);
      gamepad.read(twist);
      assertThat(twist.engaged()).isTrue();
    }
  }

  @Test
  void aStickThatHangsMovesNothingUntilItWasAtRest() {
    pad.axes.put(Y, new AxisRange(-20000, -32768, 32767, 128));
    try (Gamepad gamepad = open("")) {
      pad.key(SHOULDER, 1);
      gamepad.read(twist);
      assertThat(twist.vx()).isZero();
      assertThat(gamepad.trouble())
          .isEqualTo("ABS_Y is not at rest: let go of it, or raise 'dead-zone'");
      pad.axis(Y, 0);
      gamepad.read(twist);
      assertThat(gamepad.trouble()).isEmpty();
      pad.axis(Y, -32768);
      gamepad.read(twist);
      assertThat(twist.vx()).isEqualTo(1);
    }
  }

  @Test
  void anAxisThatLiesMovesNothingAndIsNamed() {
    try (Gamepad gamepad = open("")) {
      gamepad.read(twist);
      pad.key(SHOULDER, 1);
      pad.axis(X, -32768);
      pad.axis(Y, -2_000_000_000);
      gamepad.read(twist);
      assertThat(twist.vx()).isZero();
      assertThat(twist.vy()).as("the others count on").isEqualTo(1);
      assertThat(gamepad.trouble())
          .isEqualTo("ABS_Y is far outside of its own range; its wish is ignored");
    }
  }

  @Test
  void anAxisWithoutARangeMovesNothing() {
    pad.axes.put(Y, new AxisRange(0, 5, 5, 0));
    try (Gamepad gamepad = open("")) {
      gamepad.read(twist);
      pad.key(SHOULDER, 1);
      pad.axis(Y, 1000);
      gamepad.read(twist);
      assertThat(twist.vx()).isZero();
      assertThat(twist.engaged()).isTrue();
    }
  }

  @Test
  void unpluggedItIsReleasedAtOnceAndPluggedInAgainItMustBeEngagedAnew() throws IOException {
    try (Gamepad gamepad = open("")) {
      gamepad.read(twist);
      pad.key(SHOULDER, 1);
      pad.axis(Y, -32768);
      gamepad.read(twist);
      assertThat(twist.engaged()).isTrue();
      long stamp = twist.stampNanos();

      pad.unplug();
      clock.sleepUntil(7);
      assertThat(gamepad.read(twist)).isFalse();
      assertThat(twist.engaged()).isFalse();
      assertThat(twist.vx()).isZero();
      assertThat(twist.stampNanos()).isEqualTo(stamp);
      assertThat(gamepad.trouble()).contains("unplugged");

      pad.plugIn();
      clock.sleepUntil(2_000_000_000);
      gamepad.read(twist);
      assertThat(gamepad.read(twist)).isTrue();
      assertThat(gamepad.trouble()).isEmpty();
      assertThat(twist.engaged()).as("still down: it was never seen released").isFalse();
      pad.key(SHOULDER, 0);
      pad.key(SHOULDER, 1);
      gamepad.read(twist);
      assertThat(twist.engaged()).isTrue();
    }
  }

  @Test
  void buttonsSayWhatTheOperatorWants() {
    try (Gamepad gamepad = open("buttons: {BTN_START: none, BTN_MODE: quit}\n")) {
      for (int button : new int[] {0x133, 0x130, 0x134, 0x131, 0x13b, 0x13a, 0x13c}) {
        pad.key(button, 1);
        pad.key(button, 0);
      }
      List<TeleopEvent> heard = new ArrayList<>();
      gamepad.drain(heard::add);
      assertThat(heard)
          .containsExactly(
              TeleopEvent.STOP,
              TeleopEvent.SUCCESS,
              TeleopEvent.FAILURE,
              TeleopEvent.RERECORD,
              TeleopEvent.TAKE_OVER,
              TeleopEvent.QUIT);
    }
  }

  @Test
  void pressesOfFasterAndSlowerAreCounted() {
    try (Gamepad gamepad = open("")) {
      for (int button : new int[] {0x13e, 0x13e, 0x13d}) { // right thumb twice, left once
        pad.key(button, 1);
        pad.key(button, 0);
      }
      gamepad.read(twist);
      assertThat(gamepad.speedSteps()).isEqualTo(1);
      assertThat(gamepad.speedSteps()).isZero();
    }
  }

  @Test
  void axesCanBeMappedAnewAndTurnedAround() {
    String axes = "axes: {vx: ABS_RY, vz: none, open: none}\nbuttons: {BTN_TR: none}\n";
    try (Gamepad gamepad = open(axes)) {
      gamepad.read(twist);
      pad.axis(RY, 32767);
      pad.axis(LEFT_TRIGGER, 255);
      gamepad.read(twist);
      assertThat(twist.engaged()).as("no dead-man switch: engaged while it is there").isTrue();
      assertThat(twist.vx()).isEqualTo(1);
      assertThat(twist.vz()).isZero();
      assertThat(twist.gripper()).isZero();
    }
  }

  @Test
  void anAxisThatLinuxDoesNotKnowIsNamed() {
    assertThatThrownBy(() -> open("axes: {vx: -ABS_LEFT}\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "rig.yaml: axes.vx: 'ABS_LEFT': no axis of Linux has this name; 'sudo evtest' prints"
                + " the names of those that you move: ABS_X, ABS_RZ");
  }

  @Test
  void withoutAGamepadItIsSaid() throws IOException {
    pad.keys.clear();
    assertThatThrownBy(() -> open(""))
        .isInstanceOf(ConfigException.class)
        .hasMessage("rig.yaml: path: no gamepad is plugged in; there are: 'Fake Pad'");
  }

  @Test
  void aReadingAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Gamepad gamepad = open("")) {
      pad.key(SHOULDER, 1);
      long least = Long.MAX_VALUE;
      for (int round = 0; round < 3000 && least > 0; round++) {
        for (int i = 0; i < 50; i++) pad.axis(X, i);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) gamepad.read(twist);
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertThat(least).isZero();
    }
  }

  private Gamepad open(String text) {
    ConfigSection section = Sections.of("driver: gamepad\n" + text);
    GamepadConfig config = GamepadConfig.read(section);
    InputDevices devices = new InputDevices(new InputTree(folder), pad::open);
    return new Gamepad(
        config,
        listener ->
            InputSource.open(section, config.selection(), devices, Runnable::run, clock, listener),
        clock);
  }
}
