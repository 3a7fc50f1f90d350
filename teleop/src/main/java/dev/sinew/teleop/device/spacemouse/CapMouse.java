package dev.sinew.teleop.device.spacemouse;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.teleop.device.control.Attachment;
import dev.sinew.teleop.twist.Twist;
import dev.sinew.teleop.twist.TwistDevice;
import java.util.function.Consumer;

/// A mouse whose cap moves in six axes; how its words arrive is its subclass's business.
///
/// @param <D> what it is read through
abstract class CapMouse<D extends AutoCloseable> implements TwistDevice {

  final Attachment<D> attachment;
  final CapDesk desk;
  final CapState state = new CapState();
  final Clock clock;

  CapMouse(CapDesk desk, Attachment<D> attachment, Clock clock) {
    this.desk = desk;
    this.attachment = attachment;
    this.clock = clock;
  }

  /// Takes in what the mouse has to say; never waits, allocates nothing while it is there.
  ///
  /// @return false while it is gone
  abstract boolean poll();

  @Override
  public final boolean read(Twist out) {
    if (!poll()) {
      out.rest();
      return false;
    }
    desk.fill(state, out);
    out.stamp(clock.nanos());
    return true;
  }

  @Override
  public final int speedSteps() {
    return desk.takeSteps();
  }

  @Override
  public final void drain(Consumer<TeleopEvent> out) {
    poll();
    desk.drain(out);
  }

  @Override
  public final String control(TeleopEvent event) {
    return desk.control(event);
  }

  @Override
  public String trouble() {
    return attachment.trouble();
  }

  @Override
  public final void close() {
    attachment.close();
  }

  /// Nothing is deflected or pressed any more.
  ///
  /// @return false
  final boolean lost(String why) {
    state.atRest();
    state.buttons(0);
    desk.gone();
    attachment.lost(why);
    return false;
  }
}
