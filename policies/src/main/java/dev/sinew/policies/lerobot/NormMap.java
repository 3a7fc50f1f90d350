package dev.sinew.policies.lerobot;

import java.util.EnumMap;
import java.util.Map;

/// Which kind of feature is normalised how. LeRobot leaves a kind that is not named as it is, in
/// training as at run time.
record NormMap(Map<FeatureType, NormMode> modes) {

  static NormMap read(JsonSection json) {
    Map<FeatureType, NormMode> modes = new EnumMap<>(FeatureType.class);
    for (String key : json.keys()) modes.put(type(json, key), json.word(key, NormMode.class));
    return new NormMap(modes);
  }

  NormMode of(FeatureType type) {
    return modes.getOrDefault(type, NormMode.IDENTITY);
  }

  private static FeatureType type(JsonSection json, String key) {
    for (FeatureType each : FeatureType.values()) if (each.name().equals(key)) return each;
    throw json.problem(key, "is no kind of feature; STATE, VISUAL, ENV or ACTION");
  }
}
