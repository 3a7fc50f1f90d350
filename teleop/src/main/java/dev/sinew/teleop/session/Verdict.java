package dev.sinew.teleop.session;

/// What the operator said of an episode.
public enum Verdict {
  /// Kept, without a label.
  KEPT,
  SUCCESS,
  FAILURE,
  /// Not part of the data set; its file is put aside and not deleted.
  DISCARDED
}
