package dev.sinew.drivers.mqtt.arm;

/// The topics of one arm.
record Topics(String prefix) {

  String state() {
    return prefix + "/state";
  }

  String sensor(String name) {
    return prefix + "/sensor/" + name;
  }

  String condition() {
    return prefix + "/condition";
  }

  String connection() {
    return prefix + "/connection";
  }

  String command() {
    return prefix + "/command";
  }

  String halt() {
    return prefix + "/halt";
  }

  String driver() {
    return prefix + "/driver";
  }

  String place() {
    return prefix + "/place";
  }

  String placed() {
    return prefix + "/placed";
  }
}
