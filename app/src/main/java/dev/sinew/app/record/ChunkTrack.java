package dev.sinew.app.record;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.PlanTail;
import dev.sinew.runtime.loop.ChunkOutlet.Offer;
import dev.sinew.runtime.loop.ChunkTap;
import dev.sinew.runtime.rosmsg.CdrOutput;
import dev.sinew.runtime.rosmsg.MessageOutput;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/// The policy's plans. The inference thread puts them in a queue, the recorder thread writes them.
final class ChunkTrack implements ChunkTap {

  private static final String SCHEMA = "sinew_msgs/msg/Chunk";

  private static final int WAITING = 256;

  private record Offered(ActionChunk chunk, PlanTail tail, Offer offer, long nanos) {}

  private final EpisodeFile file;
  private final int channel;
  private final BlockingQueue<Offered> queue = new ArrayBlockingQueue<>(WAITING);
  private final AtomicLong dropped = new AtomicLong();
  private final MessageOutput out = new CdrOutput(1024);
  private long written;

  ChunkTrack(EpisodeFile file) throws IOException {
    this.file = file;
    channel = file.channel(EpisodeFormat.CHUNK, SCHEMA, Map.of());
  }

  @Override
  public void offered(ActionChunk chunk, PlanTail tail, Offer offer, long nowNanos) {
    PlanTail seen = tail.dof() == chunk.dof() ? tail : PlanTail.NONE;
    if (!queue.offer(new Offered(chunk, seen, offer, nowNanos))) dropped.incrementAndGet();
  }

  /// Plans lost because the recorder was too slow. Any thread.
  long dropped() {
    return dropped.get();
  }

  /// Recorder thread.
  void write() {
    for (Offered next = queue.poll(); next != null; next = queue.poll()) write(next);
  }

  private void write(Offered offered) {
    ActionChunk chunk = offered.chunk();
    ActionChunk.Provenance from = chunk.provenance();
    out.begin()
        .int64(from.sequence())
        .int32(from.epoch())
        .int64(from.observedNanos())
        .int64(offered.nanos())
        .int8(offered.offer().ordinal())
        .int64(chunk.startNanos())
        .int64(chunk.stepNanos())
        .int32(chunk.dof())
        .int32(chunk.rows() * chunk.dof());
    for (int row = 0; row < chunk.rows(); row++)
      for (int i = 0; i < chunk.dof(); i++) out.float64(chunk.value(row, i));
    out.int64(from.noiseSeed()).string(from.policy()).string(from.prompt());
    write(offered.tail());
    file.add(channel, written++, offered.nanos(), out);
  }

  private void write(PlanTail tail) {
    out.int32(tail.rows() * tail.dof());
    for (double value : tail.values()) out.float64(value);
    out.int32(tail.committedRows()).int32(tail.horizon()).int8(tail.use().ordinal());
  }
}
