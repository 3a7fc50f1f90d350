package dev.sinew.teleop.device.spacemouse;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.teleop.device.control.Attachment;
import dev.sinew.teleop.twist.TwistDevice;
import dev.sinew.teleop.twist.TwistSchema;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;

/// Mice of six axes by the sections of a deployment.
public final class SpaceMouses {

  /// `SOCK_NAME` of spacenavd.
  private static final String SOCKET = "/var/run/spnav.sock";

  private final HidMice mice;
  private final Executor background;

  SpaceMouses(HidMice mice, Executor background) {
    this.mice = mice;
    this.background = background;
  }

  /// Those of this machine.
  public static SpaceMouses attached() {
    return new SpaceMouses(new HidapiMice(), Attachment.threads());
  }

  /// The mice that are plugged in.
  ///
  /// @throws IOException in one line when HID cannot be asked here
  public List<MouseInfo> list() throws IOException {
    return mice.list();
  }

  /// Checks the keys of a mouse that is reached through HID. Opens nothing.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when one is wrong
  public static void check(ConfigSection section) {
    config(section, "spacemouse.schema.json");
  }

  /// Checks the keys of a mouse that is reached through spacenavd. Opens nothing.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when one is wrong
  public static void checkDaemon(ConfigSection section) {
    config(section, "spacenavd.schema.json");
  }

  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong, or there is no such
  ///     mouse
  public TwistDevice open(ConfigSection section, Clock clock) {
    CapConfig config = config(section, "spacemouse.schema.json");
    MouseChoice choice = MouseChoice.read(section);
    Attachment.Opening<HidLink> opening = () -> choice.open(mice);
    return new SpaceMouse(
        config,
        new Attachment<>(first(section, opening, "product"), opening, background, clock),
        clock);
  }

  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong, or no daemon listens
  public TwistDevice openDaemon(ConfigSection section, Clock clock) {
    CapConfig config = config(section, "spacenavd.schema.json");
    String socket = section.text("socket", SOCKET);
    Attachment.Opening<SocketChannel> opening = () -> DaemonSocket.connect(Path.of(socket));
    return new Daemon(
        config,
        new Attachment<>(first(section, opening, "socket"), opening, background, clock),
        socket,
        clock);
  }

  private static CapConfig config(ConfigSection section, String schema) {
    section.validate(TwistSchema.of(SpaceMouses.class.getResourceAsStream(schema)));
    return CapConfig.read(section);
  }

  private static <D> D first(ConfigSection section, Attachment.Opening<D> opening, String key) {
    try {
      return opening.open();
    } catch (IOException e) {
      throw section.problem(key, e.getMessage());
    }
  }
}
