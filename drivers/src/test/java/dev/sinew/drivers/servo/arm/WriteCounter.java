package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.servo.BusCounters;
import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.ServoIdentity;
import dev.sinew.drivers.servo.ServoModel;
import dev.sinew.drivers.servo.ServoSamples;
import java.util.List;

/// A bus that counts what is written to registers.
final class WriteCounter implements ServoBus {

  private final ServoBus bus;
  private int writes;

  WriteCounter(ServoBus bus) {
    this.bus = bus;
  }

  int writes() {
    return writes;
  }

  @Override
  public String family() {
    return bus.family();
  }

  @Override
  public ServoModel model(int number) {
    return bus.model(number);
  }

  @Override
  public boolean ping(int id) throws BusException {
    return bus.ping(id);
  }

  @Override
  public List<ServoIdentity> scan() throws BusException {
    return bus.scan();
  }

  @Override
  public ServoIdentity identify(int id) throws BusException {
    return bus.identify(id);
  }

  @Override
  public int read(int id, Register register) throws BusException {
    return bus.read(id, register);
  }

  @Override
  public void write(int id, Register register, int value) throws BusException {
    writes++;
    bus.write(id, register, value);
  }

  @Override
  public int readPresent(ServoSamples out) throws BusException {
    return bus.readPresent(out);
  }

  @Override
  public void writeGoals(int[] ids, int[] counts) throws BusException {
    writes++;
    bus.writeGoals(ids, counts);
  }

  @Override
  public BusCounters counters() {
    return bus.counters();
  }

  @Override
  public void close() {
    bus.close();
  }
}
