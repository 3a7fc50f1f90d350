package dev.sinew.app.episode;

/// The recorder hangs, most often in a disk: neither what it writes nor anything else on that disk
/// is to be waited for.
public final class StuckRecorderException extends HangingException {

  private static final long serialVersionUID = 1;

  StuckRecorderException(String message) {
    super(message);
  }
}
