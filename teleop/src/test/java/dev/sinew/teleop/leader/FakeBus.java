package dev.sinew.teleop.leader;

import dev.sinew.drivers.servo.BusCounters;
import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.ServoIdentity;
import dev.sinew.drivers.servo.ServoModel;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.drivers.servo.family.BusFamily;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Servos 1 to 6 that are where a test puts them.
final class FakeBus implements ServoBus {

  final int[] counts = {0, 2048, 2048, 2048, 2048, 2048, 2048};
  final int[] goals = new int[7];
  final int[] models = new int[7];
  final int[] faults = new int[7];
  final boolean[] silent = new boolean[7];
  final Map<String, Integer> registers = new HashMap<>();
  final List<String> written = new ArrayList<>();
  long now;
  boolean gone;
  boolean closed;
  boolean logs = true;

  FakeBus(BusFamily family, String model) {
    java.util.Arrays.fill(models, family.models().named(model).number());
    this.family = family;
  }

  private final BusFamily family;

  @Override
  public String family() {
    return family.word();
  }

  @Override
  public ServoModel model(int number) {
    return family.models().all().stream()
        .filter(m -> m.number() == number)
        .findFirst()
        .orElse(null);
  }

  @Override
  public boolean ping(int id) {
    return !silent[id];
  }

  @Override
  public List<ServoIdentity> scan() {
    return List.of();
  }

  @Override
  public ServoIdentity identify(int id) throws BusException {
    check(id);
    return new ServoIdentity(id, models[id], 310);
  }

  @Override
  public int read(int id, Register register) throws BusException {
    check(id);
    return registers.getOrDefault(id + " " + register, 0);
  }

  @Override
  public void write(int id, Register register, int value) throws BusException {
    check(id);
    if (family.registers().isEeprom(register)) throw new AssertionError("EEPROM: " + register);
    registers.put(id + " " + register, value);
    written.add(id + " " + register + " " + value);
    if (register == Register.GOAL_POSITION) goals[id] = value;
  }

  @Override
  public int readPresent(ServoSamples out) throws BusException {
    if (gone) throw new BusException(BusException.WHOLE_BUS, "/dev/leader: unplugged");
    out.begin();
    out.stamp(now);
    int answered = 0;
    for (int i = 0; i < out.size(); i++) {
      int id = out.id(i);
      if (silent[id]) continue;
      out.set(i, counts[id], 0, 0, 0, 74, 30, faults[id]);
      answered++;
    }
    return answered;
  }

  @Override
  public void writeGoals(int[] ids, int[] counts) throws BusException {
    if (gone) throw new BusException(BusException.WHOLE_BUS, "/dev/leader: unplugged");
    for (int i = 0; i < ids.length; i++) {
      goals[ids[i]] = counts[i];
      if (logs) written.add(ids[i] + " goal " + counts[i]);
    }
  }

  boolean isStiff(int id) {
    return registers.getOrDefault(id + " " + Register.TORQUE_ENABLE, 1) == 1;
  }

  private void check(int id) throws BusException {
    if (gone) throw new BusException(BusException.WHOLE_BUS, "/dev/leader: unplugged");
    if (silent[id]) throw new BusException(id, "does not answer");
  }

  @Override
  public BusCounters counters() {
    return new BusCounters();
  }

  @Override
  public void close() {
    closed = true;
  }
}
