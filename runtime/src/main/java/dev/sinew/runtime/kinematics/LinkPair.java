package dev.sinew.runtime.kinematics;

/// Two links, in either order.
public record LinkPair(String a, String b) {

  boolean joins(String one, String other) {
    return a.equals(one) && b.equals(other) || a.equals(other) && b.equals(one);
  }
}
