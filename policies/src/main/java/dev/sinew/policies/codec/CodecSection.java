package dev.sinew.policies.codec;

import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import java.util.ArrayList;
import java.util.List;

/// The `codec` list of a manifest: links in the order in which network rows pass them.
public final class CodecSection {

  private static final Schema SCHEMA =
      Schema.of(CodecSection.class.getResourceAsStream("codec.schema.json"));

  private CodecSection() {}

  /// A list that is empty or left out means that network rows are command rows.
  ///
  /// @param action the section that holds the list, and `width`
  /// @param networkWidth values of a network row
  /// @param inputs streams that the policy observes
  /// @throws dev.sinew.runtime.config.ConfigException naming the file, the link and what would be
  ///     right; also when what leaves the last link is not `width` wide
  public static ActionCodec read(ConfigSection action, int networkWidth, List<StreamSpec> inputs) {
    List<ActionCodec> links = new ArrayList<>();
    int width = networkWidth;
    for (ConfigSection section : sections(action)) {
      ActionCodec link = link(new Link(section.validate(SCHEMA), width, inputs));
      links.add(link);
      width = link.commandWidth();
    }
    int wanted = action.integer("width");
    if (width != wanted) {
      String last = links.isEmpty() ? "codec" : "codec[" + (links.size() - 1) + "]";
      throw action.problem(
          last, "rows of " + width + " values leave here, but action.width is " + wanted);
    }
    return new CodecChain(networkWidth, links);
  }

  private static List<ConfigSection> sections(ConfigSection action) {
    return action.has("codec") ? action.sections("codec") : List.of();
  }

  private static ActionCodec link(Link link) {
    return switch (link.section().text("kind")) {
      case "absolute" -> new CodecChain(link.width(), List.of());
      case "denormalize" -> Denormalization.read(link);
      case "delta" -> Delta.read(link);
      case "cumulative-delta" -> CumulativeDelta.read(link);
      case "relative-pose" -> RelativePose.read(link);
      case "cumulative-pose" -> CumulativePose.read(link);
      case "rotation" -> RotationChange.read(link);
      case "gripper-scale" -> GripperScale.read(link);
      case "gripper-switch" -> GripperSwitch.read(link);
      case "padding" -> ColumnSelection.readPadding(link);
      case "columns" -> ColumnSelection.read(link);
      case "linear-basis" -> LinearBasis.read(link);
      case "codebook" -> ResidualCodebook.read(link);
      case "two-hot" -> TwoHot.read(link);
      case "bins" -> Bins.read(link);
      case "clip" -> Clip.read(link);
      default -> throw link.section().problem("kind", "unknown codec");
    };
  }
}
