/// The one loop. Deployment, demonstration and replay differ only in who offers chunks.
///
/// ```
/// camera thread      Camera -> FrameRing
/// inference thread   ObservationAligner -> Policy.infer -> ChunkOutlet.offer
/// servo thread       Robot.read -> ActionScheduler.sample -> Supervisor.admit -> Robot.write
/// recorder thread    TickSink <- TickRing
/// ```
///
/// A loop class has no thread in it: [dev.sinew.runtime.loop.PacedThread] gives it one, and
/// [dev.sinew.runtime.loop.LockStep] calls the same classes in turn on a virtual clock.
package dev.sinew.runtime.loop;
