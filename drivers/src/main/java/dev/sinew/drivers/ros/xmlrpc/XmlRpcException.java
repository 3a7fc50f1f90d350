package dev.sinew.drivers.ros.xmlrpc;

import java.io.IOException;

/// A call that was not answered, or a document that is none: one clause.
public final class XmlRpcException extends IOException {

  private static final long serialVersionUID = 1;

  public XmlRpcException(String message) {
    super(message);
  }

  public XmlRpcException(String message, Throwable cause) {
    super(message, cause);
  }
}
