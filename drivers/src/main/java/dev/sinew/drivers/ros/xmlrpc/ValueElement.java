package dev.sinew.drivers.ros.xmlrpc;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/// The element `value`, with everything inside it.
final class ValueElement {

  /// The platform's parser takes 100 elements inside each other; a list in a list is 3 of them.
  private static final int MAX_DEPTH = 24;

  private static final int SHOWN = 40;

  private ValueElement() {}

  static Object read(Elements xml) throws XMLStreamException, XmlRpcException {
    return read(xml, 0);
  }

  private static Object read(Elements xml, int depth) throws XMLStreamException, XmlRpcException {
    if (depth > MAX_DEPTH)
      throw new XmlRpcException("more than %d values inside values".formatted(MAX_DEPTH));
    xml.open("value");
    String bare = xml.textBefore();
    String type = xml.openAny();
    if (type == null) { // a value without a type is a string
      xml.close();
      return bare;
    }
    Object value = typed(xml, type, depth);
    xml.close();
    return value;
  }

  private static Object typed(Elements xml, String type, int depth)
      throws XMLStreamException, XmlRpcException {
    return switch (type) {
      case "string", "dateTime.iso8601" -> xml.text();
      case "int", "i4", "i8" -> whole(xml.text());
      case "boolean" -> bool(xml.text());
      case "double" -> real(xml.text());
      case "base64" -> binary(xml.text());
      case "array" -> array(xml, depth);
      case "struct" -> struct(xml, depth);
      default -> throw new XmlRpcException("'%s' is no type of XML-RPC".formatted(shown(type)));
    };
  }

  private static List<Object> array(Elements xml, int depth)
      throws XMLStreamException, XmlRpcException {
    List<Object> list = new ArrayList<>();
    xml.open("data");
    while (!xml.atEnd()) list.add(read(xml, depth + 1));
    xml.close();
    xml.close();
    return list;
  }

  private static Map<String, Object> struct(Elements xml, int depth)
      throws XMLStreamException, XmlRpcException {
    Map<String, Object> map = new LinkedHashMap<>();
    while (xml.opens("member")) {
      map.put(xml.text("name"), read(xml, depth + 1));
      xml.close();
    }
    xml.close();
    return map;
  }

  private static Long whole(String text) throws XmlRpcException {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new XmlRpcException("'%s' is no integer".formatted(shown(text)), e);
    }
  }

  private static Double real(String text) throws XmlRpcException {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new XmlRpcException("'%s' is no number".formatted(shown(text)), e);
    }
  }

  private static Boolean bool(String text) throws XmlRpcException {
    return switch (text.strip()) {
      case "1" -> true;
      case "0" -> false;
      default -> throw new XmlRpcException("'%s' is no boolean: 0 or 1".formatted(shown(text)));
    };
  }

  private static byte[] binary(String text) throws XmlRpcException {
    try {
      return Base64.getDecoder().decode(text.replaceAll("\\s+", ""));
    } catch (IllegalArgumentException e) {
      throw new XmlRpcException("not base64: " + e.getMessage(), e);
    }
  }

  private static String shown(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "?");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
  }
}
