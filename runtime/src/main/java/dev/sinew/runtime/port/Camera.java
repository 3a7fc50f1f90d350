package dev.sinew.runtime.port;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Frame;
import java.util.Map;

/// A camera, seen from its own thread.
public interface Camera extends AutoCloseable {

  CameraSpec spec();

  /// The newest frame, stamped at capture. Camera thread; may block and allocate.
  Frame capture();

  /// Where a robot position shows in the image, for overlays.
  ///
  /// @param position one value per joint, in the joints' units
  /// @param pixel receives x and y, px from the top left corner
  /// @return false when this camera cannot tell
  default boolean project(double[] position, double[] pixel) {
    return false;
  }

  /// What the opened device says of itself and of the settings that are locked in it, for the
  /// record: serial number, path, format, exposure. Any thread.
  default Map<String, String> facts() {
    return Map.of();
  }

  @Override
  default void close() {}
}
