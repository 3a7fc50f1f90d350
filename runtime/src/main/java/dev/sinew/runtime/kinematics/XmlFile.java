package dev.sinew.runtime.kinematics;

import dev.sinew.runtime.config.ConfigException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// XML from a file that nobody vouches for: a document type declaration, and with it every entity
/// and every access to another file, is refused (OWASP XXE Prevention Cheat Sheet, section Java).
final class XmlFile {

  private XmlFile() {}

  /// @throws ConfigException when the file is missing, unreadable or not XML
  static Element root(Path file) {
    if (!Files.isRegularFile(file)) throw new ConfigException(file, "", "no such file");
    try {
      byte[] content = Files.readAllBytes(file);
      return parser().parse(new ByteArrayInputStream(content)).getDocumentElement();
    } catch (SAXParseException e) {
      String problem = "line " + e.getLineNumber() + ": not valid XML: " + e.getMessage();
      throw new ConfigException(file, "", problem);
    } catch (SAXException | IOException e) {
      throw new ConfigException(file, "", "cannot be read: " + e.getMessage());
    }
  }

  private static DocumentBuilder parser() {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      DocumentBuilder parser = factory.newDocumentBuilder();
      parser.setErrorHandler(new Thrower());
      return parser;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's XML parser lacks a feature", e);
    }
  }

  /// The parser's own handler would print.
  private static final class Thrower implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
