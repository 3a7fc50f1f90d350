package dev.sinew.teleop.device.evdev;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The input devices of a machine.
public final class InputDevices {

  private final InputTree tree;
  private final InputFiles files;

  InputDevices(InputTree tree, InputFiles files) {
    this.tree = tree;
    this.files = files;
  }

  /// Those of this machine.
  public static InputDevices linux() {
    return new InputDevices(InputTree.LINUX, LinuxInputFile::open);
  }

  /// Every input device, with what stands against its use. Nothing is changed about them.
  public List<InputInfo> list() {
    return tree.nodes().stream().map(this::info).toList();
  }

  /// @throws IOException in one line when it is not there, or may not be read
  InputFile open(Path path) throws IOException {
    return files.open(path);
  }

  private InputInfo info(Path node) {
    Path path = tree.stable(node).orElse(node);
    try (InputFile file = files.open(node)) {
      InputKind kind =
          InputKind.of(Evdev.codes(file, Evdev.EV_KEY), Evdev.codes(file, Evdev.EV_ABS));
      return new InputInfo(path, Evdev.name(file), kind, "");
    } catch (IOException e) {
      return new InputInfo(path, "", InputKind.OTHER, e.getMessage());
    }
  }
}
