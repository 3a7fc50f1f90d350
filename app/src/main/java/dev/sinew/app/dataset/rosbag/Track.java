package dev.sinew.app.dataset.rosbag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The stamps of a topic's messages.
final class Track {

  /// @param ordinal of the message on its topic, from 0
  private record Stamped(long nanos, int ordinal) {}

  private final List<Stamped> stamps = new ArrayList<>();

  void add(long nanos) {
    stamps.add(new Stamped(nanos, stamps.size()));
  }

  /// To be called once, after the last [#add]. Of two equal stamps the later message is the newer.
  void sort() {
    stamps.sort(Comparator.comparingLong(Stamped::nanos));
  }

  boolean isEmpty() {
    return stamps.isEmpty();
  }

  long first() {
    return stamps.getFirst().nanos;
  }

  long last() {
    return stamps.getLast().nanos;
  }

  /// Goes through a track, forwards only.
  static final class Cursor {

    private final Track track;
    private int at;

    Cursor(Track track) {
      this.track = track;
    }

    /// @param nanos not before the first stamp, nor before the last call's
    /// @return ordinal of the newest message at or before
    int newest(long nanos) {
      while (at + 1 < track.stamps.size() && track.stamps.get(at + 1).nanos <= nanos) at++;
      return track.stamps.get(at).ordinal;
    }
  }
}
