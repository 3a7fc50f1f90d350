package dev.sinew.runtime.mcap;

/// Where a metadata record is.
record MetadataIndex(long offset, long length, String name) {

  static MetadataIndex read(Fields fields) throws McapException {
    return new MetadataIndex(fields.u64(), fields.u64(), fields.text());
  }

  void write(RecordBytes out) {
    out.begin(Opcode.METADATA_INDEX).u64(offset).u64(length).text(name).end();
  }
}
