package dev.sinew.drivers.servo;

import java.util.List;

/// A half-duplex bus of servos of one family. One thread at a time.
///
/// Every call tries again within its retry budget, and says in [#counters] what it cost. A servo
/// that reports a fault of its own has answered: that is no error of the bus.
public interface ServoBus extends AutoCloseable {

  /// "Feetech STS", "Dynamixel 2.0".
  String family();

  /// The type with that number; null when the family does not know it.
  ServoModel model(int number);

  /// Whether a servo answers to that id, once, without retry. Cold.
  ///
  /// @throws BusException when the line itself is gone
  boolean ping(int id) throws BusException;

  /// Every servo that answers, by id; broadcast where the family can, otherwise one by one. Cold,
  /// up to seconds.
  ///
  /// @throws BusException when the line is gone, or two servos answer to one id
  List<ServoIdentity> scan() throws BusException;

  /// @throws BusException naming the servo when it does not answer
  ServoIdentity identify(int id) throws BusException;

  /// @throws BusException naming servo and register
  /// @throws IllegalArgumentException when the family has no such register
  int read(int id, Register register) throws BusException;

  /// Writes and waits for the servo's word. A register of the EEPROM is written as it is asked:
  /// whoever calls compares before.
  ///
  /// @throws BusException naming servo, register and value, also when the servo refuses
  /// @throws IllegalArgumentException when the family has no such register
  void write(int id, Register register, int value) throws BusException;

  /// Reads what the servos measure, in one transaction where the family can. No allocation in
  /// steady state. Servos that did not answer within the retry budget are not fresh afterwards.
  ///
  /// @return how many answered
  /// @throws BusException when the line itself is gone
  int readPresent(ServoSamples out) throws BusException;

  /// Sends one goal position to each servo, in one packet where the family can; nobody answers. No
  /// allocation in steady state.
  ///
  /// @param ids servos
  /// @param counts goal of each
  /// @throws BusException when the line itself is gone
  void writeGoals(int[] ids, int[] counts) throws BusException;

  BusCounters counters();

  @Override
  void close();
}
