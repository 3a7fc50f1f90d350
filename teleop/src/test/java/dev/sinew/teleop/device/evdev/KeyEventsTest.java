package dev.sinew.teleop.device.evdev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.runtime.port.TeleopEventSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A foot pedal: a PCsensor FootSwitch passes for a keyboard with the keys a, b and c.
class KeyEventsTest {

  private static final int KEY_A = 30;
  private static final int KEY_B = 48;
  private static final int KEY_C = 46;
  private static final String KEYS = "keys: {KEY_A: start, KEY_B: toggle, KEY_C: stop}\n";

  @TempDir Path folder;

  private final VirtualClock clock = new VirtualClock();
  private FakeInput pedal;

  @BeforeEach
  void plugIn() throws IOException {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "input devices are Linux's");
    pedal = new FakeInput(folder.resolve("event3"));
    pedal.name = "PCsensor FootSwitch Keyboard";
    pedal.keys.set(KEY_A);
  }

  @AfterEach
  void unplug() throws IOException {
    if (pedal != null) pedal.close();
  }

  @Test
  void aPressSaysWhatTheSectionSaysAndIsTakenForThisProgramAlone() {
    try (TeleopEventSource events = open("path: " + pedal.node + "\n" + KEYS)) {
      pedal.key(KEY_A, 1);
      pedal.key(KEY_A, 0);
      assertThat(heard(events)).containsExactly(TeleopEvent.START);
      assertThat(heard(events)).isEmpty();
      assertThat(pedal.grabbed).isTrue();
      assertThat(events.trouble()).isEmpty();
      assertThat(events.control(TeleopEvent.START)).isEqualTo("KEY_A");
      assertThat(events.control(TeleopEvent.QUIT)).isEmpty();
    }
  }

  @Test
  void aHeldPedalSaysItOnce() {
    try (TeleopEventSource events = open("path: " + pedal.node + "\n" + KEYS)) {
      pedal.key(KEY_A, 1);
      for (int i = 0; i < 100; i++) pedal.key(KEY_A, 2);
      assertThat(heard(events)).containsExactly(TeleopEvent.START);
    }
  }

  @Test
  void takingOverAndReleasingAlternate() {
    try (TeleopEventSource events = open("path: " + pedal.node + "\n" + KEYS)) {
      for (int i = 0; i < 3; i++) {
        pedal.key(KEY_B, 1);
        pedal.key(KEY_B, 0);
      }
      assertThat(heard(events))
          .containsExactly(TeleopEvent.TAKE_OVER, TeleopEvent.RELEASE, TeleopEvent.TAKE_OVER);
    }
  }

  @Test
  void whatIsHeardWhileNobodyListensIsBoundedAndAStopIsAmongIt() {
    try (TeleopEventSource events = open("path: " + pedal.node + "\n" + KEYS)) {
      for (int i = 0; i < 100; i++) {
        pedal.key(KEY_A, 1);
        pedal.key(KEY_A, 0);
      }
      pedal.key(KEY_C, 1);
      assertThat(heard(events)).hasSize(33).startsWith(TeleopEvent.STOP, TeleopEvent.START);
    }
  }

  @Test
  void aPedalThatIsDownWhenItIsOpenedSaysNothingUntilItWasReleased() {
    pedal.down.set(KEY_A);
    try (TeleopEventSource events = open("path: " + pedal.node + "\n" + KEYS)) {
      pedal.key(KEY_A, 2);
      assertThat(heard(events)).isEmpty();
      pedal.key(KEY_A, 0);
      pedal.key(KEY_A, 1);
      assertThat(heard(events)).containsExactly(TeleopEvent.START);
    }
  }

  @Test
  void unpluggedItIsSilentAndSaysSoAndPluggedInAgainItIsHeard() throws IOException {
    try (TeleopEventSource events = open("path: " + pedal.node + "\n" + KEYS)) {
      pedal.unplug();
      assertThat(heard(events)).isEmpty();
      assertThat(events.trouble()).isEqualTo(pedal.node + ": the device was unplugged");
      clock.sleepUntil(clock.nanos() + 1_000_000_000);
      assertThat(heard(events)).isEmpty();
      assertThat(events.trouble())
          .isEqualTo(pedal.node + ": there is no such device: is it plugged in?");

      pedal.plugIn();
      pedal.grabbed = false;
      clock.sleepUntil(clock.nanos() + 1_000_000_000);
      heard(events);
      heard(events);
      assertThat(events.trouble()).isEmpty();
      assertThat(pedal.grabbed).isTrue();
      pedal.key(KEY_A, 1);
      assertThat(heard(events)).containsExactly(TeleopEvent.START);
    }
  }

  @Test
  void afterLostEventsItIsAskedWhatIsDown() {
    try (TeleopEventSource events = open("path: " + pedal.node + "\n" + KEYS)) {
      heard(events);
      pedal.event(0, 3, 0); // SYN_DROPPED
      pedal.event(Evdev.EV_KEY, KEY_A, 1);
      pedal.event(0, 0, 0);
      assertThat(heard(events)).as("not whole").isEmpty();
      pedal.key(KEY_A, 1);
      assertThat(heard(events)).containsExactly(TeleopEvent.START);
    }
  }

  @Test
  void aDeviceThatNeverFallsSilentIsNotWaitedForAndNamed() {
    try (TeleopEventSource events = open("path: " + pedal.node + "\n" + KEYS)) {
      for (int poll = 0; poll < 3; poll++) {
        for (int i = 0; i < 600; i++) pedal.event(Evdev.EV_KEY, KEY_B + 1, i & 1);
        heard(events);
      }
      assertThat(events.trouble())
          .isEqualTo(pedal.node + " says more than a hand can; is a key stuck?");
      heard(events);
      assertThat(events.trouble()).as("it fell silent").isEmpty();
    }
  }

  @Test
  void aDeviceIsFoundByItsName() {
    String name = "name: PCsensor FootSwitch Keyboard\n";
    try (TeleopEventSource events = open(name + KEYS)) {
      pedal.key(KEY_A, 1);
      assertThat(heard(events)).containsExactly(TeleopEvent.START);
    }
  }

  @Test
  void theListSaysWhatIsThere() {
    assertThat(devices().list())
        .containsExactly(
            new InputInfo(pedal.node, "PCsensor FootSwitch Keyboard", InputKind.KEYBOARD, ""));
  }

  @Test
  void theListNamesTheLinkThatStays() throws IOException {
    Path link = folder.resolve("by-id/usb-PCsensor-event-kbd");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, pedal.node);
    assertThat(devices().list()).extracting(InputInfo::path).containsExactly(link);
  }

  @Test
  void whatIsNotThereIsSaidInOneLine() {
    assertProblem(
        "path: /dev/input/by-id/none\n" + KEYS,
        "rig.yaml: path: /dev/input/by-id/none: there is no such device: is it plugged in?");
    assertProblem(
        "name: Footswitch\n" + KEYS,
        "rig.yaml: name: no device called 'Footswitch' is plugged in; there are: 'PCsensor"
            + " FootSwitch Keyboard'");
    pedal.takenByOthers = true;
    assertProblem(
        "path: " + pedal.node + "\n" + KEYS,
        "rig.yaml: path: " + pedal.node + ": another program has taken the device for itself");
  }

  @Test
  void whatIsNoInputDeviceIsSaidInOneLine() {
    assertThatThrownBy(
            () ->
                new EvdevEventProvider(
                        new InputDevices(new InputTree(folder), LinuxInputFile::open),
                        Runnable::run)
                    .open(Sections.of("path: " + pedal.node + "\n" + KEYS), clock))
        .isInstanceOf(ConfigException.class)
        .hasMessage("rig.yaml: path: " + pedal.node + ": this is no input device");
  }

  @Test
  void aWrongKeyIsNamed() {
    assertProblem(
        "path: a\nkeys: {KEY_FOOT: start}\n",
        "rig.yaml: keys.KEY_FOOT: no key or button of Linux has this name; 'sudo evtest' prints the"
            + " names of those that you press: KEY_A, BTN_SOUTH");
    assertThatThrownBy(() -> open("path: a\nkeys: {KEY_A: begin}\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("keys.KEY_A")
        .hasMessageContaining("start");
    assertThatThrownBy(() -> open("path: a\npedals: 3\n" + KEYS))
        .hasMessageContaining("rig.yaml: pedals");
  }

  private void assertProblem(String section, String message) {
    assertThatThrownBy(() -> open(section)).isInstanceOf(ConfigException.class).hasMessage(message);
  }

  private TeleopEventSource open(String section) {
    return new EvdevEventProvider(devices(), Runnable::run).open(Sections.of(section), clock);
  }

  private InputDevices devices() {
    return new InputDevices(new InputTree(folder), pedal::open);
  }

  private static List<TeleopEvent> heard(TeleopEventSource events) {
    List<TeleopEvent> heard = new ArrayList<>();
    events.drain(heard::add);
    return heard;
  }
}
