/// Policies and graphs that run elsewhere. `kind: openpi` asks a server that speaks openpi's
/// websocket protocol; the server here speaks it for any bundle. Nothing is pickled: MessagePack
/// and plain arrays only.
package dev.sinew.policies.remote;
