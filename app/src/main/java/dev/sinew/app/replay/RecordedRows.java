package dev.sinew.app.replay;

import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Rows;
import dev.sinew.app.dataset.Value;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.safety.Mode;
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
  private EndLabels end;
  private LoggedTick tick;
  private LoggedTick ahead;
  private long firstNanos;
  private long row;

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
    while (tick != null && !runs(tick));
    if (tick == null) return;
    firstNanos = tick.startNanos();
    ahead = ticks.next();
    if (spec.indexOf(EndLabels.DONE) >= 0) end = EndLabels.of(log);
  }

  private static boolean runs(LoggedTick tick) {
    return tick.mode() == Mode.RUNNING.ordinal();
  }

  @Override
  public Optional<Row> next() throws IOException {
    if (tick == null) return Optional.empty();
    long instant = instant(row);
    while (ahead != null && runs(ahead) && ahead.startNanos() <= instant) {
      tick = ahead;
      ahead = ticks.next();
    }
    boolean last = ahead == null || !runs(ahead);
    if (last && tick.startNanos() < instant) return Optional.empty();
    List<Value> values = new ArrayList<>();
    int stream = 0;
    for (Feature feature : spec.features()) {
      if (feature.dtype() == Dtype.IMAGE) {
        Frame frame = cameras.get(feature.name()).at(instant);
        values.add(new Value.Image(frame.width(), frame.height(), frame.rgb()));
      } else if (feature.name().equals("observation.state")) {
        values.add(floats(tick.position(), 0, tick.position().length));
      } else if (feature.name().equals("action")) {
        values.add(floats(tick.sent(), 0, tick.sent().length));
      } else if (feature.name().equals(SourceLabels.INTERVENTION)) {
        values.add(SourceLabels.intervention(tick.operator()));
      } else if (feature.name().equals(SourceLabels.SOURCE)) {
        values.add(SourceLabels.source(tick.operator(), tick.sent().length));
      } else if (feature.name().equals(EndLabels.DONE)) {
        values.add(end.done(instant(row + 1)));
      } else if (feature.name().equals(EndLabels.SUCCESS)) {
        values.add(end.success(instant(row + 1)));
      } else {
        values.add(floats(tick.streamValues(), stream, feature.size()));
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
