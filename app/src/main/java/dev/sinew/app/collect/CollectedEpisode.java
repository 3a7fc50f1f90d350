package dev.sinew.app.collect;

import dev.sinew.app.episode.LiveEpisode;
import dev.sinew.runtime.EnumWord;
import dev.sinew.teleop.session.Verdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// One recorded demonstration.
///
/// @param file where it is
/// @param verdict what the operator said of it
/// @param lost frames, samples and plans that were not recorded
/// @param measure what the task's judge said at its end; NaN without a judge
public record CollectedEpisode(
    Path file, long seed, Verdict verdict, LiveEpisode.Result result, long lost, double measure) {

  /// The same, with what its closed file says.
  CollectedEpisode with(long lostInAll) {
    return new CollectedEpisode(file, seed, verdict, result, lostInAll, measure);
  }

  /// The same, put aside.
  CollectedEpisode at(Path elsewhere) {
    return new CollectedEpisode(elsewhere, seed, Verdict.DISCARDED, result, lost, measure);
  }

  /// For those who read the file.
  Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("label", EnumWord.of(verdict));
    words.put("seconds", "%.3f".formatted(result.seconds()));
    words.put("stop_reason", result.stopRule().name());
    words.put("late_ticks", Long.toString(result.ticks().late()));
    words.put("skipped_periods", Long.toString(result.ticks().skipped()));
    words.put("unrecorded_ticks", Long.toString(result.droppedTicks()));
    if (!Double.isNaN(measure)) words.put("measure", "%.4f".formatted(measure));
    return words;
  }

  /// One line for people.
  String summary() {
    return "%s  %-9s %5.1f s, %.1f Hz, %d late ticks, %d lost"
        .formatted(
            file.getFileName(),
            EnumWord.of(verdict),
            result.seconds(),
            result.ticks().ticks() / result.seconds(),
            result.ticks().late(),
            lost);
  }

  Map<String, Object> json() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("file", file.toString());
    out.put("seed", seed);
    out.put("label", EnumWord.of(verdict));
    out.put("seconds", result.seconds());
    out.put("ticks", result.ticks().ticks());
    out.put("late_ticks", result.ticks().late());
    out.put("lost", lost);
    out.put("stop_reason", result.stopRule().name());
    if (!Double.isNaN(measure)) out.put("measure", measure);
    return out;
  }
}
