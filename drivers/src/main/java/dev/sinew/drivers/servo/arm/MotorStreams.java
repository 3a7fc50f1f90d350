package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.sync.StateRing;
import dev.sinew.runtime.sync.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the servos of an arm measure besides positions, as streams with a value per joint:
///
/// - `motor-temperature`, degC,
/// - `motor-voltage`, V,
/// - `motor-load`: magnitude, as a fraction of full duty,
/// - `motor-current`: magnitude, A; of a servo that does not measure it 0. Only where one does.
///
/// Of a joint with two servos the worse: hotter, lower voltage, higher load and current.
/// Magnitudes, as a bound on a stream is one on its largest component. Bus thread; no allocation.
final class MotorStreams {

  private final StateRing temperatures;
  private final StateRing voltages;
  private final StateRing loads;
  private final StateRing currents;
  private final int[] owners;
  private final double[] amperes;
  private final double[] temperature;
  private final double[] voltage;
  private final double[] load;
  private final double[] current;

  MotorStreams(ArmSection arm, Streams streams) {
    int dof = arm.joints().size();
    owners = arm.owners();
    amperes = Arrays.stream(arm.ids()).mapToDouble(id -> unit(arm, id)).toArray();
    temperature = new double[dof];
    voltage = new double[dof];
    load = new double[dof];
    current = new double[dof];
    temperatures = streams.ring(arm.prefix() + "motor-temperature");
    voltages = streams.ring(arm.prefix() + "motor-voltage");
    loads = streams.ring(arm.prefix() + "motor-load");
    currents = hasCurrent(arm) ? streams.ring(arm.prefix() + "motor-current") : null;
  }

  static List<StreamSpec> specs(ArmSection arm) {
    int dof = arm.joints().size();
    List<StreamSpec> specs = new ArrayList<>();
    specs.add(new StreamSpec(arm.prefix() + "motor-temperature", dof, Unit.CELSIUS));
    specs.add(new StreamSpec(arm.prefix() + "motor-voltage", dof, Unit.VOLT));
    specs.add(new StreamSpec(arm.prefix() + "motor-load", dof, Unit.ONE));
    if (hasCurrent(arm))
      specs.add(new StreamSpec(arm.prefix() + "motor-current", dof, Unit.AMPERE));
    return specs;
  }

  private static boolean hasCurrent(ArmSection arm) {
    return Arrays.stream(arm.ids()).anyMatch(id -> unit(arm, id) > 0);
  }

  private static double unit(ArmSection arm, int id) {
    return arm.joint(id).model().currentUnitA();
  }

  /// @param samples in which every servo answered
  void publish(ServoSamples samples) {
    Arrays.fill(temperature, Double.NEGATIVE_INFINITY);
    Arrays.fill(voltage, Double.POSITIVE_INFINITY);
    Arrays.fill(load, 0);
    Arrays.fill(current, 0);
    for (int i = 0; i < owners.length; i++) {
      int joint = owners[i];
      temperature[joint] = Math.max(temperature[joint], samples.celsius(i));
      voltage[joint] = Math.min(voltage[joint], samples.decivolts(i) / 10.0);
      load[joint] = Math.max(load[joint], Math.abs(samples.load(i)) / 1000.0);
      current[joint] = Math.max(current[joint], Math.abs(samples.current(i)) * amperes[i]);
    }
    long stamp = samples.stampNanos();
    temperatures.publish(stamp, temperature);
    voltages.publish(stamp, voltage);
    loads.publish(stamp, load);
    if (currents != null) currents.publish(stamp, current);
  }
}
