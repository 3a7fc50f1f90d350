package dev.sinew.runtime.config;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A JSON Schema and how its complaints are worded for people.
public final class Schema {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final com.networknt.schema.Schema schema;

  private Schema(com.networknt.schema.Schema schema) {
    this.schema = schema;
  }

  /// @param json a JSON Schema (draft 2020-12) document: a resource of the calling module; closed
  ///     here
  public static Schema of(InputStream json) {
    try (json) {
      return new Schema(
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(json, InputFormat.JSON));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A section some of whose keys are those of others too: own and shared ones, and no other.
  ///
  /// @param own JSON Schema of the section's own keys: `properties`, perhaps `required` and
  ///     `$defs`; closed here
  /// @param shared `properties`, perhaps `required`, of the others; closed here
  public static Schema of(InputStream own, InputStream shared) {
    ObjectNode merged = object(own);
    ObjectNode more = object(shared);
    merged.withObject("properties").setAll(more.withObject("properties"));
    merged.withArray("required").addAll(more.withArray("required"));
    merged.put("type", "object").put("additionalProperties", false);
    return of(new ByteArrayInputStream(merged.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static ObjectNode object(InputStream json) {
    try (json) {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void check(ConfigSection section, JsonNode node) {
    List<Error> errors = schema.validate(node);
    if (errors.isEmpty()) return;
    // An unknown key is most often the cause of the missing one: it speaks first.
    Error error =
        errors.stream()
            .filter(e -> e.getKeyword().equals("additionalProperties"))
            .findFirst()
            .orElse(errors.getFirst());
    String key = dotted(error);
    throw section.problem(key, wording(error));
  }

  private static String dotted(Error error) {
    StringBuilder key = new StringBuilder();
    var location = error.getInstanceLocation();
    for (int i = 0; i < location.getNameCount(); i++) {
      Object element = location.getElement(i);
      if (element instanceof Integer index) key.append('[').append(index).append(']');
      else key.append(key.isEmpty() ? "" : ".").append(element);
    }
    boolean aboutChild = List.of("additionalProperties", "required").contains(error.getKeyword());
    if (aboutChild) key.append(key.isEmpty() ? "" : ".").append(error.getProperty());
    return key.toString();
  }

  private String wording(Error error) {
    JsonNode limit = error.getSchemaNode();
    String value = error.getInstanceNode() == null ? "" : error.getInstanceNode().toString();
    return switch (error.getKeyword()) {
      case "additionalProperties" ->
          "unknown key" + NearestKey.suggestion(error.getProperty(), siblings(error));
      case "required" -> "is missing";
      case "type" -> value + " is not a " + limit.asString().replace("object", "mapping");
      case "enum" -> value + " is not one of " + limit;
      case "const" -> value + " must be " + limit;
      case "minimum" -> value + " is below " + limit;
      case "maximum" -> value + " is above " + limit;
      case "exclusiveMinimum" -> value + " must be above " + limit;
      case "exclusiveMaximum" -> value + " must be below " + limit;
      case "minItems", "maxItems" ->
          value + " has the wrong number of entries: " + error.getMessage();
      default -> (value.length() > 60 ? "" : value + ": ") + error.getMessage();
    };
  }

  /// The keys allowed where the unknown one stands.
  private List<String> siblings(Error error) {
    JsonNode node = schema.getSchemaNode();
    var path = error.getEvaluationPath();
    for (int i = 0; i < path.getNameCount() - 1 && node != null; i++) {
      Object element = path.getElement(i);
      node =
          element instanceof Integer index ? node.get(index) : follow(node.get(element.toString()));
    }
    JsonNode properties = node == null ? null : follow(node).get("properties");
    return properties == null ? List.of() : List.copyOf(properties.propertyNames());
  }

  private JsonNode follow(JsonNode node) {
    if (node != null && node.isString() && node.stringValue().startsWith("#/")) {
      return schema.getSchemaNode().at(node.stringValue().substring(1));
    }
    return node;
  }
}
