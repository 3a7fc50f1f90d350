package dev.sinew.app.dataset.lerobot;

/// How the pictures of a new dataset are stored.
public enum Pictures {
  /// As MP4: small, and changed a little by the encoder.
  VIDEO,
  /// As PNG inside the Parquet files: large, exact to the bit.
  EXACT
}
