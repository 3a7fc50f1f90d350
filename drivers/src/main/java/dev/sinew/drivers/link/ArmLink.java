package dev.sinew.drivers.link;

import dev.sinew.runtime.RobotCondition;
import java.io.IOException;

/// The far end of a message link: an arm that is told positions.
public interface ArmLink extends AutoCloseable {

  /// Tells the arm where to be. Sender thread; may allocate and wait for the link.
  ///
  /// @param position one value per joint, in the joints' units; the caller's
  /// @param sequence counts commands from 1
  /// @throws IOException in one line; the next command is tried again
  void send(double[] position, long sequence) throws IOException;

  /// Makes the arm stay where it is, by the strongest means that the link has. Sender thread.
  ///
  /// @throws IOException in one line; it is tried again
  void stop() throws IOException;

  /// No command came for some time, 20 ms or less; called again while none comes. For links whose
  /// last command would otherwise go on having effect. Sender thread.
  ///
  /// @throws IOException in one line
  default void idle() throws IOException {}

  /// What the link and the arm's own words say about it; [RobotCondition#OPERATIONAL] says nothing
  /// about how old the last state is. Any thread; no allocation.
  RobotCondition condition();

  /// What is the matter with the link, one clause; empty when nothing is. Any thread.
  default String trouble() {
    return "";
  }

  @Override
  void close();
}
