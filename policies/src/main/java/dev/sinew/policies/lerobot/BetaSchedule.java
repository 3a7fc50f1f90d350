package dev.sinew.policies.lerobot;

/// `beta_schedule` of diffusers' schedulers (`scheduling_ddpm.py`, 0.39).
enum BetaSchedule {
  SQUAREDCOS_CAP_V2("squaredcos_cap_v2"),
  LINEAR("linear"),
  SCALED_LINEAR("scaled_linear");

  private final String word;

  BetaSchedule(String word) {
    this.word = word;
  }

  /// As diffusers writes it.
  String word() {
    return word;
  }

  static BetaSchedule read(JsonSection json, String key) {
    String text = json.text(key);
    for (BetaSchedule each : values()) if (each.word.equals(text)) return each;
    throw json.problem(key, "'" + text + "' is none of squaredcos_cap_v2, linear, scaled_linear");
  }
}
