package dev.sinew.runtime.mcap;

/// Where the summary's records of one kind are.
///
/// @param start offset of the first
/// @param length of all together
record SummaryOffset(int opcode, long start, long length) {

  static SummaryOffset read(Fields fields) throws McapException {
    return new SummaryOffset(fields.u8(), fields.u64(), fields.u64());
  }

  void write(RecordBytes out) {
    out.begin(Opcode.SUMMARY_OFFSET).u8(opcode).u64(start).u64(length).end();
  }
}
