package dev.sinew.teleop.device.spacemouse;

import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.teleop.device.control.ButtonDesk;
import dev.sinew.teleop.device.control.EventQueue;
import dev.sinew.teleop.twist.Twist;
import java.util.function.Consumer;

/// What the cap and the buttons of a mouse of six axes mean. One thread; [#buttons] and [#fill]
/// allocate nothing.
final class CapDesk {

  private final CapConfig config;
  private final EventQueue events = new EventQueue();
  private final ButtonDesk buttons;

  CapDesk(CapConfig config) {
    this.config = config;
    buttons = new ButtonDesk(config.buttons(), CapState.BUTTONS, events);
  }

  /// @param down bit `i` for button `i`
  void buttons(long down) {
    for (int i = 0; i < CapState.BUTTONS; i++) buttons.set(i, (down >>> i & 1) != 0);
  }

  void button(int number, boolean isDown) {
    buttons.set(number, isDown);
  }

  void gone() {
    buttons.letGo();
  }

  int takeSteps() {
    return buttons.takeSteps();
  }

  void fill(CapState state, Twist out) {
    out.rest();
    if (!buttons.engaged()) return;
    out.engaged(true)
        .linear(wish(state, 0), wish(state, 1), wish(state, 2))
        .angular(wish(state, 3), wish(state, 4), wish(state, 5))
        .gripper(buttons.gripper());
  }

  String control(TeleopEvent event) {
    int button = buttons.saying(event);
    return button < 0 ? "" : "button " + button;
  }

  void drain(Consumer<TeleopEvent> out) {
    events.drain(out);
  }

  private double wish(CapState state, int axis) {
    double share = config.deadZone().apply(state.counts(axis) / config.fullScale());
    return config.factors()[axis] * share;
  }
}
