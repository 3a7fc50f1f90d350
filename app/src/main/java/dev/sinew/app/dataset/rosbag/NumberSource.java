package dev.sinew.app.dataset.rosbag;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Value;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Text;
import java.util.List;

/// A field that is a number, an array of numbers, or a text. The number of elements is that of the
/// first message.
record NumberSource(MappedFeature mapped, FieldPath path) implements Source {

  @Override
  public Feature feature(Group first) throws DatasetException {
    FieldPath.Found found = path.in(first);
    Dtype dtype = dtype(found);
    if (dtype == Dtype.STRING) return new Feature(mapped.name(), dtype, List.of(1), List.of());
    int count = Numbers.count(Numbers.of(found.type(), found.value()));
    if (count == 0) throw new DatasetException(path.text() + ": empty in the first message");
    if (!mapped.names().isEmpty() && mapped.names().size() != count)
      throw new DatasetException(
          "%s: %d elements, but %d names".formatted(path.text(), count, mapped.names().size()));
    return new Feature(mapped.name(), dtype, List.of(count), mapped.names());
  }

  @Override
  public Value value(Group message, Feature feature) throws DatasetException {
    FieldPath.Found found = path.in(message);
    if (dtype(found) != feature.dtype())
      throw new DatasetException(
          "%s: of the type %s, the first message had %s"
              .formatted(path.text(), found.type().text(), feature.dtype()));
    if (found.value() instanceof Text(String text)) return new Value.Text(text);
    Value value = Numbers.of(found.type(), found.value());
    if (Numbers.count(value) != feature.size())
      throw new DatasetException(
          "%s: %d elements, the first message had %d"
              .formatted(path.text(), Numbers.count(value), feature.size()));
    return value;
  }

  private static Dtype dtype(FieldPath.Found found) throws DatasetException {
    return found.value() instanceof Text ? Dtype.STRING : Numbers.dtype(found.type());
  }
}
