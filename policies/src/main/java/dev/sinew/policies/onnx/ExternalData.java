package dev.sinew.policies.onnx;

import dev.sinew.policies.proto.ProtoFields;
import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Set;

/// The files besides itself that an ONNX file would have read, found before anything is loaded.
///
/// Source of the field numbers: `onnx.proto`; of `location`: ONNX, "External Data".
public final class ExternalData {

  /// Deeper ones are not made by any exporter, and protobuf itself stops at 100.
  private static final int MOST_DEPTH = 64;

  private static final String LOCATION = "location";

  private final Set<String> files = new LinkedHashSet<>();

  private ExternalData() {}

  /// Messages that may lie around a reference to a file, and where in them the next one lies.
  private enum Message {
    MODEL,
    GRAPH,
    NODE,
    ATTRIBUTE,
    TENSOR,
    SPARSE_TENSOR,
    FUNCTION,
    ENTRY;

    Message inside(int field) {
      return switch (this) {
        case MODEL -> field == 7 ? GRAPH : field == 25 ? FUNCTION : null;
        case GRAPH -> field == 1 ? NODE : field == 5 ? TENSOR : field == 15 ? SPARSE_TENSOR : null;
        case FUNCTION -> field == 7 ? NODE : field == 11 ? ATTRIBUTE : null;
        case NODE -> field == 5 ? ATTRIBUTE : null;
        case ATTRIBUTE ->
            switch (field) {
              case 5, 10 -> TENSOR;
              case 6, 11 -> GRAPH;
              case 22, 23 -> SPARSE_TENSOR;
              default -> null;
            };
        case SPARSE_TENSOR -> field == 1 || field == 2 ? TENSOR : null;
        case TENSOR -> field == 13 ? ENTRY : null;
        case ENTRY -> null;
      };
    }
  }

  /// @return names as they stand in the file, relative to its folder
  /// @throws PolicyException in one line when it cannot be read or is not a protobuf message that
  ///     this and every other reader must understand alike
  public static Set<String> files(Path graph) {
    ExternalData found = new ExternalData();
    try (Arena arena = Arena.ofConfined();
        FileChannel channel = FileChannel.open(graph, StandardOpenOption.READ)) {
      found.walk(
          Message.MODEL, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena), 0);
    } catch (IndexOutOfBoundsException e) {
      throw new PolicyException(
          graph + ": not a loadable ONNX graph: it is no protobuf message", e);
    } catch (IOException e) {
      throw new PolicyException(graph + ": cannot be read: " + Engines.cause(e), e);
    }
    return found.files;
  }

  private void walk(Message message, MemorySegment bytes, int depth) {
    if (depth > MOST_DEPTH) throw new IndexOutOfBoundsException("graphs within graphs");
    String key = "";
    String value = "";
    for (ProtoFields fields = new ProtoFields(bytes); fields.next(); ) {
      Message inside = message.inside(fields.number());
      if (inside != null) walk(inside, fields.bytes(), depth + 1);
      if (message == Message.ENTRY && fields.number() == 1) key = fields.text();
      if (message == Message.ENTRY && fields.number() == 2) value = fields.text();
    }
    if (key.equals(LOCATION)) files.add(value);
  }
}
