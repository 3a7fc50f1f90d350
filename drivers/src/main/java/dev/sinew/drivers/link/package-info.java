/// What robots at the other end of a message link (ROS, MQTT) have in common: states that come on
/// the link's thread, commands that leave on another one, and a servo thread between them that
/// waits for neither.
package dev.sinew.drivers.link;
