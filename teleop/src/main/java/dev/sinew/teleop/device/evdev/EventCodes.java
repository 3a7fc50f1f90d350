package dev.sinew.teleop.device.evdev;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Names of keys, buttons (`KEY_A`, `BTN_SOUTH`) and axes (`ABS_X`), as Linux gives them and
/// `evtest` prints them. A code without a name of its own is said by its number.
///
/// Source: the kernel's `include/uapi/linux/input-event-codes.h`.
final class EventCodes {

  /// Keys and buttons are below it (`KEY_CNT`).
  static final int KEYS = 0x300;

  /// Axes are below it (`ABS_CNT`).
  static final int AXES = 0x40;

  private static final Map<String, Integer> NUMBERS = load();

  private EventCodes() {}

  /// @param name `KEY_...`, `BTN_...` or a number
  static Optional<Integer> key(String name) {
    return number(name, name.startsWith("KEY_") || name.startsWith("BTN_"), KEYS);
  }

  /// @param name `ABS_...` or a number
  static Optional<Integer> axis(String name) {
    return number(name, name.startsWith("ABS_"), AXES);
  }

  /// For messages.
  static String axisName(int code) {
    return name(code, name -> name.startsWith("ABS_"));
  }

  /// For messages.
  static String keyName(int code) {
    return name(code, name -> !name.startsWith("ABS_"));
  }

  private static String name(int code, Predicate<String> kind) {
    return NUMBERS.entrySet().stream()
        .filter(e -> e.getValue() == code && kind.test(e.getKey()))
        .map(Map.Entry::getKey)
        .min(Comparator.naturalOrder())
        .orElse(Integer.toString(code));
  }

  private static Optional<Integer> number(String name, boolean named, int count) {
    if (named) return Optional.ofNullable(NUMBERS.get(name));
    if (!name.matches("\\d{1,4}")) return Optional.empty();
    return Optional.of(Integer.parseInt(name)).filter(number -> number < count);
  }

  private static Map<String, Integer> load() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                EventCodes.class.getResourceAsStream("event-codes.txt"), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .collect(Collectors.toUnmodifiableMap(p -> p[0], p -> Integer.parseInt(p[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
