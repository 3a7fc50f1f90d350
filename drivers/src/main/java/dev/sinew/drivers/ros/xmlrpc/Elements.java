package dev.sinew.drivers.ros.xmlrpc;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A document, element by element; text between elements is skipped.
final class Elements {

  private final XMLStreamReader stream;
  private final StringBuilder skipped = new StringBuilder();

  /// Whether the next tag was already read.
  private boolean peeked;

  Elements(XMLStreamReader stream) {
    this.stream = stream;
  }

  /// Reads the start of this element.
  void open(String name) throws XMLStreamException, XmlRpcException {
    if (!opens(name)) throw problem(name);
  }

  /// Reads the start of this element if it is the next tag, otherwise nothing.
  boolean opens(String name) throws XMLStreamException, XmlRpcException {
    String next = opening();
    if (next == null || !next.equals(name)) return false;
    peeked = false;
    return true;
  }

  /// Reads the start of any element if that is the next tag.
  ///
  /// @return its name, or null where the next tag is an end
  String openAny() throws XMLStreamException, XmlRpcException {
    String name = opening();
    if (name != null) peeked = false;
    return name;
  }

  /// Reads the end of the element at hand.
  void close() throws XMLStreamException, XmlRpcException {
    if (opening() != null) throw problem("the end of an element");
    peeked = false;
  }

  /// Whether the next tag is an end.
  boolean atEnd() throws XMLStreamException, XmlRpcException {
    return opening() == null;
  }

  /// What stood before the tag that comes next.
  String textBefore() throws XMLStreamException, XmlRpcException {
    opening();
    return skipped.toString();
  }

  /// Reads this element, which holds only text.
  String text(String name) throws XMLStreamException, XmlRpcException {
    open(name);
    return text();
  }

  /// Reads the rest of the element at hand, which holds only text.
  String text() throws XMLStreamException, XmlRpcException {
    String text = textBefore();
    close();
    return text;
  }

  XmlRpcException problem(String wanted) {
    return new XmlRpcException(
        "no XML-RPC: %s is missing at byte %d"
            .formatted(wanted, stream.getLocation().getCharacterOffset()));
  }

  private String opening() throws XMLStreamException, XmlRpcException {
    if (!peeked) advance();
    peeked = true;
    return stream.isStartElement() ? stream.getLocalName() : null;
  }

  private void advance() throws XMLStreamException, XmlRpcException {
    skipped.setLength(0);
    while (stream.hasNext()) {
      switch (stream.next()) {
        case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> {
          return;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            skipped.append(stream.getText());
        case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
        case XMLStreamConstants.END_DOCUMENT -> throw problem("an element");
        default -> throw new XmlRpcException("a document type or entity: refused");
      }
    }
    throw problem("an element");
  }
}
