package dev.sinew.policies.link;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/// What others say, in one line that is fit for a terminal.
public final class OneLine {

  private static final int LONGEST = 200;

  private OneLine() {}

  public static String of(Throwable error) {
    Throwable cause = error;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) cause = cause.getCause();
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : last(message);
  }

  /// The last line that says something: of a Python traceback, the error itself. Control characters
  /// become spaces.
  public static String last(String text) {
    String line = text.lines().filter(l -> !l.isBlank()).reduce("", (_, next) -> next).strip();
    StringBuilder out = new StringBuilder();
    line.codePoints()
        .limit(LONGEST)
        .forEach(c -> out.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
    return out.toString();
  }
}
