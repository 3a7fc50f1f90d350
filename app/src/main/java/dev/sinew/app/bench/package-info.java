/// Measurements against what a user would pick instead, taken side by side on the same machine.
///
/// Methods take turns in short slots, in random order, so that each sees the same weather; a ratio
/// is formed within a round and the median over rounds is what counts. A number without its
/// neighbour says more about the machine than about the method.
package dev.sinew.app.bench;
