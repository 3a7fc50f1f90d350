package dev.sinew.app.record;

import dev.sinew.runtime.tap.TickSink;
import dev.sinew.runtime.tap.TickSlot;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Every tick, whole: enough to decide it again. Recorder thread.
final class TickTrack implements TickSink {

  private static final String SCHEMA = "sinew_msgs/msg/Tick";

  private final EpisodeFile file;
  private final int channel;
  private final MessageBytes bytes = new MessageBytes();

  TickTrack(EpisodeFile file, List<String> joints) throws IOException {
    this.file = file;
    channel = file.channel(EpisodeFormat.TICK, SCHEMA, Map.of("joints", String.join(",", joints)));
  }

  @Override
  public void tick(TickSlot slot) {
    bytes
        .begin()
        .i64(slot.number())
        .i64(slot.deadlineNanos())
        .i64(slot.startNanos())
        .i64(slot.endNanos())
        .i32(slot.skipped());
    inputs(slot);
    decision(slot);
    bytes
        .i64(slot.readNanos())
        .i64(slot.sampleNanos())
        .i64(slot.superviseNanos())
        .i64(slot.writeNanos());
    file.add(channel, slot.number(), slot.startNanos(), bytes.end());
  }

  private void inputs(TickSlot slot) {
    int dof = slot.dof();
    bytes.i64(slot.stateNanos()).u8(slot.condition().ordinal()).i32(dof);
    for (int i = 0; i < dof; i++) bytes.f64(slot.measured(i));
    bytes.i32(dof);
    for (int i = 0; i < dof; i++) bytes.f64(slot.velocity(i));
    streams(slot);
    bytes
        .i64(slot.beatNanos())
        .i32(slot.stopAsked())
        .i32(slot.request())
        .i64(slot.argument())
        .bool(slot.timely())
        .i32(slot.answer())
        .i32(slot.taken())
        .i64(slot.takenSequence())
        .i64(slot.takenNanos());
  }

  private void streams(TickSlot slot) {
    int values = 0;
    bytes.i32(slot.streams());
    for (int s = 0; s < slot.streams(); s++) {
      bytes.i64(slot.streamNanos(s));
      values += slot.streamWidth(s);
    }
    bytes.i32(values);
    for (int s = 0; s < slot.streams(); s++)
      for (int i = 0; i < slot.streamWidth(s); i++) bytes.f64(slot.streamValue(s, i));
  }

  private void decision(TickSlot slot) {
    int dof = slot.dof();
    bytes.u8(slot.plan().ordinal()).i32(dof);
    for (int i = 0; i < dof; i++) bytes.f64(slot.wanted(i));
    bytes.i32(dof);
    for (int i = 0; i < dof; i++) bytes.f64(slot.sent(i));
    bytes
        .u8(slot.outcome().ordinal())
        .u8(slot.mode().ordinal())
        .i32(slot.cause())
        .i32(slot.broken())
        .i32(slot.epoch());
  }
}
