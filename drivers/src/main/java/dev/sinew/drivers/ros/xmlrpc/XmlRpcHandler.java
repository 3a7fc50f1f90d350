package dev.sinew.drivers.ros.xmlrpc;

/// Answers calls. Any thread.
public interface XmlRpcHandler {

  /// @return a value as the package has them
  /// @throws XmlRpcException which the client gets as a fault
  Object answer(XmlRpcCall call) throws XmlRpcException;
}
