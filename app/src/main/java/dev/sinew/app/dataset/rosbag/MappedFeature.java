package dev.sinew.app.dataset.rosbag;

import java.util.List;

/// A feature and where it comes from.
///
/// @param field with dots and brackets; empty for an image
/// @param joints of a JointState, in order; empty for all of the first message
/// @param names of the elements of another field; may be empty
public record MappedFeature(
    String name, String topic, String field, List<String> joints, List<String> names) {

  public MappedFeature {
    joints = List.copyOf(joints);
    names = List.copyOf(names);
  }
}
