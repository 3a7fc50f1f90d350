package dev.sinew.app.record;

import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.tap.TickSlot;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// The arm as viewers draw it: measured states and admitted commands as `sensor_msgs/JointState`,
/// at most a hundred times a second. The whole truth is in the ticks. Recorder thread.
final class JointTrack {

  private static final String SCHEMA = "sensor_msgs/msg/JointState";

  private static final long PERIOD_NANOS = 10_000_000;

  private final EpisodeFile file;
  private final List<String> joints;
  private final long offsetNanos;
  private final int states;
  private final int commands;
  private final MessageBytes bytes = new MessageBytes();
  private long nextNanos = Long.MIN_VALUE;
  private long written;
  private long commanded;

  JointTrack(EpisodeFile file, List<String> joints, long offsetNanos) throws IOException {
    this.file = file;
    this.joints = joints;
    this.offsetNanos = offsetNanos;
    states = file.channel("/joint_states", SCHEMA, Map.of());
    commands = file.channel("/joint_commands", SCHEMA, Map.of());
  }

  void tick(TickSlot slot) {
    if (slot.startNanos() < nextNanos) return;
    nextNanos = slot.startNanos() + PERIOD_NANOS - PERIOD_NANOS / 10; // a servo's own period wins
    names(slot.stateNanos()).i32(joints.size());
    for (int i = 0; i < joints.size(); i++) bytes.f64(slot.measured(i));
    bytes.i32(joints.size());
    for (int i = 0; i < joints.size(); i++) bytes.f64(slot.velocity(i));
    file.add(states, written++, slot.startNanos(), bytes.i32(0).end());
    if (slot.mode() == Mode.DISARMED) return; // nothing is commanded
    names(slot.startNanos()).i32(joints.size());
    for (int i = 0; i < joints.size(); i++) bytes.f64(slot.sent(i));
    file.add(commands, commanded++, slot.startNanos(), bytes.i32(0).i32(0).end());
  }

  private MessageBytes names(long nanos) {
    bytes.begin().header(nanos + offsetNanos, "").i32(joints.size());
    for (String joint : joints) bytes.text(joint);
    return bytes;
  }
}
