package dev.sinew.runtime.loop;

import dev.sinew.runtime.Frame;

/// Who reads the frames that a camera captures.
public interface FrameTap {

  /// Nobody.
  FrameTap NONE = frame -> {};

  /// Camera thread; may not block.
  void captured(Frame frame);
}
