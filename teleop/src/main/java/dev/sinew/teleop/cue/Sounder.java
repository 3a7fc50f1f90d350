package dev.sinew.teleop.cue;

import java.io.IOException;

/// A way to make a cue heard. One thread.
@FunctionalInterface
interface Sounder {

  /// Returns when it was heard.
  ///
  /// @throws IOException in one line when that cannot be done here
  void sound(Cue cue) throws IOException;
}
