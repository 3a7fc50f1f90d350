package dev.sinew.drivers.ros.camera;

import dev.sinew.drivers.ros.message.Fields;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.util.Arrays;
import java.util.Map;

/// What a `sensor_msgs/CameraInfo` says.
///
/// @param matrix K, row by row
record Intrinsics(
    long width, long height, String frame, String model, double[] matrix, double[] distortion) {

  static Intrinsics of(Group message) {
    Fields info = new Fields(message);
    boolean ros1 = message.type().dialect() == Dialect.ROS1;
    return new Intrinsics(
        info.whole("width"),
        info.whole("height"),
        info.in("header").text("frame_id"),
        info.text("distortion_model"),
        info.doubles(ros1 ? "K" : "k"),
        info.doubles(ros1 ? "D" : "d"));
  }

  boolean isOf(int pictureWidth, int pictureHeight) {
    return width == pictureWidth && height == pictureHeight;
  }

  void tell(Map<String, String> facts) {
    facts.put("frame", frame);
    facts.put("distortion-model", model);
    facts.put("camera-matrix", Arrays.toString(matrix));
    facts.put("distortion", Arrays.toString(distortion));
  }
}
