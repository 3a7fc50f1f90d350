package dev.sinew.drivers.sim.arm;

import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.StreamSpec;
import java.nio.ByteBuffer;

/// What the device sends every period, after the head, laid out for one configuration. Absolute
/// access only; no allocation.
final class StatePacket {

  private static final RobotCondition[] CONDITIONS = RobotCondition.values();

  private static final int CONDITION = ArmPacket.HEAD;
  private static final int DOF = CONDITION + 4;
  private static final int SENSORS = CONDITION + 8;
  private static final int REQUESTS = CONDITION + 12;
  private static final int POSITIONS = CONDITION + 16;

  private final int dof;
  private final int sensors;
  private final int size;

  StatePacket(ArmConfig config) {
    dof = config.robot().dof();
    sensors = config.sensors().stream().mapToInt(SensorKind::bit).sum();
    int values = config.streams().stream().mapToInt(StreamSpec::width).sum();
    size = POSITIONS + 16 * dof + 8 * values;
  }

  int size() {
    return size;
  }

  /// @param requests number of the last request that was carried out
  void put(ByteBuffer out, VirtualArm arm, int requests) {
    out.putInt(CONDITION, arm.condition().ordinal());
    out.putInt(DOF, dof);
    out.putInt(SENSORS, sensors);
    out.putInt(REQUESTS, requests);
    for (int i = 0; i < dof; i++) {
      out.putDouble(POSITIONS + 8 * i, arm.position(i));
      out.putDouble(POSITIONS + 8 * (dof + i), arm.velocity(i));
    }
    int at = POSITIONS + 16 * dof;
    double[][] samples = arm.samples();
    for (int s = 0; s < samples.length; s++) {
      for (int k = 0; k < samples[s].length; k++, at += 8) out.putDouble(at, samples[s][k]);
    }
  }

  /// Whether it is a state of an arm with this configuration and says nothing impossible.
  boolean isSound(ByteBuffer packet) {
    if (packet.limit() != size || !ArmPacket.isOurs(packet)) return false;
    int condition = packet.getInt(CONDITION);
    if (ArmPacket.kind(packet) != ArmPacket.STATE
        || condition < 0
        || condition >= CONDITIONS.length
        || packet.getInt(DOF) != dof
        || packet.getInt(SENSORS) != sensors) return false;
    for (int at = POSITIONS; at < size; at += 8) {
      if (!Double.isFinite(packet.getDouble(at))) return false;
    }
    return true;
  }

  RobotCondition condition(ByteBuffer packet) {
    return CONDITIONS[packet.getInt(CONDITION)];
  }

  int requests(ByteBuffer packet) {
    return packet.getInt(REQUESTS);
  }

  double position(ByteBuffer packet, int i) {
    return packet.getDouble(POSITIONS + 8 * i);
  }

  double velocity(ByteBuffer packet, int i) {
    return packet.getDouble(POSITIONS + 8 * (dof + i));
  }

  /// @param samples receives one array per sensor
  void samples(ByteBuffer packet, double[][] samples) {
    int at = POSITIONS + 16 * dof;
    for (int s = 0; s < samples.length; s++) {
      for (int k = 0; k < samples[s].length; k++, at += 8) samples[s][k] = packet.getDouble(at);
    }
  }
}
