package dev.sinew.policies.cloud;

/// Room for points, coordinate by coordinate. Confined to one thread.
final class Points {

  /// x, y and z in metres, then red, green and blue where the cloud has colour.
  final float[][] channels;

  /// Points in use.
  int count;

  Points(int channels, int capacity) {
    this.channels = new float[channels][capacity];
  }

  int capacity() {
    return channels[0].length;
  }
}
