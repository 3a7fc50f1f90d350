package dev.sinew.app.servo;

import dev.sinew.calibration.joints.Dialogue;
import dev.sinew.drivers.servo.emulated.EmulatedBus;
import dev.sinew.drivers.servo.section.ServoJoint;
import dev.sinew.drivers.servo.section.ServoSection;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// A hand that calibrates an emulated arm, in the place of a person: centres it, sweeps every joint
/// through 80 to 110 degrees either way, folds it. It moves by a little each time it is asked
/// whether it is ready.
public final class EmulatedHand implements Dialogue {

  /// Half a turn a second, asked at 50 Hz.
  private static final int STEPS_A_TURN = 100;

  private final List<ServoJoint> joints;
  private final EmulatedBus servos;
  private final Dialogue screen;
  private final int[] at;
  private final Deque<int[]> way = new ArrayDeque<>();
  private int tasks;

  /// @param screen where it is told what happens
  public EmulatedHand(ServoSection section, EmulatedBus servos, Dialogue screen) {
    joints = section.joints();
    this.servos = servos;
    this.screen = screen;
    at = joints.stream().mapToInt(EmulatedServoPort::mounted).toArray();
  }

  @Override
  public void say(String line) {
    screen.say(line);
  }

  @Override
  public void show(String line) {
    screen.show(line);
  }

  @Override
  public boolean ready() {
    if (way.isEmpty()) plan();
    if (arrived(way.getFirst())) way.removeFirst();
    if (!way.isEmpty()) return false;
    tasks++;
    return true;
  }

  /// Poses on the way, in counts as the servos report them.
  private void plan() {
    switch (tasks) {
      case 0, 1 -> way.add(at.clone());
      case 2 -> sweep();
      default -> fold();
    }
  }

  private void sweep() {
    for (int i = 0; i < at.length; i++) {
      int turn = joints.get(i).model().countsPerTurn();
      int reach = turn * (80 + 5 * Math.floorMod(joints.get(i).id(), 7)) / 360;
      way.add(with(i, at[i] - reach));
      way.add(with(i, at[i] + reach - turn / 36));
      way.add(at.clone());
    }
  }

  private int[] with(int joint, int counts) {
    int[] pose = at.clone();
    pose[joint] = counts;
    return pose;
  }

  /// The servos read their middle as that of the encoder now.
  private void fold() {
    for (int i = 0; i < at.length; i++) at[i] = joints.get(i).model().countsPerTurn() / 2;
    way.add(at.clone());
    way.add(joints.stream().mapToInt(joint -> joint.model().countsPerTurn() * 3 / 8).toArray());
  }

  /// One step towards a pose, in which it rests for one more.
  private boolean arrived(int[] pose) {
    boolean there = Arrays.equals(at, pose);
    for (int i = 0; i < at.length; i++) {
      int step = joints.get(i).model().countsPerTurn() / STEPS_A_TURN;
      at[i] += Math.clamp(pose[i] - at[i], -step, step);
      servos.hand(joints.get(i).id(), at[i]);
    }
    return there;
  }
}
