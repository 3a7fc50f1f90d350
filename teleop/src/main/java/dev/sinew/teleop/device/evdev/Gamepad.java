package dev.sinew.teleop.device.evdev;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.teleop.device.control.ButtonDesk;
import dev.sinew.teleop.device.control.EventQueue;
import dev.sinew.teleop.twist.Twist;
import dev.sinew.teleop.twist.TwistDevice;
import java.util.function.Consumer;
import java.util.function.Function;

/// A gamepad: sticks and triggers move the hand of the arm, one button is the dead-man switch, the
/// others say what the operator wants.
final class Gamepad implements TwistDevice, InputListener {

  private final EventQueue events = new EventQueue();
  private final ButtonDesk buttons;
  private final AxisDesk axes;
  private final InputSource source;
  private final Clock clock;

  Gamepad(GamepadConfig config, Function<InputListener, InputSource> opening, Clock clock) {
    buttons = new ButtonDesk(config.buttons(), EventCodes.KEYS, events);
    axes = new AxisDesk(config.axes(), config.deadZone());
    this.clock = clock;
    source = opening.apply(this);
  }

  @Override
  public boolean read(Twist out) {
    if (!source.poll()) {
      out.rest();
      return false;
    }
    axes.weigh();
    out.stamp(clock.nanos());
    if (!buttons.engaged()) {
      out.rest();
      return true;
    }
    out.engaged(true)
        .linear(axes.wish(AxisUse.VX), axes.wish(AxisUse.VY), axes.wish(AxisUse.VZ))
        .angular(axes.wish(AxisUse.WX), axes.wish(AxisUse.WY), axes.wish(AxisUse.WZ))
        .gripper(buttons.gripper() + axes.wish(AxisUse.OPEN) - axes.wish(AxisUse.CLOSE));
    return true;
  }

  @Override
  public int speedSteps() {
    return buttons.takeSteps();
  }

  @Override
  public void drain(Consumer<TeleopEvent> out) {
    source.poll();
    events.drain(out);
  }

  @Override
  public String trouble() {
    String gone = source.trouble();
    return gone.isEmpty() ? axes.trouble() : gone;
  }

  @Override
  public void close() {
    source.close();
  }

  @Override
  public void key(int code, int value) {
    buttons.set(code, value != 0);
  }

  @Override
  public void axis(int code, int value) {
    axes.set(code, value);
  }

  @Override
  public void found(InputFile file) {
    Found.keys(file, buttons);
    axes.found(file);
  }

  @Override
  public void gone() {
    buttons.letGo();
    axes.gone();
  }
}
