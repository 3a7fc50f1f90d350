package dev.sinew.teleop.device.control;

import dev.sinew.runtime.port.TeleopEvent;
import java.util.function.Consumer;

/// What was said and not yet passed on, oldest first. Bounded: while nobody listens, what was said
/// first is what counts, and the rest is not heard. A [TeleopEvent#STOP] is always heard, and
/// first.
///
/// One thread. Saying something allocates nothing.
public final class EventQueue {

  private static final int MOST = 32;

  private final TeleopEvent[] waiting = new TeleopEvent[MOST];
  private int count;
  private boolean stop;
  private boolean taken;

  public EventQueue() {}

  public void say(TeleopEvent event) {
    if (event == TeleopEvent.STOP) stop = true;
    else if (count < MOST) waiting[count++] = event;
  }

  void press(ButtonAction action) {
    if (action == ButtonAction.TOGGLE) {
      taken = !taken;
      say(taken ? TeleopEvent.TAKE_OVER : TeleopEvent.RELEASE);
    } else if (action.event() != null) say(action.event());
  }

  public void drain(Consumer<TeleopEvent> out) {
    if (stop) {
      stop = false;
      out.accept(TeleopEvent.STOP);
    }
    int said = count;
    count = 0;
    for (int i = 0; i < said; i++) out.accept(waiting[i]);
  }
}
