/// Arms of smart servos on a serial bus: `driver: servo-arm`. SO-100 and SO-101 (Feetech STS), Koch
/// (Dynamixel XL), ALOHA's followers (Dynamixel XM, two servos on a joint), one or several of them
/// as one robot.
///
/// ```yaml
/// robot:
///   driver: servo-arm
///   name: so101
///   servo-period-ms: 10
///   bus: {family: feetech-sts, port: /dev/serial/by-id/usb-1a86_USB_Single_Serial-if00}
///   calibration: calibration/my-so101.json   # as LeRobot writes it
///   park: {pose: {shoulder_lift: -1.5, elbow_flex: 1.4, wrist_flex: 0.8}, speed: 0.25}
///   joints:
///     shoulder_pan: {id: 1, model: STS3215, unit: rad, max-velocity: 3}
///     ...
///     gripper: {id: 6, model: STS3215, unit: rad, span: [-0.17, 1.74], max-velocity: 4,
///               max-torque-percent: 50, max-current-ma: 1625, overload-torque-percent: 25}
/// ```
///
/// Koch: `family: dynamixel`, `mode: extended` for the arm, `mode: current-based` with
/// `max-current-ma` for the gripper. ALOHA: `shadow-id` beside `id`; two arms: `arms: {left: {bus,
/// calibration, joints, park}, right: ...}`, whose joints are then called `left_waist` and so on.
/// All keys: `servo-arm.schema.json`.
///
/// ## Opening
///
/// Every servo is asked who it is; a missing, wrong or unexpected one, mixed firmware, or a servo
/// with a fault, or one that reads outside its calibrated range, is refused in one line. So is a
/// calibration file that the servos do not hold, unless `write-calibration: true` has it written.
/// What else they hold is compared and only what differs is written, as an EEPROM wears out. An
/// overload is relieved by taking the torque off.
///
/// Nothing moves. A servo found under torque keeps it (STS servos power up so), and one on its way
/// stops. The others get their torque, one a cycle and each with its goal where it is, when the
/// first command comes: when the supervisor is armed.
///
/// ## Running
///
/// Every bus has a thread of its own (`BusThread`): the newest goals out, the present values in, at
/// once when a command comes and every `bus-period-ms` otherwise. The servo thread only exchanges
/// slots with it.
///
/// A state, and a sample of the streams (`MotorStreams`), is made only of a reading in which every
/// servo answered. What is the matter, mildest first:
///
/// | what | condition | until |
/// |---|---|---|
/// | an answer is missing or damaged, not again and again | operational; counted | |
/// | a halt, or a servo that does not take its torque | not ready | opened, placed anew |
/// | a servo silent for `max-silence-ms`, the line gone | link lost | opened anew |
/// | a servo reports a fault | protective stop | it reports none |
///
/// A halt makes every servo stay where it is, under torque if it is. A servo or a line that comes
/// back is not taken up again: it may have been without power.
///
/// ## Closing
///
/// An arm that is well and was engaged is parked: it goes to its rest pose within a fraction of its
/// joints' limits, and its torque comes off there. Without a pose it goes to where it was when it
/// was engaged, and stays under torque if that is how it was found. It takes 20 s at most, and one
/// to settle. An arm with a fault, a lost one, or one that is halted on the way does not move, and
/// keeps its torque, as it might fall. One that was never engaged is left as it was found.
///
/// ## Emulation
///
/// With `emulate: true` the servos are emulated in this process, fresh from the factory, and are
/// told what the section and the calibration say; a calibration file that is not there is made up.
package dev.sinew.drivers.servo.arm;
