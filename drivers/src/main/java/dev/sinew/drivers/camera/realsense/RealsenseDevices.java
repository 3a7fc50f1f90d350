package dev.sinew.drivers.camera.realsense;

import static org.bytedeco.librealsense2.global.realsense2.RS2_CAMERA_INFO_FIRMWARE_VERSION;
import static org.bytedeco.librealsense2.global.realsense2.RS2_CAMERA_INFO_NAME;
import static org.bytedeco.librealsense2.global.realsense2.RS2_CAMERA_INFO_PHYSICAL_PORT;
import static org.bytedeco.librealsense2.global.realsense2.RS2_CAMERA_INFO_SERIAL_NUMBER;
import static org.bytedeco.librealsense2.global.realsense2.RS2_CAMERA_INFO_USB_TYPE_DESCRIPTOR;
import static org.bytedeco.librealsense2.global.realsense2.rs2_create_device;
import static org.bytedeco.librealsense2.global.realsense2.rs2_delete_context;
import static org.bytedeco.librealsense2.global.realsense2.rs2_delete_device;
import static org.bytedeco.librealsense2.global.realsense2.rs2_delete_device_list;
import static org.bytedeco.librealsense2.global.realsense2.rs2_get_device_count;
import static org.bytedeco.librealsense2.global.realsense2.rs2_get_device_info;
import static org.bytedeco.librealsense2.global.realsense2.rs2_query_devices;
import static org.bytedeco.librealsense2.global.realsense2.rs2_supports_device_info;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.librealsense2.rs2_context;
import org.bytedeco.librealsense2.rs2_device;
import org.bytedeco.librealsense2.rs2_device_list;
import org.bytedeco.librealsense2.rs2_error;

/// Lists the RealSense cameras of this machine. Starts none and changes nothing.
public final class RealsenseDevices {

  private RealsenseDevices() {}

  /// Why there can be none here, one clause; empty when there may be some.
  public static String problem() {
    return RealsenseLibrary.problem();
  }

  /// @throws IOException in one line when the library is not there or fails
  public static List<RealsenseDevice> list() throws IOException {
    rs2_context context = RealsenseLibrary.context();
    try {
      return list(context);
    } finally {
      rs2_delete_context(context);
    }
  }

  static List<RealsenseDevice> list(rs2_context context) throws IOException {
    rs2_error error = new rs2_error();
    rs2_device_list devices = rs2_query_devices(context, error);
    RealsenseLibrary.check(error, "RealSense");
    try {
      List<RealsenseDevice> found = new ArrayList<>();
      int count = rs2_get_device_count(devices, error);
      for (int i = 0; i < count; i++) {
        rs2_device device = rs2_create_device(devices, i, error);
        RealsenseLibrary.check(error, "RealSense");
        found.add(of(device));
        rs2_delete_device(device);
      }
      return found;
    } finally {
      rs2_delete_device_list(devices);
    }
  }

  static RealsenseDevice of(rs2_device device) {
    return new RealsenseDevice(
        info(device, RS2_CAMERA_INFO_NAME),
        info(device, RS2_CAMERA_INFO_SERIAL_NUMBER),
        info(device, RS2_CAMERA_INFO_FIRMWARE_VERSION),
        info(device, RS2_CAMERA_INFO_USB_TYPE_DESCRIPTOR),
        info(device, RS2_CAMERA_INFO_PHYSICAL_PORT));
  }

  /// Empty where the camera does not say.
  private static String info(rs2_device device, int kind) {
    rs2_error error = new rs2_error();
    if (rs2_supports_device_info(device, kind, error) == 0) return "";
    return rs2_get_device_info(device, kind, error).getString().replaceAll("\\p{Cntrl}", "?");
  }
}
