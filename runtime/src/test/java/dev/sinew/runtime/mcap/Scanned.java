package dev.sinew.runtime.mcap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything a scan gives.
record Scanned(
    List<McapHeader> headers,
    Map<Integer, McapSchema> schemas,
    Map<Integer, McapChannel> channels,
    List<McapMessage> messages,
    List<McapAttachment> attachments,
    List<McapMetadata> metadata,
    McapEnd end) {

  static Scanned of(Path file) throws IOException {
    List<McapHeader> headers = new ArrayList<>();
    List<McapMessage> messages = new ArrayList<>();
    List<McapAttachment> attachments = new ArrayList<>();
    List<McapMetadata> metadata = new ArrayList<>();
    try (McapScan scan = McapScan.open(file)) {
      for (McapRecord record = scan.next(); record != null; record = scan.next()) {
        switch (record) {
          case McapHeader header -> headers.add(header);
          case McapMessage message -> messages.add(message);
          case McapAttachment attachment -> attachments.add(attachment);
          case McapMetadata values -> metadata.add(values);
          case McapSchema _, McapChannel _ -> {}
        }
      }
      return new Scanned(
          headers,
          new LinkedHashMap<>(scan.schemas()),
          new LinkedHashMap<>(scan.channels()),
          messages,
          attachments,
          metadata,
          scan.end());
    }
  }
}
