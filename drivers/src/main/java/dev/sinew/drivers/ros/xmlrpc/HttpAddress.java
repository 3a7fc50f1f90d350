package dev.sinew.drivers.ros.xmlrpc;

/// Where a master or node answers: `http://host:port/path`. Read by hand, because names of hosts
/// with an underscore, which containers have, are none to [java.net.URI].
///
/// @param host without the brackets of IPv6
public record HttpAddress(String host, int port, String path) {

  private static final int MAX_PORT = 65_535;

  /// @throws XmlRpcException when it is none, in a clause that says what would be right
  public static HttpAddress parse(String text) throws XmlRpcException {
    if (!text.startsWith("http://")) throw problem(text);
    int slash = text.indexOf('/', "http://".length());
    String authority = text.substring("http://".length(), slash < 0 ? text.length() : slash);
    int colon = authority.lastIndexOf(':');
    if (colon <= 0) throw problem(text);
    String host = authority.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) host = host.substring(1, host.length() - 1);
    int port = port(authority.substring(colon + 1));
    String path = slash < 0 ? "/" : text.substring(slash);
    if (!host.matches("[A-Za-z0-9._:%-]+") || port == 0 || !path.matches("[!-~]*"))
      throw problem(text);
    return new HttpAddress(host, port, path);
  }

  private static int port(String digits) {
    if (!digits.matches("[0-9]{1,5}")) return 0;
    int port = Integer.parseInt(digits);
    return port <= MAX_PORT ? port : 0;
  }

  private static XmlRpcException problem(String text) {
    return new XmlRpcException(
        "'%s' is no address like http://host:11311/".formatted(text.replaceAll("[^ -~]", "?")));
  }

  @Override
  public String toString() {
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return "http://" + shown + ":" + port + path;
  }
}
