package dev.sinew.drivers.camera.realsense;

import static org.bytedeco.librealsense2.global.realsense2.RS2_STREAM_COLOR;
import static org.bytedeco.librealsense2.global.realsense2.RS2_STREAM_DEPTH;
import static org.bytedeco.librealsense2.global.realsense2.rs2_depth_frame_get_units;
import static org.bytedeco.librealsense2.global.realsense2.rs2_embedded_frames_count;
import static org.bytedeco.librealsense2.global.realsense2.rs2_extract_frame;
import static org.bytedeco.librealsense2.global.realsense2.rs2_get_frame_data;
import static org.bytedeco.librealsense2.global.realsense2.rs2_get_frame_data_size;
import static org.bytedeco.librealsense2.global.realsense2.rs2_get_frame_height;
import static org.bytedeco.librealsense2.global.realsense2.rs2_get_frame_stream_profile;
import static org.bytedeco.librealsense2.global.realsense2.rs2_get_frame_width;
import static org.bytedeco.librealsense2.global.realsense2.rs2_get_stream_profile_data;
import static org.bytedeco.librealsense2.global.realsense2.rs2_release_frame;

import dev.sinew.drivers.camera.DamagedPictureException;
import dev.sinew.runtime.DepthImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.librealsense2.rs2_error;
import org.bytedeco.librealsense2.rs2_frame;

/// The pictures of one instant: colours, and depth where it was asked for.
final class RealsenseFrames implements AutoCloseable {

  private final String device;
  private final rs2_frame set;
  private final List<rs2_frame> frames = new ArrayList<>();
  private final rs2_error error = new rs2_error();

  /// @param set released with this
  RealsenseFrames(String device, rs2_frame set) throws IOException {
    this.device = device;
    this.set = set;
    try {
      int count = rs2_embedded_frames_count(set, error);
      RealsenseLibrary.check(error, device);
      for (int i = 0; i < count; i++) frames.add(rs2_extract_frame(set, i, error));
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /// @throws DamagedPictureException when there are none
  rs2_frame colour() throws IOException {
    return of(RS2_STREAM_COLOR, "colours");
  }

  int width() throws IOException {
    return rs2_get_frame_width(colour(), error);
  }

  int height() throws IOException {
    return rs2_get_frame_height(colour(), error);
  }

  byte[] rgb() throws IOException {
    byte[] rgb = new byte[3 * width() * height()];
    mustHave(colour(), rgb.length);
    new BytePointer(rs2_get_frame_data(colour(), error)).get(rgb);
    return rgb;
  }

  /// @throws DamagedPictureException when there is none, or of another size than the colours
  DepthImage depth() throws IOException {
    rs2_frame depth = of(RS2_STREAM_DEPTH, "depth");
    if (rs2_get_frame_width(depth, error) != width()
        || rs2_get_frame_height(depth, error) != height())
      throw new DamagedPictureException(device + ": depth is not pixel on pixel with the colours");
    short[] counts = new short[width() * height()];
    mustHave(depth, 2 * counts.length);
    new ShortPointer(rs2_get_frame_data(depth, error)).get(counts);
    float unitM = rs2_depth_frame_get_units(depth, error);
    RealsenseLibrary.check(error, device);
    // The library keeps a single; the device means the decimal: 0.001, not 0.0010000000475.
    return new DepthImage.Counts(
        width(), height(), counts, Double.parseDouble(Float.toString(unitM)));
  }

  private rs2_frame of(int stream, String what) throws IOException {
    int[] type = new int[1];
    int[] other = new int[1];
    for (rs2_frame frame : frames) {
      rs2_get_stream_profile_data(
          rs2_get_frame_stream_profile(frame, error), type, other, other, other, other, error);
      RealsenseLibrary.check(error, device);
      if (type[0] == stream) return frame;
    }
    throw new DamagedPictureException(device + ": a picture without " + what);
  }

  private void mustHave(rs2_frame frame, int bytes) throws IOException {
    int given = rs2_get_frame_data_size(frame, error);
    if (given < bytes)
      throw new DamagedPictureException(
          "%s: %d bytes of a picture of %d".formatted(device, given, bytes));
  }

  @Override
  public void close() {
    for (rs2_frame frame : frames) rs2_release_frame(frame);
    rs2_release_frame(set);
  }
}
