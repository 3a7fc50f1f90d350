package dev.sinew.drivers.camera.realsense;

import static org.bytedeco.librealsense2.global.realsense2.RS2_EXTENSION_DEPTH_SENSOR;
import static org.bytedeco.librealsense2.global.realsense2.RS2_OPTION_AUTO_EXPOSURE_PRIORITY;
import static org.bytedeco.librealsense2.global.realsense2.RS2_OPTION_GLOBAL_TIME_ENABLED;
import static org.bytedeco.librealsense2.global.realsense2.rs2_create_sensor;
import static org.bytedeco.librealsense2.global.realsense2.rs2_delete_sensor;
import static org.bytedeco.librealsense2.global.realsense2.rs2_delete_sensor_list;
import static org.bytedeco.librealsense2.global.realsense2.rs2_get_option;
import static org.bytedeco.librealsense2.global.realsense2.rs2_get_sensors_count;
import static org.bytedeco.librealsense2.global.realsense2.rs2_is_sensor_extendable_to;
import static org.bytedeco.librealsense2.global.realsense2.rs2_query_sensors;
import static org.bytedeco.librealsense2.global.realsense2.rs2_set_option;
import static org.bytedeco.librealsense2.global.realsense2.rs2_supports_option;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.bytedeco.librealsense2.rs2_device;
import org.bytedeco.librealsense2.rs2_error;
import org.bytedeco.librealsense2.rs2_options;
import org.bytedeco.librealsense2.rs2_sensor;
import org.bytedeco.librealsense2.rs2_sensor_list;

/// Locks a camera's settings and reads them back.
final class RealsenseOptions {

  private final String device;
  private final Map<RealsenseControl, Double> wanted;
  private final Map<String, String> facts;
  private final Set<RealsenseControl> held = EnumSet.noneOf(RealsenseControl.class);
  private final rs2_error error = new rs2_error();

  private RealsenseOptions(
      String device, Map<RealsenseControl, Double> wanted, Map<String, String> facts) {
    this.device = device;
    this.wanted = wanted;
    this.facts = facts;
  }

  /// Also asks for stamps on the host's clock, and for a rate that the dark does not lower.
  ///
  /// @param facts receives what is set
  /// @throws IOException in one line when the camera has no such setting, or takes another value
  static void lock(
      rs2_device camera,
      String device,
      Map<RealsenseControl, Double> wanted,
      Map<String, String> facts)
      throws IOException {
    RealsenseOptions options = new RealsenseOptions(device, wanted, facts);
    rs2_sensor_list sensors = rs2_query_sensors(camera, options.error);
    options.check();
    try {
      int count = rs2_get_sensors_count(sensors, options.error);
      for (int i = 0; i < count; i++) options.lock(sensors, i);
    } finally {
      rs2_delete_sensor_list(sensors);
    }
    for (RealsenseControl control : wanted.keySet())
      if (!options.held.contains(control))
        throw new IOException(device + ": " + control.key() + ": this camera has no such setting");
  }

  private void lock(rs2_sensor_list sensors, int i) throws IOException {
    rs2_sensor sensor = rs2_create_sensor(sensors, i, error);
    check();
    try {
      boolean depth = rs2_is_sensor_extendable_to(sensor, RS2_EXTENSION_DEPTH_SENSOR, error) != 0;
      rs2_options options = new rs2_options(sensor);
      if (has(options, RS2_OPTION_GLOBAL_TIME_ENABLED))
        set(options, RS2_OPTION_GLOBAL_TIME_ENABLED, 1);
      if (!depth && has(options, RS2_OPTION_AUTO_EXPOSURE_PRIORITY))
        set(options, RS2_OPTION_AUTO_EXPOSURE_PRIORITY, 0);
      for (RealsenseControl control : RealsenseControl.values())
        if (control.ofDepth() == depth && has(options, control.option())) hold(options, control);
    } finally {
      rs2_delete_sensor(sensor);
    }
  }

  private void hold(rs2_options options, RealsenseControl control) throws IOException {
    boolean automatic = has(options, control.automatic());
    Double value = wanted.get(control);
    if (value != null) {
      float counts = (float) (value * control.perUnit());
      if (automatic) set(options, control.automatic(), 0);
      set(options, control.option(), counts);
      float given = get(options, control.option());
      // Half a count: the camera's settings are whole numbers.
      if (!(Math.abs(given - counts) < 0.5))
        throw new IOException(
            "%s: %s: the camera makes %.4g of %.4g"
                .formatted(device, control.key(), given / control.perUnit(), value));
      held.add(control);
    }
    boolean free = automatic && get(options, control.automatic()) != 0;
    facts.put(
        control.key(),
        "%s%.4g, %slocked"
            .formatted(
                free ? "automatic, now " : "",
                get(options, control.option()) / control.perUnit(),
                value == null ? "not " : ""));
  }

  private boolean has(rs2_options options, int option) {
    return rs2_supports_option(options, option, error) != 0;
  }

  private void set(rs2_options options, int option, float value) throws IOException {
    rs2_set_option(options, option, value, error);
    check();
  }

  private float get(rs2_options options, int option) throws IOException {
    float value = rs2_get_option(options, option, error);
    check();
    return value;
  }

  private void check() throws IOException {
    RealsenseLibrary.check(error, device);
  }
}
