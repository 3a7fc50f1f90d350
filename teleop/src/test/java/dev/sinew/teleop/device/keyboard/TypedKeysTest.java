package dev.sinew.teleop.device.keyboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.teleop.twist.Twist;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypedKeysTest {

  private static final long MS = 1_000_000;

  private final VirtualClock clock = new VirtualClock();
  private final KeyFeed feed = new KeyFeed();
  private final Twist twist = new Twist();
  private boolean closed;

  @Test
  void theKeysOfLeRobotAndOursSayWhatTheOperatorWants() {
    TypedKeys keys = device("");
    type("\r\u001b[C\u001b[Dsf  q");
    assertThat(heard(keys))
        .as("a second space within the repeat is the same press")
        .containsExactly(
            TeleopEvent.START,
            TeleopEvent.KEEP,
            TeleopEvent.RERECORD,
            TeleopEvent.SUCCESS,
            TeleopEvent.FAILURE,
            TeleopEvent.TAKE_OVER,
            TeleopEvent.QUIT);
    pass(800 * MS);
    type(" \u001b");
    assertThat(heard(keys)).containsExactly(TeleopEvent.RELEASE);
    pass(KeyDecoder.ESCAPE_NANOS + 1);
    assertThat(heard(keys)).containsExactly(TeleopEvent.QUIT);
  }

  @Test
  void aHeldKeySaysItOnce() {
    TypedKeys keys = device("");
    type(" ");
    pass(660 * MS);
    for (int i = 0; i < 100; i++) {
      type(" ");
      pass(33 * MS);
      heardNothingBut(keys, i == 0 ? List.of(TeleopEvent.TAKE_OVER) : List.of());
    }
    pass(701 * MS);
    type(" ");
    heardNothingBut(keys, List.of(TeleopEvent.RELEASE));
  }

  @Test
  void aKeyThatMovesCountsAsHeldForAWhileAndNoLonger() {
    TypedKeys keys = device("");
    type("i");
    assertThat(keys.read(twist)).isTrue();
    assertThat(twist.engaged()).isTrue();
    assertThat(twist.vx()).isEqualTo(1);
    pass(149 * MS);
    keys.read(twist);
    assertThat(twist.vx()).isEqualTo(1);
    pass(1 * MS);
    keys.read(twist);
    assertThat(twist.vx()).isZero();
    assertThat(twist.stampNanos()).isEqualTo(150 * MS);
  }

  @Test
  void aKeyThatWaitedToBeReadIsNotHeldAnyMore() {
    TypedKeys keys = device("hold-ms: 100\n");
    type("i");
    pass(100 * MS);
    keys.read(twist);
    assertThat(twist.vx()).isZero();
  }

  @Test
  void keysMoveTogetherAndOppositeOnesCancel() {
    TypedKeys keys = device("");
    type("ijuKLO.");
    keys.read(twist);
    assertThat(twist.vx()).isEqualTo(1);
    assertThat(twist.vy()).isEqualTo(1);
    assertThat(twist.vz()).isEqualTo(1);
    assertThat(twist.wy()).isEqualTo(-1);
    assertThat(twist.wz()).isEqualTo(-1);
    assertThat(twist.wx()).isEqualTo(1);
    assertThat(twist.gripper()).isEqualTo(1);
    type("k");
    keys.read(twist);
    assertThat(twist.vx()).isZero();
  }

  @Test
  void keysCanBeMappedAnewAndTakenAway() {
    TypedKeys keys = device("keys: {w: forward, i: none, x: stop, q: none}\n");
    type("wixq");
    keys.read(twist);
    assertThat(twist.vx()).isEqualTo(1);
    assertThat(heard(keys)).containsExactly(TeleopEvent.STOP);
  }

  @Test
  void aPersonIsToldWhichKeySaysWhat() {
    TypedKeys usual = device("");
    assertThat(usual.control(TeleopEvent.START)).isEqualTo("enter");
    assertThat(usual.control(TeleopEvent.KEEP)).isEqualTo("right");
    assertThat(usual.control(TeleopEvent.TAKE_OVER)).isEqualTo("space");
    assertThat(usual.control(TeleopEvent.QUIT)).isEqualTo("q");
    assertThat(usual.control(TeleopEvent.STOP)).isEmpty();
    TypedKeys own = device("keys: {x: stop, q: none}\n");
    assertThat(own.control(TeleopEvent.STOP)).isEqualTo("x");
    assertThat(own.control(TeleopEvent.QUIT)).isEqualTo("esc");
  }

  @Test
  void aKeyboardForEventsMovesNothing() {
    TypedKeys keys = keys(KeyMap.events(section("driver: keyboard\n")));
    type("is");
    keys.read(twist);
    assertThat(twist.vx()).isZero();
    assertThat(heard(keys)).containsExactly(TeleopEvent.SUCCESS);
  }

  @Test
  void whatIsTypedWhileNobodyListensIsBounded() {
    TypedKeys keys = device("");
    for (int i = 0; i < 10_000; i++) {
      type("s");
      pass(701 * MS);
    }
    assertThat(heard(keys)).hasSize(32).containsOnly(TeleopEvent.SUCCESS);
  }

  @Test
  void aTerminalThatIsGoneReleasesAtOnceAndWhatItSaidLastIsHeard() {
    TypedKeys keys = device("");
    type("is");
    feed.end();
    assertThat(keys.read(twist)).isFalse();
    assertThat(twist.engaged()).isFalse();
    assertThat(twist.vx()).isZero();
    assertThat(keys.trouble()).isEqualTo("the terminal is gone");
    assertThat(heard(keys)).containsExactly(TeleopEvent.SUCCESS);
  }

  @Test
  void itIsClosedWithItsTerminal() {
    device("").close();
    assertThat(closed).isTrue();
  }

  @Test
  void wrongKeysAreNamed() {
    assertThatThrownBy(() -> device("keys: {pause: start}\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "rig.yaml: keys.pause: a key is one character, or right, left, up, down, esc, enter,"
                + " space, tab or backspace");
    assertThatThrownBy(() -> device("keys: {x: jump}\n")).hasMessageContaining("rig.yaml: keys.x");
    assertThatThrownBy(() -> device("hold-ms: 5\n")).hasMessageContaining("rig.yaml: hold-ms");
  }

  @Test
  void aReadingAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    TypedKeys keys = device("");
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 1000 && least > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 100; i++) {
        feed.offer('i', clock.nanos());
        keys.read(twist);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isZero();
  }

  private TypedKeys device(String text) {
    return keys(KeyMap.device(section("driver: keyboard\n" + text)));
  }

  private TypedKeys keys(KeyMap map) {
    return new TypedKeys(map, feed, () -> closed = true, clock);
  }

  private static ConfigSection section(String text) {
    return ConfigSection.parse(Path.of("rig.yaml"), text);
  }

  private void type(String text) {
    for (char c : text.toCharArray()) feed.offer(c, clock.nanos());
  }

  private void pass(long nanos) {
    clock.sleepUntil(clock.nanos() + nanos);
  }

  private static void heardNothingBut(TypedKeys keys, List<TeleopEvent> events) {
    assertThat(heard(keys)).isEqualTo(events);
  }

  private static List<TeleopEvent> heard(TypedKeys keys) {
    List<TeleopEvent> heard = new ArrayList<>();
    keys.drain(heard::add);
    return heard;
  }
}
