package dev.sinew.runtime.rosmsg;

import static dev.sinew.runtime.rosmsg.FieldType.Multiplicity.ARRAY;
import static dev.sinew.runtime.rosmsg.FieldType.Multiplicity.ONE;
import static dev.sinew.runtime.rosmsg.FieldType.Multiplicity.SEQUENCE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes types of definitions: every name found, no type inside itself.
final class TypeResolver {

  private static final String WORD = "[A-Za-z][A-Za-z0-9_]*";
  private static final Pattern TYPE =
      Pattern.compile("(" + WORD + "(?:/" + WORD + "){0,2})(?:<=([0-9]+))?(\\[(<=)?([0-9]*)\\])?");

  /// Of messages inside messages; real ones have less than 10.
  private static final int MAX_DEPTH = 64;

  private final String rootName;
  private final Dialect dialect;
  private final DefinitionText text;
  private final Map<String, MessageType> done = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  TypeResolver(String rootName, String text, Dialect dialect) throws MessageException {
    this.rootName = rootName;
    this.dialect = dialect;
    this.text = new DefinitionText(DefinitionText.key(rootName), text, dialect);
  }

  MessageType root() throws MessageException {
    return type(DefinitionText.key(rootName), rootName);
  }

  private MessageType type(String key, String name) throws MessageException {
    MessageType known = done.get(key);
    if (known != null) return known;
    if (!open.add(key)) throw MessageException.aboutType(key, "has itself inside");
    if (open.size() > MAX_DEPTH)
      throw MessageException.aboutType(key, "more than " + MAX_DEPTH + " messages inside messages");
    MessageType type = resolve(key, name);
    open.remove(key);
    done.put(key, type);
    return type;
  }

  private MessageType resolve(String key, String name) throws MessageException {
    List<MessageConstant> constants = new ArrayList<>();
    List<MessageField> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (DefinitionLine line : text.lines(key)) {
      if (!names.add(line.name()))
        throw MessageException.inDefinition(key, line.number(), line.name() + ": a second one");
      if (line.isConstant())
        constants.add(new MessageConstant(line.type(), line.name(), line.value()));
      else fields.add(new MessageField(line.name(), fieldType(key, line), line.value()));
    }
    if (fields.isEmpty() && dialect == Dialect.ROS2) fields.add(hidden());
    return new MessageType(name, dialect, constants, fields);
  }

  /// What rosidl puts into a type without fields, because IDL knows none.
  private static MessageField hidden() {
    return new MessageField(
        "structure_needs_at_least_one_member",
        new FieldType("uint8", Primitive.UINT8, ONE, 1, Integer.MAX_VALUE),
        "");
  }

  private FieldType fieldType(String key, DefinitionLine line) throws MessageException {
    Matcher match = TYPE.matcher(line.type());
    if (!match.matches())
      throw problem(
          key, line, "'" + line.type() + "' is not a type like float64, a/B[] or string[3]");
    ElementType element = element(key, line, match.group(1));
    String textBound = match.group(2);
    if (textBound != null && !(element instanceof Primitive primitive && primitive.isText()))
      throw problem(key, line, "'" + line.type() + "': only strings have a bound");
    if (dialect == Dialect.ROS1 && (textBound != null || match.group(4) != null))
      throw problem(key, line, "'" + line.type() + "': ROS 1 has no bounds");
    int maxText = textBound == null ? Integer.MAX_VALUE : number(key, line, textBound);
    if (match.group(3) == null) return new FieldType(line.type(), element, ONE, 1, maxText);
    boolean hasNumber = !match.group(5).isEmpty();
    if (match.group(4) != null && !hasNumber)
      throw problem(key, line, "'" + line.type() + "': a bound without its number");
    int length = hasNumber ? number(key, line, match.group(5)) : Integer.MAX_VALUE;
    boolean isFixed = hasNumber && match.group(4) == null;
    return new FieldType(line.type(), element, isFixed ? ARRAY : SEQUENCE, length, maxText);
  }

  private ElementType element(String key, DefinitionLine line, String word)
      throws MessageException {
    Optional<Primitive> primitive = Primitive.named(word, dialect);
    if (primitive.isPresent()) return primitive.get();
    for (String candidate : candidates(key, DefinitionText.key(word))) {
      if (text.has(candidate)) return type(candidate, candidate);
      Optional<MessageType> builtIn = BuiltIn.named(candidate, dialect);
      if (builtIn.isPresent()) return builtIn.get();
    }
    throw problem(key, line, word + " is not defined here: a section 'MSG: ...' of it is missing");
  }

  /// A bare name is of the same package.
  private List<String> candidates(String key, String word) {
    if (word.contains("/")) return List.of(word);
    String sibling = key.substring(0, key.lastIndexOf('/') + 1) + word;
    if (!word.equals("Header")) return List.of(word, sibling);
    return dialect == Dialect.ROS1
        ? List.of("std_msgs/Header")
        : List.of(sibling, "std_msgs/Header");
  }

  private static int number(String key, DefinitionLine line, String digits)
      throws MessageException {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw problem(key, line, "'" + line.type() + "': more than 2^31 - 1");
    }
  }

  private static MessageException problem(String key, DefinitionLine line, String problem) {
    return MessageException.inDefinition(key, line.number(), line.name() + ": " + problem);
  }
}
