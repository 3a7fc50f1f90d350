package dev.sinew.drivers.camera.realsense;

import static org.bytedeco.librealsense2.global.realsense2.RS2_FORMAT_RGB8;
import static org.bytedeco.librealsense2.global.realsense2.RS2_FORMAT_Z16;
import static org.bytedeco.librealsense2.global.realsense2.RS2_STREAM_COLOR;
import static org.bytedeco.librealsense2.global.realsense2.RS2_STREAM_DEPTH;
import static org.bytedeco.librealsense2.global.realsense2.rs2_config_enable_device;
import static org.bytedeco.librealsense2.global.realsense2.rs2_config_enable_device_from_file_repeat_option;
import static org.bytedeco.librealsense2.global.realsense2.rs2_config_enable_stream;
import static org.bytedeco.librealsense2.global.realsense2.rs2_create_align;
import static org.bytedeco.librealsense2.global.realsense2.rs2_create_config;
import static org.bytedeco.librealsense2.global.realsense2.rs2_create_frame_queue;
import static org.bytedeco.librealsense2.global.realsense2.rs2_create_pipeline;
import static org.bytedeco.librealsense2.global.realsense2.rs2_delete_config;
import static org.bytedeco.librealsense2.global.realsense2.rs2_delete_context;
import static org.bytedeco.librealsense2.global.realsense2.rs2_delete_frame_queue;
import static org.bytedeco.librealsense2.global.realsense2.rs2_delete_pipeline;
import static org.bytedeco.librealsense2.global.realsense2.rs2_delete_pipeline_profile;
import static org.bytedeco.librealsense2.global.realsense2.rs2_delete_processing_block;
import static org.bytedeco.librealsense2.global.realsense2.rs2_pipeline_profile_get_device;
import static org.bytedeco.librealsense2.global.realsense2.rs2_pipeline_start_with_config;
import static org.bytedeco.librealsense2.global.realsense2.rs2_pipeline_stop;
import static org.bytedeco.librealsense2.global.realsense2.rs2_pipeline_try_wait_for_frames;
import static org.bytedeco.librealsense2.global.realsense2.rs2_process_frame;
import static org.bytedeco.librealsense2.global.realsense2.rs2_start_processing_queue;
import static org.bytedeco.librealsense2.global.realsense2.rs2_try_wait_for_frame;

import java.io.IOException;
import org.bytedeco.librealsense2.rs2_config;
import org.bytedeco.librealsense2.rs2_context;
import org.bytedeco.librealsense2.rs2_device;
import org.bytedeco.librealsense2.rs2_error;
import org.bytedeco.librealsense2.rs2_frame;
import org.bytedeco.librealsense2.rs2_frame_queue;
import org.bytedeco.librealsense2.rs2_pipeline;
import org.bytedeco.librealsense2.rs2_pipeline_profile;
import org.bytedeco.librealsense2.rs2_processing_block;

/// The library's stream of pictures, depth moved onto the colours. Confined to one thread at a
/// time.
final class RealsensePipeline implements AutoCloseable {

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int QUEUE = 1;

  private final RealsenseConfig config;
  private final rs2_context context;
  private final rs2_error error = new rs2_error();
  private final rs2_pipeline pipeline;
  private rs2_pipeline_profile profile;
  private rs2_processing_block align;
  private rs2_frame_queue aligned;
  private boolean closed;

  /// Starts it.
  ///
  /// @param context deleted with this, also when this fails
  /// @throws IOException in one line when there is no such camera, or it has no such pictures
  RealsensePipeline(RealsenseConfig config, rs2_context context) throws IOException {
    this.config = config;
    this.context = context;
    pipeline = rs2_create_pipeline(context, error);
    try {
      profile = started();
      if (config.depth()) startAligning();
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private rs2_pipeline_profile started() throws IOException {
    rs2_config wanted = rs2_create_config(error);
    try {
      int width = config.keys().width();
      int height = config.keys().height();
      int fps = (int) config.keys().fps();
      if (config.bag().isPresent())
        rs2_config_enable_device_from_file_repeat_option(
            wanted, config.bag().get().toString(), 1, error);
      else rs2_config_enable_device(wanted, config.serial(), error);
      check();
      rs2_config_enable_stream(
          wanted, RS2_STREAM_COLOR, -1, width, height, RS2_FORMAT_RGB8, fps, error);
      // Any size of depth will do: it is moved onto the colours.
      if (config.depth())
        rs2_config_enable_stream(wanted, RS2_STREAM_DEPTH, -1, 0, 0, RS2_FORMAT_Z16, fps, error);
      check();
      rs2_pipeline_profile started = rs2_pipeline_start_with_config(pipeline, wanted, error);
      checkStart();
      return started;
    } finally {
      rs2_delete_config(wanted);
    }
  }

  /// The library's own words for it are "Couldn't resolve requests".
  private void checkStart() throws IOException {
    try {
      check();
    } catch (IOException e) {
      if (!e.getMessage().contains("resolve")) throw e;
      throw new IOException(
          "%s gives no RGB8 %dx%d%s at %.0f fps; 'rs-enumerate-devices' lists what it gives"
              .formatted(
                  config.device(),
                  config.keys().width(),
                  config.keys().height(),
                  config.depth() ? " with depth" : "",
                  config.keys().fps()),
          e);
    }
  }

  private void startAligning() throws IOException {
    align = rs2_create_align(RS2_STREAM_COLOR, error);
    aligned = rs2_create_frame_queue(QUEUE, error);
    check();
    rs2_start_processing_queue(align, aligned, error);
    check();
  }

  /// The camera itself; deleted by the caller.
  rs2_device device() throws IOException {
    rs2_device device = rs2_pipeline_profile_get_device(profile, error);
    check();
    return device;
  }

  /// @return null when none came in time
  /// @throws IOException in one line when the camera is lost
  RealsenseFrames next(long timeoutNanos) throws IOException {
    int millis = (int) Math.max(1, timeoutNanos / NANOS_PER_MILLI);
    rs2_frame set = new rs2_frame();
    int came = rs2_pipeline_try_wait_for_frames(pipeline, set, millis, error);
    check();
    if (came == 0) return null;
    if (align == null) return new RealsenseFrames(config.device(), set);
    rs2_process_frame(align, set, error); // takes the frame over
    check();
    rs2_frame moved = new rs2_frame();
    int ready = rs2_try_wait_for_frame(aligned, millis, moved, error);
    check();
    return ready == 0 ? null : new RealsenseFrames(config.device(), moved);
  }

  private void check() throws IOException {
    RealsenseLibrary.check(error, config.device());
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    if (profile != null) {
      rs2_pipeline_stop(pipeline, error);
      rs2_delete_pipeline_profile(profile);
    }
    if (align != null) rs2_delete_processing_block(align);
    if (aligned != null) rs2_delete_frame_queue(aligned);
    rs2_delete_pipeline(pipeline);
    rs2_delete_context(context);
  }
}
