package dev.sinew.runtime.mcap;

/// The last record, at a fixed distance from the end.
///
/// @param summaryStart 0 when there is no summary
/// @param summaryOffsetStart 0 when there are no summary offsets
/// @param summaryCrc of everything from the summary to the field before this one; 0 for none
record Footer(long summaryStart, long summaryOffsetStart, long summaryCrc) {

  static final int FIELD_BYTES = 8 + 8 + 4;
  static final int BYTES = RecordBytes.PREFIX + FIELD_BYTES;

  static Footer read(Fields fields) throws McapException {
    return new Footer(fields.u64(), fields.u64(), fields.u32());
  }
}
