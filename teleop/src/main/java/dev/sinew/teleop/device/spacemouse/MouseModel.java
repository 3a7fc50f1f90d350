package dev.sinew.teleop.device.spacemouse;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Mice of six axes by USB vendor and product.
///
/// Source: PySpaceMouse, `devices.toml`.
enum MouseModel {
  SPACE_PILOT(0x046d, 0xc625, "SpacePilot"),
  SPACE_NAVIGATOR(0x046d, 0xc626, "SpaceNavigator"),
  SPACE_EXPLORER(0x046d, 0xc627, "SpaceExplorer"),
  SPACE_PILOT_PRO(0x046d, 0xc629, "SpacePilot Pro"),
  SPACE_MOUSE_PRO(0x046d, 0xc62b, "SpaceMouse Pro"),
  WIRELESS(0x256f, 0xc62e, "SpaceMouse Wireless"),
  PRO_WIRELESS(0x256f, 0xc632, "SpaceMouse Pro Wireless"),
  ENTERPRISE(0x256f, 0xc633, "SpaceMouse Enterprise"),
  COMPACT(0x256f, 0xc635, "SpaceMouse Compact"),
  PRO_WIRELESS_BLUETOOTH(0x256f, 0xc638, "SpaceMouse Pro Wireless (Bluetooth)"),
  WIRELESS_NEW(0x256f, 0xc63a, "SpaceMouse Wireless"),
  USB(0x256f, 0xc641, "SpaceMouse"),
  RECEIVER(0x256f, 0xc652, "3Dconnexion Universal Receiver");

  private static final int VENDOR = 0x256f;
  private static final int GENERIC_DESKTOP = 0x01;
  private static final int MULTI_AXIS_CONTROLLER = 0x08;

  private final int vendor;
  private final int product;
  private final String text;

  MouseModel(int vendor, int product, String text) {
    this.vendor = vendor;
    this.product = product;
    this.text = text;
  }

  /// What it is called, for people; empty when it is no mouse of six axes. A model that is not in
  /// the list is known by its maker and its HID usage.
  static Optional<String> name(int vendor, int product, int usagePage, int usage) {
    Optional<String> known =
        Arrays.stream(values())
            .filter(model -> model.vendor == vendor && model.product == product)
            .map(model -> model.text)
            .findFirst();
    boolean alike =
        vendor == VENDOR && usagePage == GENERIC_DESKTOP && usage == MULTI_AXIS_CONTROLLER;
    return known.isEmpty() && alike ? Optional.of("3Dconnexion mouse") : known;
  }

  /// As it stands in a deployment: `256f:c635`.
  static String id(int vendor, int product) {
    return "%04x:%04x".formatted(vendor, product).toLowerCase(Locale.ROOT);
  }
}
