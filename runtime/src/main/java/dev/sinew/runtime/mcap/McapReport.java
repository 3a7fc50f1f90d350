package dev.sinew.runtime.mcap;

import java.util.List;

/// What [McapCheck] found.
///
/// @param findings in the order of the file, the summary's last; at most 1000
/// @param counted of the data section, as far as it could be read
public record McapReport(List<McapFinding> findings, McapStatistics counted) {

  public McapReport {
    findings = List.copyOf(findings);
  }

  /// Whether the file is what was written, and whole: no finding is a flaw.
  public boolean isSound() {
    return findings.stream().noneMatch(finding -> finding.grade() == McapFinding.Grade.FLAW);
  }
}
