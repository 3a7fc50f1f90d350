package dev.sinew.runtime.mcap;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// The end of the file against what the data section was found to hold.
final class SummaryCheck {

  private final RecordFile file;
  private final DataCheck data;
  private final Findings findings;

  SummaryCheck(RecordFile file, DataCheck data, Findings findings) {
    this.file = file;
    this.data = data;
    this.findings = findings;
  }

  /// @param dataEnd offset behind the data section; -1 when it has no end
  void run(long dataEnd) throws IOException {
    Summary summary;
    try {
      summary = Summary.read(file);
    } catch (McapException e) {
      findings.flaw(e);
      return;
    }
    Footer footer = summary.footer();
    long at = file.size() - Magic.BYTES - Footer.BYTES;
    long start = footer.summaryStart() == 0 ? at : footer.summaryStart();
    if (footer.summaryCrc() == 0) findings.note(at, "the summary has no CRC");
    if (dataEnd >= 0 && dataEnd != start)
      findings.flaw(
          at,
          "the Footer says the summary begins at %d; the data section ends at %d"
              .formatted(start, dataEnd));
    if (footer.summaryStart() == 0) findings.note(at, "the file has no summary");
    else compare(summary, start);
  }

  private void compare(Summary summary, long start) {
    definitions(summary, start);
    if (summary.statistics() == null) findings.note(start, "the summary has no Statistics");
    else statistics(summary.statistics(), start);
    indexes("chunk", data.chunks(), summary.chunks(), ChunkIndex::offset, start);
    indexes(
        "attachment",
        data.attachments(),
        summary.attachments(),
        McapAttachmentIndex::offset,
        start);
    indexes("metadata", data.metadata(), summary.metadata(), MetadataIndex::offset, start);
    offsets(summary, start);
  }

  private void definitions(Summary summary, long start) {
    Map<Integer, McapSchema> schemas = data.definitions().schemas();
    Map<Integer, McapChannel> channels = data.definitions().channels();
    summary.definitions().schemas().forEach((id, schema) -> same(schemas.get(id), schema, start));
    summary
        .definitions()
        .channels()
        .forEach((id, channel) -> same(channels.get(id), channel, start));
    if (!summary.definitions().channels().keySet().containsAll(channels.keySet()))
      findings.flaw(start, "the summary does not have every channel of the data section");
  }

  private void same(Object inData, Object inSummary, long start) {
    if (!inSummary.equals(inData))
      findings.flaw(start, "the summary has %s; the data has %s".formatted(inSummary, inData));
  }

  private void statistics(McapStatistics stated, long start) {
    McapStatistics counted = data.counted();
    McapStatistics expected =
        new McapStatistics(
            counted.messageCount(),
            counted.schemaCount(),
            counted.channelCount(),
            counted.attachmentCount(),
            counted.metadataCount(),
            counted.chunkCount(),
            counted.messageStartNanos(),
            counted.messageEndNanos(),
            stated.channelMessageCounts().isEmpty()
                ? Map.of()
                : withZeros(counted.channelMessageCounts(), stated.channelMessageCounts()));
    if (!expected.equals(stated))
      findings.flaw(start, "the summary says %s; counted are %s".formatted(stated, expected));
  }

  /// Channels without messages may be left out or be counted as 0.
  private static Map<Integer, Long> withZeros(Map<Integer, Long> counted, Map<Integer, Long> as) {
    Map<Integer, Long> counts = new TreeMap<>(counted);
    as.forEach(
        (id, count) -> {
          if (count == 0) counts.putIfAbsent(id, 0L);
        });
    return counts;
  }

  private <T> void indexes(
      String kind,
      Collection<T> found,
      Collection<T> stated,
      ToLongFunction<T> offset,
      long start) {
    if (stated.isEmpty() && !found.isEmpty()) {
      findings.note(start, "the summary has no %s indexes".formatted(kind));
      return;
    }
    Set<T> rest = new HashSet<>(found);
    if (found.size() != stated.size())
      findings.flaw(
          start,
          "the summary has %d %s indexes, found are %d"
              .formatted(stated.size(), kind, found.size()));
    for (T index : stated)
      if (!rest.remove(index))
        findings.flaw(
            offset.applyAsLong(index),
            "the summary says %s, which is not so or said twice".formatted(index));
  }

  /// Groups of no records, which some writers list, are nothing.
  private void offsets(Summary summary, long start) {
    Set<Integer> opcodes = new HashSet<>();
    for (SummaryOffset group : summary.groups())
      if (!opcodes.add(group.opcode()))
        findings.flaw(
            group.start(),
            "a second group of %s records in the summary".formatted(Opcode.name(group.opcode())));
    List<SummaryOffset> stated =
        summary.offsets().stream().filter(offset -> offset.length() != 0).toList();
    long offsets = summary.footer().summaryOffsetStart();
    if (!summary.offsets().isEmpty() && summary.offsetsStart() != offsets)
      findings.flaw(
          summary.offsetsStart(), "the Footer says the summary offsets begin at " + offsets);
    if (summary.offsets().isEmpty()) findings.note(start, "the summary has no summary offsets");
    else if (!new HashSet<>(stated).equals(new HashSet<>(summary.groups())))
      findings.flaw(
          summary.offsetsStart(),
          "the summary offsets say %s; the groups are %s".formatted(stated, summary.groups()));
  }
}
