package dev.sinew.app.episode;

/// A thread of the episode hangs and was left behind: the process must end without tidying up what
/// that thread may be using.
public sealed class HangingException extends EpisodeException permits StuckRecorderException {

  private static final long serialVersionUID = 1;

  HangingException(String message) {
    super(message);
  }
}
