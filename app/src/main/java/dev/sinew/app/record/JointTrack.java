package dev.sinew.app.record;

import dev.sinew.runtime.rosmsg.CdrOutput;
import dev.sinew.runtime.rosmsg.MessageOutput;
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
  private final MessageOutput out = new CdrOutput(1024);
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
    names(slot.stateNanos()).int32(joints.size());
    for (int i = 0; i < joints.size(); i++) out.float64(slot.measured(i));
    out.int32(joints.size());
    for (int i = 0; i < joints.size(); i++) out.float64(slot.velocity(i));
    file.add(states, written++, slot.startNanos(), out.sequence(0));
    if (slot.mode() == Mode.DISARMED) return; // nothing is commanded
    names(slot.startNanos()).int32(joints.size());
    for (int i = 0; i < joints.size(); i++) out.float64(slot.sent(i));
    file.add(commands, commanded++, slot.startNanos(), out.sequence(0).sequence(0));
  }

  private MessageOutput names(long nanos) {
    out.begin().time(nanos + offsetNanos).string("").int32(joints.size());
    for (String joint : joints) out.string(joint);
    return out;
  }
}
