package dev.sinew.app.dataset.zarr;

/// Bytes that cannot be unpacked; whoever knows their file puts its name in front.
final class CodecException extends Exception {

  private static final long serialVersionUID = 1;

  CodecException(String message) {
    super(message);
  }
}
