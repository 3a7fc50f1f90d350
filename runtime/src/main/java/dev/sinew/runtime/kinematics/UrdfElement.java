package dev.sinew.runtime.kinematics;

import dev.sinew.runtime.config.ConfigException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4d;
import org.joml.Vector3d;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// An element of a URDF file that knows where it stands.
final class UrdfElement {

  private final Path file;
  private final String where;
  private final Element element;

  UrdfElement(Path file, Element element) {
    this(file, element.getTagName(), element);
  }

  private UrdfElement(Path file, String where, Element element) {
    this.file = file;
    this.where = where;
    this.element = element;
  }

  String tag() {
    return element.getTagName();
  }

  /// All children.
  List<UrdfElement> children() {
    List<UrdfElement> children = new ArrayList<>();
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) children.add(new UrdfElement(file, place(child), child));
    }
    return children;
  }

  /// Children of one tag.
  List<UrdfElement> children(String tag) {
    return children().stream().filter(c -> c.tag().equals(tag)).toList();
  }

  /// @throws ConfigException when there are several
  Optional<UrdfElement> child(String tag) {
    List<UrdfElement> all = children(tag);
    if (all.size() > 1) throw problem("<" + tag + "> is there " + all.size() + " times");
    return all.stream().findFirst();
  }

  /// @throws ConfigException when there is none, or several
  UrdfElement required(String tag) {
    return child(tag).orElseThrow(() -> problem("<" + tag + "> is missing"));
  }

  /// @throws ConfigException when the attribute is missing or blank
  String text(String attribute) {
    String value = element.getAttribute(attribute).strip();
    if (value.isEmpty()) throw problem("attribute '" + attribute + "' is missing");
    return value;
  }

  /// @throws ConfigException when the attribute is missing or no finite number
  double number(String attribute) {
    return parse(attribute, text(attribute));
  }

  double number(String attribute, double otherwise) {
    return element.hasAttribute(attribute) ? number(attribute) : otherwise;
  }

  /// @throws ConfigException when the attribute is missing or no number above zero
  double length(String attribute) {
    return positive(attribute, number(attribute));
  }

  /// @throws ConfigException when the attribute is missing or not three numbers above zero
  Vector3d size(String attribute) {
    Vector3d size = triple(attribute);
    for (int i = 0; i < 3; i++) positive(attribute, size.get(i));
    return size;
  }

  /// @throws ConfigException when the attribute is missing or not three finite numbers
  Vector3d triple(String attribute) {
    String[] words = text(attribute).split("\\s+");
    if (words.length != 3) {
      throw problem(attribute + "=\"" + text(attribute) + "\" is not three numbers");
    }
    return new Vector3d(
        parse(attribute, words[0]), parse(attribute, words[1]), parse(attribute, words[2]));
  }

  /// The pose in the child `<origin>`; none is the identity. URDF's roll, pitch and yaw turn about
  /// the fixed axes x, y and z in this order.
  Matrix4d origin() {
    Optional<UrdfElement> origin = child("origin");
    Vector3d xyz = origin.map(o -> o.tripleOrZero("xyz")).orElseGet(Vector3d::new);
    Vector3d rpy = origin.map(o -> o.tripleOrZero("rpy")).orElseGet(Vector3d::new);
    return new Matrix4d().translation(xyz).rotateZYX(rpy.z, rpy.y, rpy.x);
  }

  ConfigException problem(String problem) {
    return new ConfigException(file, where, problem);
  }

  private Vector3d tripleOrZero(String attribute) {
    return element.hasAttribute(attribute) ? triple(attribute) : new Vector3d();
  }

  private double positive(String attribute, double value) {
    if (value > 0) return value;
    throw problem(attribute + "=\"" + text(attribute) + "\" is not above zero");
  }

  private double parse(String attribute, String word) {
    double value;
    try {
      value = Double.parseDouble(word);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (Double.isFinite(value)) return value;
    throw problem(attribute + "=\"" + text(attribute) + "\" is not a finite number");
  }

  private String place(Element child) {
    String name = child.getAttribute("name");
    String own = name.isEmpty() ? child.getTagName() : child.getTagName() + " '" + name + "'";
    return element.getParentNode() instanceof Element ? where + ": " + own : own;
  }
}
