package dev.sinew.app.dataset.lerobot;

/// The versions of the format that are known here.
enum Version {
  V21("v2.1"),
  V30("v3.0");

  final String text;

  Version(String text) {
    this.text = text;
  }
}
