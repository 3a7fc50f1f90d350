package dev.sinew.drivers.ros.dds;

/// Names of ROS 2 as they are in DDS
/// (<https://design.ros2.org/articles/topic_and_service_names.html> and `mapping_dds_types`): topic
/// `/a/b` is `rt/a/b`, type `pkg/msg/T` is `pkg::msg::dds_::T_`.
final class DdsNames {

  private static final String TOPIC_PREFIX = "rt";
  private static final String TYPE_MIDDLE = "::msg::dds_::";

  private DdsNames() {}

  static String topic(String ros) {
    return TOPIC_PREFIX + ros;
  }

  static String type(String ros) {
    return ros.replace("/msg/", "/").replace("/", TYPE_MIDDLE) + "_";
  }
}
