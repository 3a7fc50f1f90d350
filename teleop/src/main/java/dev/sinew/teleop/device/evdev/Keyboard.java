package dev.sinew.teleop.device.evdev;

import dev.sinew.runtime.Clock;
import dev.sinew.teleop.device.control.Jog;
import dev.sinew.teleop.device.control.JogSum;
import dev.sinew.teleop.twist.Twist;
import dev.sinew.teleop.twist.TwistDevice;
import java.util.function.Function;

/// A keyboard that is read through evdev, which says when a key is pressed and when it is released.
final class Keyboard extends ButtonDevice implements TwistDevice {

  private final Jog[] jogs = new Jog[EventCodes.KEYS];
  private final JogSum sum = new JogSum();
  private final Clock clock;

  Keyboard(KeyboardConfig config, Function<InputListener, InputSource> opening, Clock clock) {
    super(config.keys().actions());
    config.keys().jogs().forEach((code, jog) -> jogs[code] = jog);
    this.clock = clock;
    attach(opening);
  }

  @Override
  public boolean read(Twist out) {
    boolean there = poll();
    out.rest();
    if (!there) return false;
    out.stamp(clock.nanos());
    if (!buttons().engaged()) return true;
    sum.clear();
    for (int code = 0; code < jogs.length; code++) {
      if (jogs[code] != null && buttons().isDown(code)) sum.add(jogs[code]);
    }
    sum.fill(out);
    return true;
  }

  @Override
  public int speedSteps() {
    return buttons().takeSteps();
  }
}
