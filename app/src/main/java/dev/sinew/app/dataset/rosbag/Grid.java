package dev.sinew.app.dataset.rosbag;

import dev.sinew.app.dataset.DatasetException;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The instants of an episode's rows: from the first at which every mapped topic has a value, at a
/// constant rate, to the newest stamp of any.
///
/// @param tracks by topic
record Grid(Map<String, Track> tracks, long startNanos, int rows, double fps) {

  /// Ten million rows are four days at 30 a second.
  private static final double MAX_ROWS = 1e7;

  /// Reads the bag to its end.
  static Grid of(MappedBag bag) throws IOException {
    Map<String, Track> tracks = new TreeMap<>();
    for (String topic : bag.topics()) tracks.put(topic, new Track());
    for (Optional<BagMessage> next = bag.next(); next.isPresent(); next = bag.next())
      tracks.get(next.get().channel().topic()).add(bag.stamp(next.get()));
    for (var track : tracks.entrySet()) {
      if (track.getValue().isEmpty()) throw bag.missing(track.getKey());
      track.getValue().sort();
    }
    long start = tracks.values().stream().mapToLong(Track::first).max().orElseThrow();
    long end = tracks.values().stream().mapToLong(Track::last).max().orElseThrow();
    double fps = bag.mapping().fps();
    boolean afterEpoch = tracks.values().stream().allMatch(track -> track.first() >= 0);
    if (!afterEpoch || !((end - start) * 1e-9 * fps < MAX_ROWS))
      throw new DatasetException(
          "%s: its stamps go from %s to %s, which is no episode"
              .formatted(bag.file(), time(start), time(end)));
    int rows = 1;
    while (instant(start, rows, fps) <= end) rows++;
    return new Grid(tracks, start, rows, fps);
  }

  long instant(int row) {
    return instant(startNanos, row, fps);
  }

  private static long instant(long startNanos, int row, double fps) {
    return startNanos + Math.round(row * 1e9 / fps);
  }

  private static Instant time(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }
}
