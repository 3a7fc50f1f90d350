/// One episode from reset to standstill: in real time on the threads of `docs/architecture.md`, or
/// in lock-step on a virtual clock. Both run the same loops.
package dev.sinew.app.episode;
