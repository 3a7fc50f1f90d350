package dev.sinew.policies.lerobot;

/// What a feature is to a policy (`FeatureType` in `lerobot/configs/types.py`).
enum FeatureType {
  STATE,
  VISUAL,
  ENV,
  ACTION,
  REWARD,
  LANGUAGE
}
