package dev.sinew.app.replay;

import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Rows;
import dev.sinew.app.dataset.Value;
import dev.sinew.runtime.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rows of one recorded episode.
final class RecordedRows implements Rows {

  private final EpisodeLog log;
  private final DatasetSpec spec;
  private final String task;
  private final double stepNanos;
  private final EpisodeLog.Cursor<LoggedTick> ticks;
  private final Map<String, FrameWalk> cameras = new LinkedHashMap<>();
  private LoggedTick tick;
  private LoggedTick ahead;
  private long firstNanos;
  private long row;

  /// Whether another row follows.
  private boolean there;

  RecordedRows(EpisodeLog log, DatasetSpec spec, String task) throws IOException {
    this.log = log;
    this.spec = spec;
    this.task = task;
    stepNanos = 1e9 / spec.fps();
    ticks = log.ticks();
    for (Feature feature : spec.features()) {
      if (feature.dtype() != Dtype.IMAGE) continue;
      String camera = feature.name().substring("observation.images.".length());
      cameras.put(feature.name(), new FrameWalk(log.frames(camera)));
    }
    do tick = ticks.next();
    while (tick != null && !tick.running());
    if (tick == null) return;
    there = true;
    firstNanos = tick.startNanos();
    ahead = ticks.next();
  }

  /// To the tick in force at an instant; there is a row of it until the motion ends.
  private void advance(long instant) throws IOException {
    while (ahead != null && ahead.running() && ahead.startNanos() <= instant) {
      tick = ahead;
      ahead = ticks.next();
    }
    boolean last = ahead == null || !ahead.running();
    there = !last || tick.startNanos() >= instant;
  }

  @Override
  public Optional<Row> next() throws IOException {
    if (!there) return Optional.empty();
    long instant = instant(row);
    LoggedTick now = tick;
    advance(instant(row + 1));
    List<Value> values = new ArrayList<>();
    int stream = 0;
    for (Feature feature : spec.features()) {
      if (feature.dtype() == Dtype.IMAGE) {
        Frame frame = cameras.get(feature.name()).at(instant);
        values.add(new Value.Image(frame.width(), frame.height(), frame.rgb()));
      } else if (feature.name().equals("observation.state")) {
        values.add(floats(now.position(), 0, now.position().length));
      } else if (feature.name().equals("action")) {
        values.add(floats(now.sent(), 0, now.sent().length));
      } else if (feature.name().equals(SourceLabels.INTERVENTION)) {
        values.add(SourceLabels.intervention(now.operator()));
      } else if (feature.name().equals(SourceLabels.SOURCE)) {
        values.add(SourceLabels.source(now.operator(), now.sent().length));
      } else if (feature.name().equals(EndLabels.DONE)) {
        values.add(EndLabels.done(!there));
      } else if (feature.name().equals(EndLabels.SUCCESS)) {
        values.add(EndLabels.success(!there, log.result()));
      } else {
        values.add(floats(now.streamValues(), stream, feature.size()));
        stream += feature.size();
      }
    }
    return Optional.of(new Row(row++ * stepNanos * 1e-9, task, values));
  }

  private long instant(long row) {
    return firstNanos + Math.round(row * stepNanos);
  }

  private static Value floats(double[] values, int from, int count) {
    double[] out = new double[count];
    for (int i = 0; i < count; i++) out[i] = (float) values[from + i];
    return new Value.Numbers(out);
  }

  @Override
  public void close() throws IOException {
    log.close();
  }

  /// The newest frame not younger than an instant that only grows.
  private final class FrameWalk {

    private final EpisodeLog.Cursor<Frame> frames;
    private Frame now;
    private Frame next;

    FrameWalk(EpisodeLog.Cursor<Frame> frames) throws IOException {
      this.frames = frames;
      now = frames.next();
      next = frames.next();
    }

    Frame at(long instant) throws IOException {
      if (now == null) throw new IOException(log.file() + ": a camera without a frame");
      while (next != null && next.stampNanos() <= instant) {
        now = next;
        next = frames.next();
      }
      return now;
    }
  }
}
