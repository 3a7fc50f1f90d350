package dev.sinew.teleop.cue;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Makes cues heard in the background: tones, the terminal's bell where no sound device is there,
/// and words. No sound is worth waiting for: what cannot be heard in time is left out, what fails
/// is said by [#trouble] once and not tried again.
///
/// ```
/// cues: {tones: true, speech: true}
/// ```
///
/// **Thread.** Any.
public final class Cues implements AutoCloseable {

  private static final int MOST_WAITING = 4;

  private final List<List<Sounder>> ways;
  private final List<String> troubles = new ArrayList<>();
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          task -> Thread.ofPlatform().name("cues").daemon().unstarted(task),
          new ThreadPoolExecutor.DiscardPolicy());

  /// @param ways each is a list of sounders, of which the first that works is used
  Cues(List<List<Sounder>> ways) {
    this.ways = ways.stream().map(ArrayList::new).map(way -> (List<Sounder>) way).toList();
  }

  /// Checks the section. Plays nothing.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  public static void check(ConfigSection section) {
    section.validate(Schema.of(Cues.class.getResourceAsStream("cues.schema.json")));
  }

  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  public static Cues open(ConfigSection section) {
    check(section);
    List<List<Sounder>> ways = new ArrayList<>();
    if (section.flag("tones", true)) ways.add(List.of(new Tones(), new Bell()));
    if (section.flag("speech", false)) ways.add(List.of(Voice.ofPath()));
    return new Cues(ways);
  }

  /// Nothing is to be heard.
  public static Cues silent() {
    return new Cues(List.of());
  }

  /// Makes a cue heard soon; never waits.
  public void play(Cue cue) {
    for (List<Sounder> way : ways) thread.execute(() -> sound(cue, way));
  }

  /// Why something was not heard, one clause, said once; empty when there is nothing new to say.
  public String trouble() {
    synchronized (troubles) {
      return troubles.isEmpty() ? "" : troubles.removeFirst();
    }
  }

  /// What was not heard yet is left out.
  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void sound(Cue cue, List<Sounder> way) {
    while (!way.isEmpty()) {
      try {
        way.getFirst().sound(cue);
        return;
      } catch (IOException e) {
        way.removeFirst();
        synchronized (troubles) {
          troubles.add("cues: " + e.getMessage());
        }
      }
    }
  }
}
