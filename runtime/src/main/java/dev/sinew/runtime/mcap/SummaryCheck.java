package dev.sinew.runtime.mcap;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
    else statistics(summary, start);
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

  /// Many writers put what no message uses into the summary alone.
  private void same(Object inData, Object inSummary, long start) {
    if (inData == null)
      findings.note(start, "only the summary, not the data section, has " + inSummary);
    else if (!inSummary.equals(inData))
      findings.flaw(start, "the summary has %s; the data has %s".formatted(inSummary, inData));
  }

  private void statistics(Summary summary, long start) {
    McapStatistics stated = summary.statistics();
    McapStatistics counted = data.counted();
    int schemas = union(data.definitions().schemas(), summary.definitions().schemas()).size();
    int channels = union(data.definitions().channels(), summary.definitions().channels()).size();
    same("messages", stated.messageCount(), counted.messageCount(), start);
    same(
        "schemas",
        stated.schemaCount(),
        count(stated.schemaCount(), counted.schemaCount(), schemas),
        start);
    same(
        "channels",
        stated.channelCount(),
        count(stated.channelCount(), counted.channelCount(), channels),
        start);
    same("attachments", stated.attachmentCount(), counted.attachmentCount(), start);
    same("metadata", stated.metadataCount(), counted.metadataCount(), start);
    same("chunks", stated.chunkCount(), counted.chunkCount(), start);
    same("first log time", stated.messageStartNanos(), counted.messageStartNanos(), start);
    same("last log time", stated.messageEndNanos(), counted.messageEndNanos(), start);
    if (stated.channelMessageCounts().isEmpty()) return;
    for (int id : union(counted.channelMessageCounts(), stated.channelMessageCounts()))
      same(
          "messages of channel " + id,
          stated.channelMessageCounts().getOrDefault(id, 0L),
          counted.channelMessageCounts().getOrDefault(id, 0L),
          start);
  }

  private void same(String what, long stated, long found, long start) {
    if (stated != found)
      findings.flaw(
          start,
          "the Statistics say %s %s; found is %s"
              .formatted(what, Long.toUnsignedString(stated), Long.toUnsignedString(found)));
  }

  /// Writers differ in whether they count what only the summary has.
  private static long count(long stated, long inData, long inFile) {
    return stated == inFile ? inFile : inData;
  }

  private static Set<Integer> union(Map<Integer, ?> a, Map<Integer, ?> b) {
    Set<Integer> ids = new TreeSet<>(a.keySet());
    ids.addAll(b.keySet());
    return ids;
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
