package dev.sinew.drivers.ros.dds;

import dev.sinew.drivers.ros.library.Reflection;
import dev.sinew.drivers.ros.node.RosException;
import java.nio.ByteBuffer;

/// A type of DDS whose values are the bytes of a message, with the 4 of CDR's head: a TopicDataType
/// for any name.
final class RawType {

  /// A value.
  static final class Sample {
    byte[] bytes = {};
  }

  private static final short CDR_LE = 1;

  private final Reflection reflection;
  private final String name;
  private final int maxBytes;

  RawType(Reflection reflection, String name, int maxBytes) {
    this.reflection = reflection;
    this.name = name;
    this.maxBytes = maxBytes;
  }

  /// A TopicDataType.
  Object proxy() throws RosException {
    Reflection.Call data = reflection.prepared(Fast.PAYLOAD, "getData");
    Reflection.Call length = reflection.prepared(Fast.PAYLOAD, "getLength");
    Reflection.Call setLength = reflection.prepared(Fast.PAYLOAD, "setLength", int.class);
    Reflection.Call setHead = reflection.prepared(Fast.PAYLOAD, "setEncapsulation", short.class);
    return reflection.proxy(
        Fast.TYPE,
        (self, method, a) ->
            switch (method.getName()) {
              case "getName" -> name;
              case "getTypeSize" -> maxBytes;
              case "createData" -> new Sample();
              case "newInstance" -> proxy();
              case "copy" -> copy((Sample) a[0], (Sample) a[1]);
              case "serialize" -> {
                byte[] bytes = ((Sample) a[0]).bytes;
                ((ByteBuffer) data.on(a[1])).clear().put(bytes);
                setHead.on(a[1], CDR_LE);
                yield setLength.on(a[1], bytes.length);
              }
              case "deserialize" -> {
                byte[] bytes = new byte[(int) length.on(a[0])];
                ((ByteBuffer) data.on(a[0])).get(0, bytes);
                ((Sample) a[1]).bytes = bytes;
                yield null;
              }
              default -> throw new UnsupportedOperationException(method.toString());
            });
  }

  private static Object copy(Sample to, Sample from) {
    to.bytes = from.bytes;
    return null;
  }
}
