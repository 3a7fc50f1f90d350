package dev.sinew.teleop.device.evdev;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.teleop.device.control.ButtonDesk;
import dev.sinew.teleop.device.control.EventQueue;
import dev.sinew.teleop.device.control.Jog;
import dev.sinew.teleop.device.control.JogSum;
import dev.sinew.teleop.twist.Twist;
import dev.sinew.teleop.twist.TwistDevice;
import java.util.function.Consumer;
import java.util.function.Function;

/// A keyboard that is read through evdev, which says when a key is pressed and when it is released.
final class Keyboard implements TwistDevice, InputListener {

  private final EventQueue events = new EventQueue();
  private final ButtonDesk keys;
  private final Jog[] jogs = new Jog[EventCodes.KEYS];
  private final JogSum sum = new JogSum();
  private final InputSource source;
  private final Clock clock;

  Keyboard(KeyboardConfig config, Function<InputListener, InputSource> opening, Clock clock) {
    keys = new ButtonDesk(config.keys().actions(), EventCodes.KEYS, events);
    config.keys().jogs().forEach((code, jog) -> jogs[code] = jog);
    this.clock = clock;
    source = opening.apply(this);
  }

  @Override
  public boolean read(Twist out) {
    boolean there = source.poll();
    out.rest();
    if (!there) return false;
    out.stamp(clock.nanos());
    if (!keys.engaged()) return true;
    sum.clear();
    for (int code = 0; code < jogs.length; code++) {
      if (jogs[code] != null && keys.isDown(code)) sum.add(jogs[code]);
    }
    sum.fill(out);
    return true;
  }

  @Override
  public int speedSteps() {
    return keys.takeSteps();
  }

  @Override
  public void drain(Consumer<TeleopEvent> out) {
    source.poll();
    events.drain(out);
  }

  @Override
  public String trouble() {
    return source.trouble();
  }

  @Override
  public void close() {
    source.close();
  }

  @Override
  public void key(int code, int value) {
    keys.set(code, value != 0);
  }

  @Override
  public void axis(int code, int value) {}

  @Override
  public void found(InputFile file) {
    Found.keys(file, keys);
  }

  @Override
  public void gone() {
    keys.letGo();
  }
}
