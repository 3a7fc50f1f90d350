package dev.sinew.drivers.camera.decode;

/// What a picture may claim before memory is taken for it.
public final class DecodeLimits {

  /// 8192 x 8192.
  public static final long MOST_PIXELS = 1L << 26;

  /// Of one compressed picture.
  public static final int MOST_PACKET_BYTES = 1 << 26;

  private DecodeLimits() {}
}
