package dev.sinew.teleop.device.control;

import dev.sinew.runtime.EnumWord;
import dev.sinew.runtime.port.TeleopEvent;

/// What a button, a key or a pedal does, by the word that stands for it in a deployment.
public enum ButtonAction {
  START(TeleopEvent.START),
  KEEP(TeleopEvent.KEEP),
  SUCCESS(TeleopEvent.SUCCESS),
  FAILURE(TeleopEvent.FAILURE),
  RERECORD(TeleopEvent.RERECORD),
  TAKE_OVER(TeleopEvent.TAKE_OVER),
  RELEASE(TeleopEvent.RELEASE),
  QUIT(TeleopEvent.QUIT),
  STOP(TeleopEvent.STOP),
  /// Takes over and releases by turns, beginning with taking over. The device does not know who
  /// commands the arm: where a take-over was refused, the next press releases what is released
  /// already, and the one after that takes over.
  TOGGLE(null),
  /// Held, the operator commands.
  DEAD_MAN(null),
  /// Held, the gripper opens.
  OPEN(null),
  /// Held, the gripper closes.
  CLOSE(null),
  /// A press, and the arm moves at the next step of speed.
  FASTER(null),
  /// A press, and it moves at the step before.
  SLOWER(null),
  /// Nothing: takes a default away.
  NONE(null);

  private final TeleopEvent event;

  ButtonAction(TeleopEvent event) {
    this.event = event;
  }

  /// As it stands in a deployment: `take-over`.
  public String word() {
    return EnumWord.of(this);
  }

  /// @param word one that the schema admitted
  public static ButtonAction of(String word) {
    return EnumWord.find(ButtonAction.class, word)
        .orElseThrow(() -> new IllegalArgumentException(word));
  }

  /// Whether a press, now or at another time, says this.
  boolean says(TeleopEvent what) {
    if (this == TOGGLE) return what == TeleopEvent.TAKE_OVER || what == TeleopEvent.RELEASE;
    return event == what;
  }

  /// What a press says, null for what is held and for [#TOGGLE].
  TeleopEvent event() {
    return event;
  }
}
