package dev.sinew.drivers.camera;

import java.io.IOException;

/// Opens a source, again after it was lost.
public interface SourceOpener {

  /// @throws IOException in one line when it is not there, or is not what is wanted
  FrameSource open() throws IOException;
}
