package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.DatasetWriter;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Rows;
import dev.sinew.app.dataset.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Datasets to write, and what was read in a form that compares.
final class Samples {

  static final int FPS = 30;
  static final int BITS = 8;

  private Samples() {}

  /// One feature of every kind.
  static DatasetSpec every(int height, int width) {
    return new DatasetSpec(
        FPS,
        "so101",
        List.of(
            Feature.vector("observation.state", Dtype.FLOAT32, List.of("a.pos", "b.pos", "c.pos")),
            Feature.image("observation.images.front", height, width),
            new Feature("observation.grid", Dtype.FLOAT64, List.of(2, 3), List.of()),
            new Feature("next.reward", Dtype.FLOAT32, List.of(1), List.of()),
            new Feature("counts", Dtype.INT32, List.of(2), List.of()),
            new Feature("stamp", Dtype.INT64, List.of(1), List.of()),
            new Feature("intervention", Dtype.BOOL, List.of(1), List.of()),
            new Feature("switches", Dtype.BOOL, List.of(4), List.of()),
            new Feature("note", Dtype.STRING, List.of(1), List.of()),
            Feature.vector("action", Dtype.FLOAT32, List.of("a.pos", "b.pos", "c.pos"))));
  }

  static DatasetSpec camera(int height, int width) {
    return new DatasetSpec(
        FPS,
        "",
        List.of(
            Feature.image("observation.images.front", height, width),
            Feature.vector("action", Dtype.FLOAT32, List.of("x", "y"))));
  }

  static DatasetSpec numbers() {
    return new DatasetSpec(
        10,
        "pusht",
        List.of(
            Feature.vector("observation.state", Dtype.FLOAT32, List.of("x", "y")),
            Feature.vector("action", Dtype.FLOAT32, List.of("x", "y"))));
  }

  static List<Row> episode(DatasetSpec spec, int length, SplittableRandom random) {
    List<Row> rows = new ArrayList<>();
    String task = random.nextInt(3) == 0 ? "" : "put the \"T\" on its mark, " + random.nextInt(3);
    for (int i = 0; i < length; i++) {
      int number = i;
      List<Value> values =
          spec.features().stream().map(feature -> value(feature, number, random)).toList();
      rows.add(new Row((float) (i / spec.fps()), task, values));
    }
    return rows;
  }

  private static Value value(Feature feature, int row, SplittableRandom random) {
    int size = feature.size();
    return switch (feature.dtype()) {
      case FLOAT32 ->
          new Value.Numbers(
              random.doubles(size).map(d -> Float.intBitsToFloat(finite(random))).toArray());
      case FLOAT64 -> new Value.Numbers(random.doubles(size, -1e300, 1e300).toArray());
      case INT32 -> new Value.Integers(random.ints(size).asLongStream().toArray());
      case INT64 -> new Value.Integers(random.longs(size).toArray());
      case BOOL -> new Value.Integers(random.longs(size, 0, 2).toArray());
      case STRING -> new Value.Text("Grüße " + random.nextInt(5) + "\n");
      case IMAGE -> numbered(feature.shape().get(1), feature.shape().get(0), row);
    };
  }

  /// Any float that is a number, NaN among them now and then.
  private static int finite(SplittableRandom random) {
    if (random.nextInt(50) == 0) return Float.floatToIntBits(Float.NaN);
    int bits = random.nextInt();
    return Float.isFinite(Float.intBitsToFloat(bits)) ? bits : 0;
  }

  /// Columns of black and white that spell a number, over a colour that fades with it.
  static Value.Image numbered(int width, int height, int number) {
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++)
      for (int x = 0; x < width; x++) {
        int at = 3 * (y * width + x);
        boolean one = (number >> (x * BITS / width) & 1) != 0;
        byte tone = (byte) (one ? 235 : 20);
        rgb[at] = y < height / 2 ? tone : (byte) (40 + number % 100);
        rgb[at + 1] = y < height / 2 ? tone : (byte) 90;
        rgb[at + 2] = y < height / 2 ? tone : (byte) 160;
      }
    return new Value.Image(width, height, rgb);
  }

  /// The number that a picture spells, modulo 2^BITS.
  static int number(Value.Image image) {
    int number = 0;
    for (int bit = 0; bit < BITS; bit++) {
      int x = (2 * bit + 1) * image.width() / (2 * BITS);
      int green = image.rgb()[3 * (image.height() / 4 * image.width() + x) + 1] & 0xff;
      if (green > 127) number |= 1 << bit;
    }
    return number;
  }

  /// A row such that two are the same to the bit when their texts are.
  static String text(Row row) {
    List<String> values = row.values().stream().map(Samples::text).toList();
    return row.seconds() + " s, " + row.task() + ": " + values;
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Numbers numbers -> Arrays.toString(numbers.values());
      case Value.Integers integers -> Arrays.toString(integers.values());
      case Value.Text text -> text.text();
      case Value.Image image ->
          image.width() + " x " + image.height() + ": " + Arrays.hashCode(image.rgb());
    };
  }

  static List<String> texts(List<Row> rows) {
    return rows.stream().map(Samples::text).toList();
  }

  static void write(DatasetWriter writer, List<Row> rows) throws IOException {
    for (Row row : rows) writer.row(row);
    writer.keep();
  }

  static List<Row> read(Dataset dataset, int episode) throws IOException {
    List<Row> read = new ArrayList<>();
    try (Rows rows = dataset.episode(episode)) {
      Optional<Row> row;
      while ((row = rows.next()).isPresent()) read.add(row.get());
    }
    return read;
  }
}
