package dev.sinew.policies.remote;

import dev.sinew.policies.codec.ActionCodec;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.PolicySpec;
import java.util.List;

/// `policy.yaml` of a policy behind an openpi server, read and checked; nothing is connected.
///
/// @param fields of a request, in the order declared
/// @param firstRow step of chunk row 0 relative to the observation
/// @param rows of an answer; the first `spec.chunkRows()` are kept
/// @param codec the server's rows to commands
record OpenpiManifest(
    ConfigSection file,
    PolicySpec spec,
    Endpoint endpoint,
    List<Field> fields,
    int firstRow,
    int rows,
    ActionCodec codec) {}
