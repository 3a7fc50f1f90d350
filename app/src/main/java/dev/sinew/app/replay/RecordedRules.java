package dev.sinew.app.replay;

import dev.sinew.app.record.EpisodeFormat;
import dev.sinew.runtime.safety.StandardRule;

/// Numbers of rules as they were when an episode was recorded. The standard rules come first, and
/// new ones have been added behind them since: a deployment's own have moved.
///
/// @param standard how many standard rules there were
record RecordedRules(int standard) {

  /// @param word of the metadata, null where it is missing
  /// @throws NumberFormatException when it is no number
  static RecordedRules of(String word) {
    return new RecordedRules(
        word == null ? EpisodeFormat.RULES_OF_FORMAT_1 : Integer.parseInt(word));
  }

  /// Today's number of a recorded one; -1 stays.
  int today(int recorded) {
    return recorded < standard ? recorded : recorded + StandardRule.values().length - standard;
  }
}
