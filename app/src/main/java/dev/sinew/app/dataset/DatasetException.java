package dev.sinew.app.dataset;

import java.io.IOException;

/// A dataset that is not what it claims to be; one line naming file, place and what would be right.
public final class DatasetException extends IOException {

  private static final long serialVersionUID = 1;

  public DatasetException(String message) {
    super(message);
  }

  public DatasetException(String message, Throwable cause) {
    super(message, cause);
  }
}
