package dev.sinew.drivers.ros.xmlrpc;

import java.util.List;

/// What a client asks for.
public record XmlRpcCall(String method, List<Object> parameters) {

  public XmlRpcCall {
    parameters = List.copyOf(parameters);
  }
}
