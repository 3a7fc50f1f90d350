package dev.sinew.policies.codec;

import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.NearestKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// An entry of the `codec` list: its section, checked against its schema, and what reaches it.
///
/// @param width values of the rows that reach the link from the network's side
/// @param inputs streams that the policy observes
record Link(ConfigSection section, int width, List<StreamSpec> inputs) {

  /// A map in place of the columns that begin at key `column`.
  ActionCodec block(RowMap map) {
    return new Block(width, column(map.networkWidth()), map);
  }

  /// Key `column`: the first of `size` columns.
  int column(int size) {
    int column = section.integer("column");
    if (column + size > width) {
      throw section.problem(
          "column",
          "values %d to %d of rows that are %d wide".formatted(column, column + size - 1, width));
    }
    return column;
  }

  /// A list of different columns.
  int[] columns(String key) {
    return indices(key, width, "rows that are " + width + " wide");
  }

  /// Keys `stream` and `state-columns`, the latter the same as the action's where it is left out.
  StateColumns state(int[] columns) {
    StreamSpec stream = stream();
    String place = "stream '" + stream.name() + "', which is " + stream.width() + " wide";
    int[] values =
        section.has("state-columns")
            ? indices("state-columns", stream.width(), place)
            : inside("columns", columns, stream.width(), place);
    if (values.length != columns.length) {
      throw section.problem(
          "state-columns", values.length + " values for " + columns.length + " columns");
    }
    return new StateColumns(stream.name(), values);
  }

  /// Keys `stream` and `state-column`: `size` values that begin there.
  StateColumns state(int size) {
    StreamSpec stream = stream();
    int first = section.integer("state-column", 0);
    if (first + size > stream.width()) {
      throw section.problem(
          section.has("state-column") ? "state-column" : "stream",
          "values %d to %d of stream '%s', which is %d wide"
              .formatted(first, first + size - 1, stream.name(), stream.width()));
    }
    return new StateColumns(stream.name(), IntStream.range(first, first + size).toArray());
  }

  private StreamSpec stream() {
    String name = section.text("stream");
    List<String> names = inputs.stream().map(StreamSpec::name).toList();
    int at = names.indexOf(name);
    if (at < 0) {
      throw section.problem(
          "stream", "'" + name + "' is not observed" + NearestKey.suggestion(name, names));
    }
    return inputs.get(at);
  }

  private int[] indices(String key, int limit, String place) {
    int[] values = Arrays.stream(section.numbers(key)).mapToInt(v -> (int) v).toArray();
    if (Arrays.stream(values).distinct().count() != values.length)
      throw section.problem(key, "names a column twice");
    return inside(key, values, limit, place);
  }

  private int[] inside(String key, int[] values, int limit, String place) {
    for (int value : values) {
      if (value >= limit) throw section.problem(key, "value " + value + " of " + place);
    }
    return values;
  }
}
