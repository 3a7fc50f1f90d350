package dev.sinew.teleop.device.evdev;

import java.nio.file.Path;

/// An input device of this machine, for people.
///
/// @param path one that stays with the device where there is one, else its node
/// @param name what it calls itself; empty where it cannot be asked
/// @param kind what it is good for
/// @param trouble why it cannot be used, one line; empty when it can
public record InputInfo(Path path, String name, InputKind kind, String trouble) {}
