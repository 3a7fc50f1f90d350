package dev.sinew.runtime.mcap;

/// What a file holds, in the order written. Ids, topics and times are as in the file.
public sealed interface McapRecord
    permits McapHeader, McapSchema, McapChannel, McapMessage, McapAttachment, McapMetadata {}
