package dev.sinew.policies.lerobot;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A tensor that graphs of an export take or make.
///
/// @param type as the bundle names it
/// @param source the LeRobot feature whose value it is, behind the preprocessor; empty for what a
///     graph makes
record ExportedTensor(
    JsonSection at, String name, long[] shape, String type, Optional<String> source) {

  private static final List<String> TYPES =
      List.of("float32", "float16", "int64", "int32", "uint8", "bool");

  static ExportedTensor read(String name, JsonSection json) {
    json.only("shape", "type", "source");
    String type = json.text("type");
    if (!TYPES.contains(type)) throw json.problem("type", "'" + type + "' is none of " + TYPES);
    return new ExportedTensor(
        json,
        name,
        json.integers("shape"),
        type,
        json.has("source") ? Optional.of(json.text("source")) : Optional.empty());
  }

  /// Checks the shape against all those that would do.
  ///
  /// @return which one it is
  int mustBe(String why, long[]... allowed) {
    for (int i = 0; i < allowed.length; i++) if (Arrays.equals(shape, allowed[i])) return i;
    throw at.problem(
        "shape",
        Arrays.toString(shape)
            + " must be "
            + String.join(" or ", Arrays.stream(allowed).map(Arrays::toString).distinct().toList())
            + ": "
            + why);
  }
}
