package dev.sinew.drivers.servo.fake;

import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.register.Field;
import dev.sinew.drivers.servo.register.RegisterTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Servos that are nothing but memory, answering one request at a time.
public abstract class FakeServos {

  protected final RegisterTable registers;
  protected final Map<Integer, byte[]> memories = new TreeMap<>();

  protected FakeServos(RegisterTable registers) {
    this.registers = registers;
  }

  /// The answers to one request, one after the other.
  public abstract List<byte[]> answer(byte[] request);

  /// The bytes that only the servo with that id would send.
  public abstract byte[] status(int id, byte... data);

  public void add(int id, int model, int firmware) {
    memories.put(id, new byte[registers.end()]);
    put(id, Register.ID, id);
    put(id, Register.MODEL, model);
    put(id, Register.FIRMWARE, firmware);
  }

  public void remove(int id) {
    memories.remove(id);
  }

  public void put(int id, Register register, int value) {
    Field field = registers.field(register);
    field.write(memories.get(id), field.address(), value);
  }

  public int get(int id, Register register) {
    Field field = registers.field(register);
    return field.read(memories.get(id), field.address());
  }

  protected List<byte[]> none() {
    return new ArrayList<>();
  }

  /// Long values lie beyond the table's last register too.
  protected void store(int id, int address, byte[] data) {
    System.arraycopy(data, 0, memories.get(id), address, data.length);
  }

  protected byte[] load(int id, int address, int count) {
    byte[] data = new byte[count];
    System.arraycopy(memories.get(id), address, data, 0, count);
    return data;
  }
}
