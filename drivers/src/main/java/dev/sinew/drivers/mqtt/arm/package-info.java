/// An arm that is reached through an MQTT 5 broker: `driver: mqtt`. The arm's side of the protocol
/// is [dev.sinew.drivers.mqtt.arm.MqttArm], an emulated arm, to try it with and to compare with.
///
/// ## Protocol, version 1
///
/// Topics are below a prefix, as `cell/arm`.
///
/// | topic | from | QoS | retained | carries |
/// |---|---|---|---|---|
/// | `state` | arm | 0 | no | its joints, every servo period, commanded or not |
/// | `sensor/NAME` | arm | 0 | no | a sample of a sensor |
/// | `condition` | arm | 1 | yes | one word, see below, whenever it changes |
/// | `connection` | arm | 1 | yes | `online`, `offline`; as last will `lost` |
/// | `command` | driver | 0 | no | where the joints shall be; message expiry, see below |
/// | `halt` | anybody | 1 | no | brake and stay; user property `session`, see below |
/// | `driver` | driver | 1 | yes | `online`, `offline`; as last will `lost` |
/// | `place` | driver | 1 | no | simulations alone: stand where an episode begins |
///
/// Words of `condition`, UTF-8: `operational`, `not-ready`, `link-lost`, `protective-stop`,
/// `emergency-stop`. An arm that never says one is operational. A word that is none of these is
/// heard as `not-ready`.
///
/// ### States, samples, commands
///
/// Each carries as user properties, in decimal digits:
///
/// - `seq`: counts the sender's messages of the topic; it grows, by 1 where none got lost,
/// - `t_ns`: when it was measured or decided, on a clock of the sender that never goes back, ns,
/// - `session`: a word of 1 to 64 characters, another one at every start of the sender,
/// - `valid_ms`, commands only: the age at which it is void.
///
/// The content type says what the payload is:
///
/// - `application/octet-stream`: numbers, little-endian, float64, or float32 where the user
/// property `dtype` says `float32`. State: the positions of all joints, then their velocities or
/// nothing. Command: the positions. Sample: the values.
/// - `application/json`: an object with the arrays `position` and, for states, `velocity` or not;
/// samples have `value`. What the user properties do not say may stand in the object under the same
/// names (`seq`, `t_ns`, `session`, `valid_ms`): clients of MQTT 3.1.1 have no properties.
/// - `application/cbor`: the same as a map.
///
/// Without a content type it is what the receiver's configuration says. Positions are in the
/// joints' units, velocities the same per second; a velocity that is not sent is the difference of
/// the last two positions over their `t_ns`. Numbers are finite; payloads have 64 KiB at most.
///
/// A command's message expiry is two servo periods, and MQTT counts it in whole seconds, rounded
/// up: it keeps a broker from delivering what is seconds old, no more. For the rest there is
/// `valid_ms`.
///
/// ### What a receiver lets pass
///
/// A malformed message changes nothing but a count, nor does one that a rule below refuses.
///
/// 1. **Order.** Within a session `seq` and `t_ns` grow. Another session, or a `seq` or `t_ns` that
/// begins anew, is let in only after nothing was let in for the time of silence: the arm's watchdog
/// towards the driver, `max-silence-ms` towards the arm.
/// 2. **Age.** Clocks are not compared, delays are: the receiver keeps the least difference between
/// arrival and `t_ns` of the last 10 to 20 seconds; what a message is over it, is its age. A
/// command whose age is above `valid_ms` is void. A message more than 1 s earlier than the least
/// comes from the future and is refused.
///
/// ### What the arm does by itself
///
/// 3. **Watchdog.** When no command passed for the watchdog's time, it brakes and says `link-lost`.
/// 4. **Beginning.** At the start, and after it braked, it follows again when it is at rest and the
/// command is no farther away than a servo period at full speed.
/// 5. **Halt.** It brakes, says `not-ready`, and refuses the commands of the session that the halt
/// names from then on; one that names none means the present one.
/// 6. **Readiness.** At rest, and after a second without commands that it would refuse or follow,
/// it says `operational` again: it waits for a beginning.
///
/// ### What a simulation does besides
///
/// Told to `place`, with the user property `seed`, it stands where an episode with that seed
/// begins, at rest, as if just switched on: halts and sessions are forgotten. It says so on the
/// message's response topic, with its correlation data. An arm of metal does not listen there.
///
/// ### Who may speak
///
/// An arm may brake as soon as `driver` says `lost`; its watchdog is quicker.
///
/// A broker that permits everybody to publish on these topics permits everybody to move the arm:
/// the topics belong to two users, by the broker's access rules.
package dev.sinew.drivers.mqtt.arm;
