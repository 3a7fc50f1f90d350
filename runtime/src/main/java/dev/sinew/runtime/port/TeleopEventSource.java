package dev.sinew.runtime.port;

import java.util.function.Consumer;

/// Something an operator can say [TeleopEvent]s with: a keyboard, a pedal, a gamepad's buttons.
public interface TeleopEventSource extends AutoCloseable {

  /// Passes on what was said since the last call, oldest first. Teleoperation thread; never waits.
  void drain(Consumer<TeleopEvent> out);

  /// What a person presses here to say something, as the device or its keyboard names it; empty
  /// when nothing here says it. Any thread; may allocate.
  default String control(TeleopEvent event) {
    return "";
  }

  /// What is the matter with the device, one clause; empty when nothing is. Any thread.
  default String trouble() {
    return "";
  }

  @Override
  void close();
}
