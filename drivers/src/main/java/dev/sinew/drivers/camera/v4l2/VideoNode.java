package dev.sinew.drivers.camera.v4l2;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A video device as it was found.
///
/// @param node the numbered one, good for today only
/// @param stablePaths the links that always lead to this device, by name before by port
/// @param card the product's name; the node's where it could not be asked
/// @param bus port as the driver names it
/// @param usb empty for what is not on USB
/// @param modes what it offers
/// @param controls what can be set
/// @param holders programs that have it open
/// @param problem why it could not be asked, one line; empty when all is well
public record VideoNode(
    Path node,
    List<Path> stablePaths,
    String card,
    String bus,
    Optional<UsbDevice> usb,
    List<CaptureMode> modes,
    List<ControlRange> controls,
    List<String> holders,
    String problem) {}
