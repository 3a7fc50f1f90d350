package dev.sinew.app.servo;

import dev.sinew.drivers.servo.BusCounters;
import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.ServoIdentity;
import dev.sinew.drivers.servo.ServoModel;
import dev.sinew.drivers.servo.ServoSamples;
import java.util.List;

/// A bus of which one servo tells otherwise: what no emulated servo can be made to do.
final class AlteredBus implements ServoBus {

  private final ServoBus bus;
  private final int id;
  private final int firmware;
  private final int decivolts;
  private final Runnable beforeReading;

  /// @param id of the odd one
  /// @param firmware that it tells
  /// @param decivolts that it tells
  AlteredBus(ServoBus bus, int id, int firmware, int decivolts) {
    this.bus = bus;
    this.id = id;
    this.firmware = firmware;
    this.decivolts = decivolts;
    beforeReading = () -> {};
  }

  /// @param beforeReading what happens to it whenever all are read
  AlteredBus(ServoBus bus, Runnable beforeReading) {
    this.bus = bus;
    id = -1;
    firmware = 0;
    decivolts = 0;
    this.beforeReading = beforeReading;
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
  public boolean ping(int servo) throws BusException {
    return bus.ping(servo);
  }

  @Override
  public List<ServoIdentity> scan() throws BusException {
    return bus.scan().stream().map(this::altered).toList();
  }

  @Override
  public ServoIdentity identify(int servo) throws BusException {
    return altered(bus.identify(servo));
  }

  private ServoIdentity altered(ServoIdentity servo) {
    return servo.id() == id ? new ServoIdentity(id, servo.model(), firmware) : servo;
  }

  @Override
  public int read(int servo, Register register) throws BusException {
    return bus.read(servo, register);
  }

  @Override
  public void write(int servo, Register register, int value) throws BusException {
    bus.write(servo, register, value);
  }

  @Override
  public int readPresent(ServoSamples out) throws BusException {
    beforeReading.run();
    int answered = bus.readPresent(out);
    for (int i = 0; i < out.size(); i++)
      if (out.id(i) == id)
        out.set(i, out.position(i), 0, 0, 0, decivolts, out.celsius(i), out.faults(i));
    return answered;
  }

  @Override
  public void writeGoals(int[] ids, int[] counts) throws BusException {
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
