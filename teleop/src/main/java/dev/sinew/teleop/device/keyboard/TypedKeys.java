package dev.sinew.teleop.device.keyboard;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.teleop.device.control.ButtonAction;
import dev.sinew.teleop.device.control.ButtonDesk;
import dev.sinew.teleop.device.control.EventQueue;
import dev.sinew.teleop.device.control.Jog;
import dev.sinew.teleop.device.control.JogSum;
import dev.sinew.teleop.twist.Twist;
import dev.sinew.teleop.twist.TwistDevice;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// The terminal's keyboard.
///
/// **No release.** A terminal says a key when it is pressed and, while it is held, again and again
/// some 30 times a second after a pause of 250 to 700 ms; never when it is released. A key that
/// moves the arm therefore counts as held for [KeyMap#holdNanos] after it was last said: the arm
/// moves, pauses, then moves on, and stops that long after the release. A key that says something
/// says it once, until it was silent for [#REPEAT_NANOS]. For more, read the keyboard through
/// evdev.
///
/// **Thread.** One, [#trouble] apart.
final class TypedKeys implements TwistDevice {

  static final long REPEAT_NANOS = 700_000_000;

  private static final Jog[] JOGS = Jog.values();
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final KeyFeed feed;
  private final AutoCloseable terminal;
  private final Clock clock;
  private final KeyDecoder decoder = new KeyDecoder();
  private final EventQueue events = new EventQueue();
  private final JogSum sum = new JogSum();
  private final int[] codes;
  private final Jog[] jogs;
  private final long[] saidNanos;
  private final long[] jogNanos = new long[JOGS.length];
  private final ButtonDesk desk;
  private final long holdNanos;

  /// @param terminal closed with this
  TypedKeys(KeyMap map, KeyFeed feed, AutoCloseable terminal, Clock clock) {
    this.feed = feed;
    this.terminal = terminal;
    this.clock = clock;
    this.holdNanos = map.holdNanos();
    Map<Integer, Jog> jogging = map.meanings().jogs();
    Map<Integer, ButtonAction> saying = map.meanings().actions();
    codes = IntStream.concat(keys(jogging), keys(saying)).sorted().toArray();
    jogs = new Jog[codes.length];
    saidNanos = new long[codes.length];
    Map<Integer, ButtonAction> actions = new HashMap<>();
    for (int i = 0; i < codes.length; i++) {
      jogs[i] = jogging.get(codes[i]);
      if (jogs[i] == null) actions.put(i, saying.get(codes[i]));
    }
    desk = new ButtonDesk(actions, codes.length, events);
    Arrays.fill(saidNanos, NEVER);
    Arrays.fill(jogNanos, NEVER);
  }

  @Override
  public boolean read(Twist out) {
    boolean there = poll();
    out.rest();
    if (!there) return false;
    long now = clock.nanos();
    sum.clear();
    for (int i = 0; i < JOGS.length; i++) {
      if (now - jogNanos[i] < holdNanos) sum.add(JOGS[i]);
    }
    sum.fill(out);
    out.stamp(now);
    return true;
  }

  @Override
  public int speedSteps() {
    return desk.takeSteps();
  }

  @Override
  public void drain(Consumer<TeleopEvent> out) {
    poll();
    events.drain(out);
  }

  @Override
  public String control(TeleopEvent event) {
    int key = desk.saying(event);
    return key < 0 ? "" : KeyCode.name(codes[key]);
  }

  @Override
  public String trouble() {
    return feed.ended() ? "the terminal is gone" : "";
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (Exception e) {
      throw new IllegalStateException(e); // a terminal that is gone is closed in silence
    }
  }

  private boolean poll() {
    while (!feed.isEmpty()) {
      long nanos = feed.stampNanos();
      key(decoder.silence(nanos), nanos);
      key(decoder.take(feed.take(), nanos), nanos);
    }
    long now = clock.nanos();
    key(decoder.silence(now), now);
    return !feed.ended();
  }

  private void key(int code, long nanos) {
    for (int i = 0; code != KeyCode.NONE && i < codes.length; i++) {
      if (codes[i] != code) continue;
      if (jogs[i] != null) jogNanos[jogs[i].ordinal()] = nanos;
      else say(i, nanos);
    }
  }

  private void say(int i, long nanos) {
    if (nanos - saidNanos[i] > REPEAT_NANOS) desk.set(i, false);
    saidNanos[i] = nanos;
    desk.set(i, true);
  }

  private static IntStream keys(Map<Integer, ?> map) {
    return map.keySet().stream().mapToInt(Integer::intValue);
  }
}
