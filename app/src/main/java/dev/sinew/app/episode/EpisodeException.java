package dev.sinew.app.episode;

/// An episode that could not be carried through; the message is one line.
public sealed class EpisodeException extends RuntimeException permits HangingException {

  private static final long serialVersionUID = 1;

  public EpisodeException(String message) {
    super(message);
  }

  public EpisodeException(String message, Throwable cause) {
    super(message, cause);
  }
}
