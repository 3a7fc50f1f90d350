package dev.sinew.app.episode;

/// An episode that could not be carried through; the message is one line.
public final class EpisodeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public EpisodeException(String message) {
    super(message);
  }

  public EpisodeException(String message, Throwable cause) {
    super(message, cause);
  }
}
