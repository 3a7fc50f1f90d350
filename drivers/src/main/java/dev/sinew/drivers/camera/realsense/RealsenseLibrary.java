package dev.sinew.drivers.camera.realsense;

import static org.bytedeco.librealsense2.global.realsense2.RS2_API_VERSION;
import static org.bytedeco.librealsense2.global.realsense2.rs2_create_context;
import static org.bytedeco.librealsense2.global.realsense2.rs2_free_error;
import static org.bytedeco.librealsense2.global.realsense2.rs2_get_error_message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.librealsense2.global.realsense2;
import org.bytedeco.librealsense2.rs2_context;
import org.bytedeco.librealsense2.rs2_error;

/// The native library, loaded when first needed.
final class RealsenseLibrary {

  /// Without both, librealsense 2.53 on Linux crashes the process when it is initialized: it goes
  /// on with a USB library that could not start.
  private static final Path USB_NODES = Path.of("/dev/bus/usb");

  private static final Path USB_DEVICES = Path.of("/sys/bus/usb/devices");

  private RealsenseLibrary() {}

  /// Why no RealSense camera can be used here, one clause; empty when they can.
  static String problem() {
    if (isLinux() && !(Files.isDirectory(USB_NODES) && Files.isDirectory(USB_DEVICES)))
      return "this machine has no USB bus (" + USB_NODES + ", " + USB_DEVICES + ")";
    try {
      Loader.load(realsense2.class);
      return "";
    } catch (LinkageError e) {
      return "the native library of librealsense2 is not there; build with the Maven profile"
          + " 'realsense'";
    }
  }

  /// Of the whole process's devices; deleted by the caller.
  ///
  /// @throws IOException in one line when the library is not there or finds no USB
  static rs2_context context() throws IOException {
    String problem = problem();
    if (!problem.isEmpty()) throw new IOException("RealSense: " + problem);
    rs2_error error = new rs2_error();
    rs2_context context = rs2_create_context(RS2_API_VERSION, error);
    check(error, "RealSense");
    return context;
  }

  /// @param error as a call left it
  /// @throws IOException in one line when the call failed
  static void check(rs2_error error, String device) throws IOException {
    if (error.isNull()) return;
    String message = rs2_get_error_message(error).getString().replaceAll("\\p{Cntrl}", " ");
    rs2_free_error(error);
    error.setNull();
    throw new IOException(device + ": " + message);
  }

  private static boolean isLinux() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
  }
}
