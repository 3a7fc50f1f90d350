package dev.sinew.calibration.joints;

import dev.sinew.drivers.servo.emulated.EmulatedBus;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// Somebody who follows a script: poses to move to, and going on.
class ScriptedPerson implements Dialogue {

  /// Instead of a pose.
  static final int[] GO_ON = {};

  private static final int STEP = 60;

  final List<String> heard = new ArrayList<>();
  private final EmulatedBus servos;
  private final int[] ids;
  private final int[] at;
  private final Deque<int[]> script = new ArrayDeque<>();

  /// @param at what the servos with these ids read
  ScriptedPerson(EmulatedBus servos, int[] ids, int[] at) {
    this.servos = servos;
    this.ids = ids.clone();
    this.at = at.clone();
  }

  ScriptedPerson then(int[]... poses) {
    script.addAll(Arrays.asList(poses));
    return this;
  }

  @Override
  public void say(String line) {
    heard.add(line);
  }

  @Override
  public void show(String line) {}

  @Override
  public boolean ready() throws IOException {
    if (script.isEmpty()) throw new IOException("nobody is there any more");
    if (script.peek() == GO_ON) {
      script.remove();
      return true;
    }
    if (moved(script.peek())) script.remove();
    return false;
  }

  private boolean moved(int[] pose) {
    boolean there = Arrays.equals(at, pose); // so that it is seen there
    for (int i = 0; i < at.length; i++) {
      at[i] += Math.clamp(pose[i] - at[i], -STEP, STEP);
      servos.hand(ids[i], at[i]);
    }
    return there;
  }
}
