package dev.sinew.app.record;

import dev.sinew.runtime.OperatorInput;
import dev.sinew.runtime.rosmsg.CdrOutput;
import dev.sinew.runtime.rosmsg.MessageOutput;
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
  private final OperatorInput heard;
  private final MessageOutput out = new CdrOutput(1024);

  TickTrack(EpisodeFile file, List<String> joints) throws IOException {
    this.file = file;
    heard = new OperatorInput(joints.size());
    channel = file.channel(EpisodeFormat.TICK, SCHEMA, Map.of("joints", String.join(",", joints)));
  }

  @Override
  public void tick(TickSlot slot) {
    out.begin()
        .int64(slot.number())
        .int64(slot.deadlineNanos())
        .int64(slot.startNanos())
        .int64(slot.endNanos())
        .int32(slot.skipped());
    inputs(slot);
    decision(slot);
    out.int64(slot.readNanos())
        .int64(slot.sampleNanos())
        .int64(slot.superviseNanos())
        .int64(slot.writeNanos());
    operator(slot);
    file.add(channel, slot.number(), slot.startNanos(), out);
  }

  private void inputs(TickSlot slot) {
    int dof = slot.dof();
    out.int64(slot.stateNanos()).int8(slot.condition().ordinal()).int32(dof);
    for (int i = 0; i < dof; i++) out.float64(slot.measured(i));
    out.int32(dof);
    for (int i = 0; i < dof; i++) out.float64(slot.velocity(i));
    streams(slot);
    out.int64(slot.beatNanos())
        .int32(slot.stopAsked())
        .int32(slot.request())
        .int64(slot.argument())
        .bool(slot.timely())
        .int32(slot.answer())
        .int32(slot.taken())
        .int64(slot.takenSequence())
        .int64(slot.takenNanos());
  }

  private void streams(TickSlot slot) {
    int values = 0;
    out.int32(slot.streams());
    for (int s = 0; s < slot.streams(); s++) {
      out.int64(slot.streamNanos(s));
      values += slot.streamWidth(s);
    }
    out.int32(values);
    for (int s = 0; s < slot.streams(); s++)
      for (int i = 0; i < slot.streamWidth(s); i++) out.float64(slot.streamValue(s, i));
  }

  private void operator(TickSlot slot) {
    slot.operator(heard);
    int dof = slot.hasOperator() ? slot.dof() : 0;
    out.bool(slot.hasOperator())
        .int64(heard.sequence())
        .int64(heard.stampNanos())
        .int64(heard.joints())
        .int64(heard.authority())
        .bool(heard.engaged())
        .bool(heard.absolute())
        .int32(dof);
    for (int i = 0; i < dof; i++) out.float64(heard.position(i));
    out.int64(slot.owned()).int64(slot.held());
  }

  private void decision(TickSlot slot) {
    int dof = slot.dof();
    out.int8(slot.plan().ordinal()).int32(dof);
    for (int i = 0; i < dof; i++) out.float64(slot.wanted(i));
    out.int32(dof);
    for (int i = 0; i < dof; i++) out.float64(slot.sent(i));
    out.int8(slot.outcome().ordinal())
        .int8(slot.mode().ordinal())
        .int32(slot.cause())
        .int32(slot.broken())
        .int32(slot.epoch());
  }
}
