package dev.sinew.policies.codec;

import dev.sinew.runtime.StateWindow;
import java.util.Map;

/// Translates between the rows of a network and the rows of a command. Immutable.
///
/// Rows come one after the other in one array; arguments are never written to. A value that is not
/// finite makes every value that depends on it not finite: nothing is repaired, and nothing is
/// clipped unless a `clip` is declared.
public interface ActionCodec {

  /// Values of a row on the network's side.
  int networkWidth();

  /// Values of a row on the robot's side.
  int commandWidth();

  /// Whether [#encode] exists.
  boolean invertible();

  /// @param rows network rows, oldest first
  /// @param states streams of the observation that produced the chunk; their newest step counts
  /// @return as many command rows
  /// @throws dev.sinew.runtime.port.PolicyException when a stream is missing, or a value is no code
  ///     of a codebook
  double[] decode(double[] rows, Map<String, StateWindow> states);

  /// Network rows that [#decode] carries to the given command rows, as near as the network's units
  /// can say it.
  ///
  /// @param rows command rows, oldest first
  /// @param states streams of the observation that the network rows are to be relative to
  /// @throws UnsupportedOperationException when not [#invertible]
  double[] encode(double[] rows, Map<String, StateWindow> states);
}
