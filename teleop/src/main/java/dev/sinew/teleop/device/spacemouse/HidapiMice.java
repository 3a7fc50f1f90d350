package dev.sinew.teleop.device.spacemouse;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hid4java.HidDevice;
import org.hid4java.HidException;
import org.hid4java.HidServices;
import org.hid4java.HidServicesSpecification;

/// HID through hidapi. Linux, macOS, Windows. A reading copies its report, and so allocates.
final class HidapiMice implements HidMice {

  @Override
  public List<MouseInfo> list() throws IOException {
    Set<String> paths = new HashSet<>();
    return devices().stream()
        .flatMap(device -> info(device).stream())
        .filter(info -> paths.add(info.path())) // one path may have several collections
        .toList();
  }

  @Override
  public HidLink open(MouseInfo mouse) throws IOException {
    HidDevice device =
        devices().stream()
            .filter(other -> other.getPath().equals(mouse.path()))
            .findFirst()
            .orElseThrow(() -> new IOException(mouse.name() + " was unplugged"));
    if (!device.open()) throw new IOException(refused(mouse));
    device.setNonBlocking(true);
    return new Link(device, mouse.name());
  }

  private static Optional<MouseInfo> info(HidDevice device) {
    int vendor = device.getVendorId() & 0xffff;
    int product = device.getProductId() & 0xffff;
    int page = device.getUsagePage() & 0xffff;
    String serial = device.getSerialNumber() == null ? "" : device.getSerialNumber().strip();
    return MouseModel.name(vendor, product, page, device.getUsage() & 0xffff)
        .map(name -> new MouseInfo(name, MouseModel.id(vendor, product), serial, device.getPath()));
  }

  private static List<HidDevice> devices() throws IOException {
    HidServicesSpecification quiet = new HidServicesSpecification();
    quiet.setAutoStart(false);
    quiet.setAutoShutdown(false);
    quiet.setAutoDataRead(false);
    try {
      return new HidServices(quiet).getAttachedHidDevices();
    } catch (HidException | LinkageError e) {
      throw new IOException("HID devices cannot be asked on this machine: " + e.getMessage(), e);
    }
  }

  private static String refused(MouseInfo mouse) {
    return "%s (%s) may not be opened, or another program has it; on Linux let your user: echo "
            .formatted(mouse.name(), mouse.path())
        + "'KERNEL==\"hidraw*\", ATTRS{idVendor}==\"%s\", TAG+=\"uaccess\"'"
            .formatted(mouse.product().substring(0, 4))
        + " | sudo tee /etc/udev/rules.d/70-spacemouse.rules, then plug it in anew";
  }

  private record Link(HidDevice device, String name) implements HidLink {

    @Override
    public int read(byte[] into) {
      return device.read(into, 0);
    }

    @Override
    public void close() {
      device.close();
    }
  }
}
