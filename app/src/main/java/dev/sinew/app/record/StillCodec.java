package dev.sinew.app.record;

/// How a frame is kept.
enum StillCodec {
  /// Small and fast; what a policy saw can be looked at, but not computed again to the bit.
  JPEG("jpeg"),
  /// Every pixel; larger and slower.
  PNG("png");

  private final String word;

  StillCodec(String word) {
    this.word = word;
  }

  /// As configurations and `sensor_msgs/CompressedImage` spell it.
  String word() {
    return word;
  }
}
