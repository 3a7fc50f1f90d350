package dev.sinew.app.episode;

import dev.sinew.runtime.port.TeleopEvent;
import java.util.Map;

/// An operator, as an episode sees one. Caller's thread.
public interface OperatorPart extends AutoCloseable {

  /// Why the operator may not take the arm now, one line with what would help; empty when nothing
  /// stands against it.
  String objection();

  /// What the operator said since the last call, null when nothing. A stop has been passed on
  /// already, and so has who has the arm.
  TeleopEvent poll();

  /// The operator has the joints that the session grants at the start.
  void begin();

  /// The operator has none any more.
  void end();

  /// What is the matter with the device, one clause; empty when nothing is.
  String trouble();

  /// How the device did, for the report and the record; one entry a word.
  Map<String, String> words();

  @Override
  void close();
}
