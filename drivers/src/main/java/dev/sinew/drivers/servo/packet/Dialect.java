package dev.sinew.drivers.servo.packet;

import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.drivers.servo.register.Field;
import dev.sinew.drivers.servo.register.RegisterTable;

/// How one servo family asks and answers. The requests are put together in [#request] and finished;
/// the accessors speak of the packet that [#answers] stands at. One thread; no allocation.
public interface Dialect {

  /// Nothing was refused; [#refusal].
  int ACCEPTED = 0;

  PacketBuilder request();

  PacketParser answers();

  RegisterTable registers();

  int maxId();

  /// To which all servos listen.
  int broadcastId();

  /// Whether all servos answer to a ping of [#broadcastId].
  boolean hasBroadcastPing();

  void ping(int id);

  /// Bytes of data in the answer to a ping.
  int pingDataBytes();

  void read(int id, int address, int count);

  void write(int id, Field field, int value);

  /// Several servos answer in this order, each as to a read of its own.
  void syncRead(ServoSamples servos, int address, int bytes);

  /// Several servos take a goal each; nobody answers. A goal that the register cannot hold is sent
  /// as the nearest that it can.
  void syncWriteGoals(int[] ids, int[] counts);

  /// Bytes of an answer with so much data.
  int answerBytes(int dataBytes);

  /// As [#answerBytes], at worst.
  int longestAnswerBytes(int dataBytes);

  /// Whether the packet is a servo's.
  boolean isAnswer();

  /// First parameter of the packet that is data.
  int dataAt();

  /// The answer's own word on the servo that gave it.
  int error();

  /// First address of what a servo measures.
  int presentAddress();

  /// Bytes of what a servo measures.
  int presentBytes();

  /// Takes over what servo `i` measures.
  ///
  /// @param at parameter of the answer at which it begins
  /// @param error the servo's word of it
  void sample(ServoSamples out, int i, int at, int error);

  /// Why the servo did not do what was asked; [#ACCEPTED] when it did.
  int refusal();

  /// Whether the servo would take the same request if it came to it in one piece.
  boolean isDamagedRequest(int refusal);

  /// One clause for people, after "id 3 ".
  String text(int refusal);
}
