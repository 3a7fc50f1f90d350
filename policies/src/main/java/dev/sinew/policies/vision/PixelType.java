package dev.sinew.policies.vision;

/// What one channel of one pixel is stored as.
public enum PixelType {
  /// 0 to 255.
  UINT8,
  FLOAT32
}
