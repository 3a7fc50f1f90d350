package dev.sinew.runtime.mcap;

/// Where an attachment is, and what its record says of it.
///
/// @param offset of the record
/// @param length of the record
/// @param dataSize bytes of the attachment itself
public record McapAttachmentIndex(
    long offset,
    long length,
    long logTimeNanos,
    long createTimeNanos,
    long dataSize,
    String name,
    String mediaType) {

  static McapAttachmentIndex of(McapAttachment attachment, long offset, long length) {
    return new McapAttachmentIndex(
        offset,
        length,
        attachment.logTimeNanos(),
        attachment.createTimeNanos(),
        attachment.data().length,
        attachment.name(),
        attachment.mediaType());
  }

  static McapAttachmentIndex read(Fields fields) throws McapException {
    return new McapAttachmentIndex(
        fields.u64(),
        fields.u64(),
        fields.u64(),
        fields.u64(),
        fields.u64(),
        fields.text(),
        fields.text());
  }

  void write(RecordBytes out) {
    out.begin(Opcode.ATTACHMENT_INDEX)
        .u64(offset)
        .u64(length)
        .u64(logTimeNanos)
        .u64(createTimeNanos)
        .u64(dataSize)
        .text(name)
        .text(mediaType)
        .end();
  }
}
