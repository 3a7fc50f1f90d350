/// What makes a servo thread punctual on Linux, without native code of our own.
///
/// [dev.sinew.runtime.realtime.RealtimeRights] asks the kernel for the thread's rights and reports
/// each one as granted or refused; [dev.sinew.runtime.realtime.RealtimeClock] sleeps to absolute
/// deadlines; [dev.sinew.runtime.realtime.OverrunWitness] names the cause of a tick that came late
/// all the same; [dev.sinew.runtime.realtime.probe.WakeProbe] measures. Elsewhere than on 64-bit
/// Linux (x86-64, arm64) everything here still runs, on the JDK's own sleep and without rights, and
/// says so.
package dev.sinew.runtime.realtime;
