package dev.sinew.teleop.device.control;

import dev.sinew.runtime.port.TeleopEvent;
import java.util.Arrays;
import java.util.Map;

/// The buttons of one device: which are down, what their presses say, what their holding means.
///
/// **Stuck buttons.** A button that is down when the device is opened, or opened again, counts for
/// nothing until it was seen released: a stuck dead-man switch never engages.
///
/// One thread. No allocation after construction.
public final class ButtonDesk {

  private final ButtonAction[] actions;
  private final boolean[] down;
  private final boolean[] distrusted;
  private final EventQueue events;
  private final boolean hasDeadMan;
  private int steps;

  /// @param actions by the button's number, which is below `count`
  /// @param count numbers that the device can say
  public ButtonDesk(Map<Integer, ButtonAction> actions, int count, EventQueue events) {
    this.actions = new ButtonAction[count];
    Arrays.fill(this.actions, ButtonAction.NONE);
    actions.forEach((number, action) -> this.actions[number] = action);
    this.events = events;
    down = new boolean[count];
    distrusted = new boolean[count];
    hasDeadMan = actions.containsValue(ButtonAction.DEAD_MAN);
  }

  /// A button is up or down now. Repeats and numbers that no button has are ignored.
  public void set(int number, boolean isDown) {
    if (number < 0 || number >= down.length) return;
    boolean pressed = isDown && !down[number];
    down[number] = isDown;
    if (!isDown) distrusted[number] = false;
    if (pressed) press(actions[number]);
  }

  /// The device was opened, or lost track of its events, and this button is up or down: no press is
  /// heard.
  public void found(int number, boolean isDown) {
    if (number < 0 || number >= down.length) return;
    distrusted[number] = isDown && (distrusted[number] || !down[number]);
    down[number] = isDown;
  }

  /// The device is gone: nothing is held.
  public void letGo() {
    Arrays.fill(down, false);
    Arrays.fill(distrusted, false);
  }

  public boolean isDown(int number) {
    return down[number] && !distrusted[number];
  }

  /// Whether the operator commands: the dead-man switch is held, or there is none.
  public boolean engaged() {
    return !hasDeadMan || held(ButtonAction.DEAD_MAN);
  }

  /// 1 while the gripper is to open, -1 while it is to close.
  public double gripper() {
    return (held(ButtonAction.OPEN) ? 1 : 0) - (held(ButtonAction.CLOSE) ? 1 : 0);
  }

  /// Presses of [ButtonAction#FASTER] minus those of [ButtonAction#SLOWER] since the last call.
  public int takeSteps() {
    int taken = steps;
    steps = 0;
    return taken;
  }

  /// The lowest button whose press says this, -1 when none does. Any thread.
  public int saying(TeleopEvent event) {
    for (int i = 0; i < actions.length; i++) if (actions[i].says(event)) return i;
    return -1;
  }

  private void press(ButtonAction action) {
    switch (action) {
      case FASTER -> steps++;
      case SLOWER -> steps--;
      default -> events.press(action);
    }
  }

  private boolean held(ButtonAction action) {
    for (int i = 0; i < down.length; i++) {
      if (actions[i] == action && isDown(i)) return true;
    }
    return false;
  }
}
