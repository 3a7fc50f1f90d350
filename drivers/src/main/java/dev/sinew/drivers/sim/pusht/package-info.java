/// PushT: a disc pushes a T onto its outline. The published benchmark, exactly: gym-pusht (Hugging
/// Face, Apache-2.0, commit 5e2489be) after Diffusion Policy (Chi et al. 2023), physics of Chipmunk
/// 7.
///
/// Frame: 512 x 512 px, x right, y down; angles in rad from x to y. The simulated arm is the disc:
/// its command is the position that a PD controller pulls it to. The world steps 10 ms at a time on
/// the servo thread, when the arm is read; what others may see leaves through
/// [dev.sinew.runtime.sync.StateRing]s.
package dev.sinew.drivers.sim.pusht;
