package dev.sinew.drivers.ros.xmlrpc;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Values from documents.
public final class XmlRpcReader {

  private static final String NO_LIMIT = "0";
  private static final int SHOWN = 200;

  private XmlRpcReader() {}

  /// @throws XmlRpcException when it is no call
  public static XmlRpcCall call(byte[] document) throws XmlRpcException {
    return read(
        document,
        xml -> {
          xml.open("methodCall");
          String method = xml.text("methodName");
          List<Object> parameters = new ArrayList<>();
          if (xml.opens("params")) {
            while (xml.opens("param")) {
              parameters.add(ValueElement.read(xml));
              xml.close();
            }
            xml.close();
          }
          xml.close();
          return new XmlRpcCall(method, parameters);
        });
  }

  /// @throws XmlRpcException when it is no response, or a fault: what it says
  public static Object response(byte[] document) throws XmlRpcException {
    return read(
        document,
        xml -> {
          xml.open("methodResponse");
          if (xml.opens("fault")) throw fault(ValueElement.read(xml));
          xml.open("params");
          xml.open("param");
          Object value = ValueElement.read(xml);
          xml.close();
          xml.close();
          xml.close();
          return value;
        });
  }

  private interface Form<T> {
    T read(Elements xml) throws XMLStreamException, XmlRpcException;
  }

  private static <T> T read(byte[] document, Form<T> form) throws XmlRpcException {
    try {
      XMLStreamReader stream = factory().createXMLStreamReader(new StringReader(text(document)));
      try {
        return form.read(new Elements(stream));
      } finally {
        stream.close();
      }
    } catch (XMLStreamException | RuntimeException e) {
      // The platform's parser lets some of its own faults out for damaged bytes.
      throw new XmlRpcException("no XML-RPC: " + oneLine(String.valueOf(e.getMessage())), e);
    }
  }

  /// By ourselves and strictly: the platform's parser writes about bad bytes to standard error.
  private static String text(byte[] document) throws XmlRpcException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
    } catch (CharacterCodingException _) {
      throw new XmlRpcException("no XML-RPC: not UTF-8");
    }
  }

  private static XmlRpcException fault(Object value) {
    String said =
        value instanceof Map<?, ?> fault ? String.valueOf(fault.get("faultString")) : "no reason";
    return new XmlRpcException("fault: " + oneLine(said));
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
  }

  /// One for each document: nothing says that a factory may be shared between threads.
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // The platform counts `&lt;` and its like as entities, of which a robot's description has
    // many; there are no others without a document type, and the document's length has a bound.
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", NO_LIMIT);
    factory.setProperty("jdk.xml.totalEntitySizeLimit", NO_LIMIT);
    return factory;
  }
}
