package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.link.StateSlot;
import dev.sinew.drivers.servo.ServoModel;
import dev.sinew.drivers.servo.ServoSamples;
import java.util.List;

/// Readings of the servos into the joints' units. Bus thread; no allocation.
final class StateInlet {

  private final List<ArmJoint> joints;
  private final double[] unitPerVelocityCount;
  private final StateSlot slot;
  private final double[] position;
  private final double[] velocity;

  StateInlet(List<ArmJoint> joints, StateSlot slot) {
    this.joints = joints;
    this.slot = slot;
    position = new double[joints.size()];
    velocity = new double[joints.size()];
    unitPerVelocityCount = new double[joints.size()];
    for (int i = 0; i < position.length; i++) {
      ServoModel model = joints.get(i).model();
      double counts = model.velocityUnitRadPerS() * model.countsPerTurn() / (2 * Math.PI);
      unitPerVelocityCount[i] = counts * joints.get(i).scale().unitPerCount();
    }
  }

  /// @param samples in which every servo answered
  void publish(ServoSamples samples) {
    for (int i = 0; i < position.length; i++) {
      position[i] = joints.get(i).scale().value(samples.position(i));
      velocity[i] = samples.velocity(i) * unitPerVelocityCount[i];
    }
    slot.put(samples.stampNanos(), position, velocity);
  }
}
