package dev.sinew.teleop.device.evdev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.teleop.twist.Twist;
import dev.sinew.teleop.twist.TwistDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyboardTest {

  private static final int KEY_I = 23;
  private static final int KEY_SPACE = 57;
  private static final int KEY_DOT = 52;

  @TempDir Path folder;

  private final VirtualClock clock = new VirtualClock();
  private final Twist twist = new Twist();
  private FakeInput board;

  @BeforeEach
  void plugIn() throws IOException {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "input devices are Linux's");
    board = new FakeInput(folder.resolve("event0"));
  }

  @AfterEach
  void unplug() throws IOException {
    if (board != null) board.close();
  }

  @Test
  void aKeyMovesTheHandFromItsPressToItsRelease() {
    try (TwistDevice keyboard = open("")) {
      board.key(KEY_I, 1);
      board.key(KEY_DOT, 1);
      keyboard.read(twist);
      assertThat(twist.vx()).isEqualTo(1);
      assertThat(twist.gripper()).isEqualTo(1);
      clock.sleepUntil(60_000_000_000L);
      keyboard.read(twist);
      assertThat(twist.vx()).as("still held").isEqualTo(1);
      board.key(KEY_I, 0);
      keyboard.read(twist);
      assertThat(twist.vx()).isZero();
      assertThat(board.grabbed).as("one can type on").isFalse();
    }
  }

  @Test
  void aKeyMayBeADeadManSwitch() {
    try (TwistDevice keyboard = open("keys: {KEY_SPACE: dead-man, KEY_S: none}\n")) {
      board.key(KEY_I, 1);
      board.key(31, 1);
      keyboard.read(twist);
      assertThat(twist.engaged()).isFalse();
      assertThat(twist.vx()).isZero();
      board.key(KEY_SPACE, 1);
      keyboard.read(twist);
      assertThat(twist.engaged()).isTrue();
      assertThat(twist.vx()).isEqualTo(1);
      assertThat(heard(keyboard)).isEmpty();
    }
  }

  @Test
  void unpluggedWhileAKeyIsDownNothingMoves() throws IOException {
    try (TwistDevice keyboard = open("")) {
      board.key(KEY_I, 1);
      keyboard.read(twist);
      board.unplug();
      assertThat(keyboard.read(twist)).isFalse();
      assertThat(twist.engaged()).isFalse();
      assertThat(twist.vx()).isZero();
    }
  }

  @Test
  void keysSayWhatTheOperatorWants() {
    try (TwistDevice keyboard = open("")) {
      board.key(KEY_SPACE, 1);
      board.key(KEY_SPACE, 2);
      board.key(KEY_SPACE, 0);
      board.key(KEY_SPACE, 1);
      assertThat(heard(keyboard)).containsExactly(TeleopEvent.TAKE_OVER, TeleopEvent.RELEASE);
    }
  }

  @Test
  void aGamepadsButtonsAloneSayEvents() throws IOException {
    board.keys.set(0x130);
    board.axes.put(0, new AxisRange(0, 0, 255, 0));
    board.axes.put(1, new AxisRange(0, 0, 255, 0));
    var provider =
        new GamepadEventProvider(
            new InputDevices(new InputTree(folder), board::open), Runnable::run);
    try (var events =
        provider.open(Sections.of("driver: gamepad\nbuttons: {BTN_TR: keep}\n"), clock)) {
      board.key(0x137, 1);
      board.key(0x13b, 1);
      List<TeleopEvent> heard = new ArrayList<>();
      events.drain(heard::add);
      assertThat(heard).containsExactly(TeleopEvent.KEEP, TeleopEvent.START);
    }
    assertThatThrownBy(() -> provider.check(Sections.of("buttons: {BTN_TR: dead-man}\n")))
        .hasMessageContaining("rig.yaml: buttons.BTN_TR");
  }

  private TwistDevice open(String text) {
    InputDevices devices = new InputDevices(new InputTree(folder), board::open);
    return new InputTwists(devices, Runnable::run)
        .keyboard(Sections.of("driver: keyboard\npath: " + board.node + "\n" + text), clock);
  }

  private static List<TeleopEvent> heard(TwistDevice keyboard) {
    List<TeleopEvent> heard = new ArrayList<>();
    keyboard.drain(heard::add);
    return heard;
  }
}
