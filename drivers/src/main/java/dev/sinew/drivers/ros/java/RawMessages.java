package dev.sinew.drivers.ros.java;

import dev.sinew.drivers.ros.library.Reflection;
import dev.sinew.drivers.ros.node.RosException;
import java.lang.reflect.Method;

/// Makes rosjava carry messages as byte[]: gives it our definitions, and serializers that copy.
/// Types that are not ours (those of its log) are left to its own.
final class RawMessages {

  private static final String PROVIDER = "org.ros.message.MessageDefinitionProvider";
  private static final String OWN_PROVIDER =
      "org.ros.internal.message.definition.MessageDefinitionReflectionProvider";
  private static final String SERIALIZER = "org.ros.message.MessageSerializer";
  private static final String DESERIALIZER = "org.ros.message.MessageDeserializer";
  private static final String SERIALIZATION = "org.ros.message.MessageSerializationFactory";
  private static final String TOPICS = "org.ros.internal.message.topic.TopicDescriptionFactory";
  private static final String SERVICES =
      "org.ros.internal.message.service.ServiceDescriptionFactory";
  private static final String CONFIGURATION = "org.ros.node.NodeConfiguration";
  private static final String BUFFER = "org.jboss.netty.buffer.ChannelBuffer";

  private final Reflection rosjava;
  private final KnownTypes types;
  private final Method readableBytes;
  private final Method readBytes;
  private final Method writeBytes;

  RawMessages(Reflection rosjava, KnownTypes types) throws RosException {
    this.rosjava = rosjava;
    this.types = types;
    Class<?> buffer = rosjava.type(BUFFER);
    try {
      readableBytes = buffer.getMethod("readableBytes");
      readBytes = buffer.getMethod("readBytes", byte[].class);
      writeBytes = buffer.getMethod("writeBytes", byte[].class);
    } catch (NoSuchMethodException e) {
      throw new RosException("rosjava: its netty is not 3.5.2", e);
    }
  }

  /// @param configuration a NodeConfiguration, not used yet
  void install(Object configuration) throws RosException {
    Object provider = provider();
    set(configuration, "TopicDescriptionFactory", TOPICS, description(TOPICS, provider));
    set(configuration, "ServiceDescriptionFactory", SERVICES, description(SERVICES, provider));
    set(configuration, "MessageSerializationFactory", SERIALIZATION, serialization(configuration));
  }

  private void set(Object configuration, String property, String type, Object value)
      throws RosException {
    Class<?>[] parameters = {rosjava.type(type)};
    rosjava.call(CONFIGURATION, configuration, "set" + property, parameters, value);
  }

  private Object description(String type, Object provider) throws RosException {
    return rosjava.create(type, rosjava.type(PROVIDER), provider);
  }

  private Object provider() throws RosException {
    Object own = rosjava.create(OWN_PROVIDER);
    return rosjava.proxy(
        PROVIDER,
        (proxy, method, arguments) -> {
          String known = arguments == null ? null : types.definition(arguments[0].toString());
          if (known == null) return method.invoke(own, arguments);
          return method.getName().equals("has") ? (Object) true : known;
        });
  }

  private Object serialization(Object configuration) throws RosException {
    Object own = rosjava.call(CONFIGURATION, configuration, "getMessageSerializationFactory");
    Object serializer = rosjava.proxy(SERIALIZER, (proxy, method, a) -> write(a[0], a[1]));
    Object deserializer = rosjava.proxy(DESERIALIZER, (proxy, method, a) -> read(a[0]));
    return rosjava.proxy(
        SERIALIZATION,
        (proxy, method, arguments) -> {
          if (types.definition(arguments[0].toString()) == null)
            return method.invoke(own, arguments);
          return method.getName().endsWith("Deserializer") ? deserializer : serializer;
        });
  }

  private Object write(Object message, Object buffer) throws ReflectiveOperationException {
    return writeBytes.invoke(buffer, message);
  }

  private byte[] read(Object buffer) throws ReflectiveOperationException {
    byte[] message = new byte[(int) readableBytes.invoke(buffer)];
    readBytes.invoke(buffer, message);
    return message;
  }
}
