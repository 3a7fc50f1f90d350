package dev.sinew.teleop.device.evdev;

import dev.sinew.runtime.Clock;
import dev.sinew.teleop.twist.Twist;
import dev.sinew.teleop.twist.TwistDevice;
import java.util.function.Function;

/// A gamepad: sticks and triggers move the hand of the arm, one button is the dead-man switch, the
/// others say what the operator wants.
final class Gamepad extends ButtonDevice implements TwistDevice {

  private final AxisDesk axes;
  private final Clock clock;

  Gamepad(GamepadConfig config, Function<InputListener, InputSource> opening, Clock clock) {
    super(config.buttons());
    axes = new AxisDesk(config.axes(), config.deadZone());
    this.clock = clock;
    attach(opening);
  }

  @Override
  public boolean read(Twist out) {
    if (!poll()) {
      out.rest();
      return false;
    }
    axes.weigh();
    out.stamp(clock.nanos());
    if (!buttons().engaged()) {
      out.rest();
      return true;
    }
    out.engaged(true)
        .linear(axes.wish(AxisUse.VX), axes.wish(AxisUse.VY), axes.wish(AxisUse.VZ))
        .angular(axes.wish(AxisUse.WX), axes.wish(AxisUse.WY), axes.wish(AxisUse.WZ))
        .gripper(buttons().gripper() + axes.wish(AxisUse.OPEN) - axes.wish(AxisUse.CLOSE));
    return true;
  }

  @Override
  public int speedSteps() {
    return buttons().takeSteps();
  }

  @Override
  public String trouble() {
    String gone = super.trouble();
    return gone.isEmpty() ? axes.trouble() : gone;
  }

  @Override
  public void axis(int code, int value) {
    axes.set(code, value);
  }

  @Override
  public void found(InputFile file) {
    super.found(file);
    axes.found(file);
  }

  @Override
  public void gone() {
    super.gone();
    axes.gone();
  }
}
