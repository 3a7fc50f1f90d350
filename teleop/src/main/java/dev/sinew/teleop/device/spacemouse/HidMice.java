package dev.sinew.teleop.device.spacemouse;

import java.io.IOException;
import java.util.List;

/// The mice of six axes that HID shows.
interface HidMice {

  /// @throws IOException in one line when HID cannot be asked here
  List<MouseInfo> list() throws IOException;

  /// @throws IOException in one line when it may not be used
  HidLink open(MouseInfo mouse) throws IOException;
}
