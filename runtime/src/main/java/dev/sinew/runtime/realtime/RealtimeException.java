package dev.sinew.runtime.realtime;

/// Real-time rights are required and were not granted, or a measurement that needs them failed. The
/// message is one line.
public final class RealtimeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public RealtimeException(String message) {
    super(message);
  }
}
