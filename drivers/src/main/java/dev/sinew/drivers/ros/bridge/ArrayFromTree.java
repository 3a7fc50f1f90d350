package dev.sinew.drivers.ros.bridge;

import dev.sinew.runtime.rosmsg.FieldType;
import dev.sinew.runtime.rosmsg.FieldType.Multiplicity;
import dev.sinew.runtime.rosmsg.MessageValue.Bools;
import dev.sinew.runtime.rosmsg.MessageValue.Bytes;
import dev.sinew.runtime.rosmsg.MessageValue.Doubles;
import dev.sinew.runtime.rosmsg.MessageValue.Floats;
import dev.sinew.runtime.rosmsg.MessageValue.Ints;
import dev.sinew.runtime.rosmsg.MessageValue.Longs;
import dev.sinew.runtime.rosmsg.MessageValue.Many;
import dev.sinew.runtime.rosmsg.MessageValue.Shorts;
import dev.sinew.runtime.rosmsg.MessageValue.Texts;
import dev.sinew.runtime.rosmsg.Primitive;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Arrays and sequences of primitives, of any form that the server gives them.
final class ArrayFromTree {

  private ArrayFromTree() {}

  static Many array(FieldType type, Primitive element, Object tree, String path)
      throws WireException {
    Many values =
        switch (tree) {
          case TypedArray array when array.element() == element -> array.values();
          case byte[] bytes when element == Primitive.UINT8 -> new Bytes(bytes);
          case String text when element == Primitive.UINT8 -> new Bytes(base64(text, path));
          case null, default ->
              ofList(element, MessageFromTree.list(type, tree, path), path + "[]");
        };
    mustFit(type, values.count(), path);
    return values;
  }

  static void mustFit(FieldType type, int count, String path) throws WireException {
    boolean isArray = type.multiplicity() == Multiplicity.ARRAY;
    if (isArray ? count != type.length() : count > type.length())
      throw new WireException("%s: %d elements for %s".formatted(path, count, type.text()));
  }

  private static byte[] base64(String text, String path) throws WireException {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new WireException(path + ": text that is no base64");
    }
  }

  private static Many ofList(Primitive element, List<?> list, String path) throws WireException {
    return switch (element) {
      case BOOL -> bools(list, path);
      case INT8, UINT8 -> bytes(element, list, path);
      case INT16, UINT16 -> shorts(element, list, path);
      case INT32, UINT32 -> ints(element, list, path);
      case INT64, UINT64 -> longs(element, list, path);
      case FLOAT32 -> floats(list, path);
      case FLOAT64 -> doubles(list, path);
      case STRING, WSTRING -> texts(list, path);
    };
  }

  private static Many bools(List<?> list, String path) throws WireException {
    boolean[] values = new boolean[list.size()];
    for (int i = 0; i < values.length; i++) values[i] = MessageFromTree.bool(list.get(i), path);
    return new Bools(values);
  }

  private static Many bytes(Primitive type, List<?> list, String path) throws WireException {
    byte[] values = new byte[list.size()];
    for (int i = 0; i < values.length; i++)
      values[i] = (byte) MessageFromTree.whole(type, list.get(i), path);
    return new Bytes(values);
  }

  private static Many shorts(Primitive type, List<?> list, String path) throws WireException {
    short[] values = new short[list.size()];
    for (int i = 0; i < values.length; i++)
      values[i] = (short) MessageFromTree.whole(type, list.get(i), path);
    return new Shorts(values);
  }

  private static Many ints(Primitive type, List<?> list, String path) throws WireException {
    int[] values = new int[list.size()];
    for (int i = 0; i < values.length; i++)
      values[i] = (int) MessageFromTree.whole(type, list.get(i), path);
    return new Ints(values);
  }

  private static Many longs(Primitive type, List<?> list, String path) throws WireException {
    long[] values = new long[list.size()];
    for (int i = 0; i < values.length; i++)
      values[i] = MessageFromTree.whole(type, list.get(i), path);
    return new Longs(values);
  }

  private static Many floats(List<?> list, String path) throws WireException {
    float[] values = new float[list.size()];
    for (int i = 0; i < values.length; i++)
      values[i] = (float) MessageFromTree.real(Primitive.FLOAT32, list.get(i), path);
    return new Floats(values);
  }

  private static Many doubles(List<?> list, String path) throws WireException {
    double[] values = new double[list.size()];
    for (int i = 0; i < values.length; i++)
      values[i] = MessageFromTree.real(Primitive.FLOAT64, list.get(i), path);
    return new Doubles(values);
  }

  private static Many texts(List<?> list, String path) throws WireException {
    List<String> values = new ArrayList<>(list.size());
    for (Object text : list) values.add(MessageFromTree.text(text, path));
    return new Texts(values);
  }
}
