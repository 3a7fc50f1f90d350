/// A virtual arm that measures whoever commands it: `driver: sim-arm`.
///
/// One to sixteen independent joints follow their commands with a first-order lag. The arm has its
/// own watchdog, sensors where they are asked for, and a ledger
/// ([dev.sinew.drivers.sim.arm.ArmLedger]) of what it was told. It lives in this process, or as a
/// device of its own in another ([dev.sinew.drivers.sim.arm.ArmDevice]), with its own clock, and
/// talks UDP.
///
/// ## Protocol, version 1
///
/// Datagrams, big-endian, no padding. Every one begins with this head of 32 bytes:
///
/// | at | type | is |
/// |---|---|---|
/// | 0 | int32 | magic `534e4152`, "SNAR" |
/// | 4 | int16 | version, 1 |
/// | 6 | int16 | kind |
/// | 8 | int64 | session: one per start of the sender |
/// | 16 | int64 | sequence: counts the sender's packets of this kind from 1 |
/// | 24 | int64 | towards the device the token, towards the driver the device's time, ns |
///
/// | kind | from | after the head |
/// |---|---|---|
/// | 1 hello | driver | nothing; begins a session: states go where it came from |
/// | 2 command | driver | int32 dof, int32 0, dof x float64 position |
/// | 3 halt | driver | int32 request, int32 0 |
/// | 4 place | driver | int32 request, int32 0, int64 seed |
/// | 5 ledger? | driver | nothing; answered by kind 17 |
/// | 16 state | device | see below |
/// | 17 ledger | device | the ledger as JSON, UTF-8 |
///
/// A state: int32 condition, int32 dof, int32 sensors, int32 requests, dof x float64 position, dof
/// x float64 velocity, then of every sensor its values, float64.
///
/// Condition: 0 operational, 1 not ready, 2 link lost, 3 protective stop, 4 emergency stop. Sensors
/// is a sum: 1 force (3 values), 2 temperature (dof values), 4 gripper load (1 value), in this
/// order. Requests (halt, place) are numbered per session from 1; a driver repeats one until a
/// state says that its number was carried out; a number that was is not carried out again.
///
/// A packet with another token is refused, a malformed one ignored, one that is not newer than the
/// last of its kind ignored; each is counted. The device serves one session: another one begins
/// only when the present one has sent no command for the watchdog's time. A halt with the right
/// token is obeyed from any session.
package dev.sinew.drivers.sim.arm;
