package dev.sinew.drivers.ros.xmlrpc;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Documents from values.
public final class XmlRpcWriter {

  private static final String HEAD = "<?xml version=\"1.0\"?>\n";

  private final StringBuilder text = new StringBuilder(HEAD);

  private XmlRpcWriter() {}

  /// @throws XmlRpcException when a value cannot be put in a document
  public static byte[] call(String method, List<?> parameters) throws XmlRpcException {
    XmlRpcWriter out = new XmlRpcWriter();
    out.text.append("<methodCall><methodName>");
    out.escape(method);
    out.text.append("</methodName><params>");
    for (Object parameter : parameters) out.parameter(parameter);
    out.text.append("</params></methodCall>\n");
    return out.bytes();
  }

  /// @throws XmlRpcException when the value cannot be put in a document
  public static byte[] response(Object value) throws XmlRpcException {
    XmlRpcWriter out = new XmlRpcWriter();
    out.text.append("<methodResponse><params>");
    out.parameter(value);
    out.text.append("</params></methodResponse>\n");
    return out.bytes();
  }

  /// @param problem what cannot be in a document is left out of it
  public static byte[] fault(int code, String problem) {
    XmlRpcWriter out = new XmlRpcWriter();
    out.text.append("<methodResponse><fault><value><struct><member><name>faultCode</name>");
    out.text.append("<value><int>").append(code).append("</int></value></member>");
    out.text.append("<member><name>faultString</name><value><string>");
    out.text.append(problem.replaceAll("[^\\x20-\\x7e]", "?").replaceAll("[<>&]", "?"));
    out.text.append("</string></value></member></struct></value></fault></methodResponse>\n");
    return out.bytes();
  }

  private byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void parameter(Object value) throws XmlRpcException {
    text.append("<param>");
    value(value);
    text.append("</param>");
  }

  private void value(Object value) throws XmlRpcException {
    text.append("<value>");
    switch (value) {
      case Boolean b -> text.append("<boolean>").append(b ? 1 : 0).append("</boolean>");
      case Integer n -> whole(n);
      case Long n -> whole(n);
      case Double d -> real(d);
      case String s -> string(s);
      case byte[] b ->
          text.append("<base64>").append(Base64.getEncoder().encodeToString(b)).append("</base64>");
      case List<?> list -> array(list);
      case Map<?, ?> map -> struct(map);
      case null -> throw new XmlRpcException("XML-RPC has no null");
      default -> throw new XmlRpcException("XML-RPC has no " + value.getClass().getName());
    }
    text.append("</value>");
  }

  private void whole(long n) throws XmlRpcException {
    if (n != (int) n)
      throw new XmlRpcException("%d is no integer of XML-RPC, which has 32 bits".formatted(n));
    text.append("<int>").append(n).append("</int>");
  }

  private void real(double d) throws XmlRpcException {
    if (!Double.isFinite(d)) throw new XmlRpcException("XML-RPC has no " + d);
    text.append("<double>").append(d).append("</double>");
  }

  private void string(String s) throws XmlRpcException {
    text.append("<string>");
    escape(s);
    text.append("</string>");
  }

  private void array(List<?> list) throws XmlRpcException {
    text.append("<array><data>");
    for (Object element : list) value(element);
    text.append("</data></array>");
  }

  private void struct(Map<?, ?> map) throws XmlRpcException {
    text.append("<struct>");
    for (Map.Entry<?, ?> member : map.entrySet()) {
      text.append("<member><name>");
      escape(String.valueOf(member.getKey()));
      text.append("</name>");
      value(member.getValue());
      text.append("</member>");
    }
    text.append("</struct>");
  }

  private void escape(String s) throws XmlRpcException {
    for (int i = 0; i < s.length(); ) {
      int c = s.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '\r' -> text.append("&#13;"); // a bare one would be read as a line feed
        default -> {
          if (!isXml(c))
            throw new XmlRpcException("the character U+%04X cannot be in XML".formatted(c));
          text.appendCodePoint(c);
        }
      }
    }
  }

  /// XML 1.0, production 2.
  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || c >= 0x20 && c < 0xD800
        || c >= 0xE000 && c < 0xFFFE
        || c >= 0x10000;
  }
}
