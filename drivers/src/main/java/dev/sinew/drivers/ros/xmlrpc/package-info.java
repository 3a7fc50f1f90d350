/// XML-RPC (<http://xmlrpc.com/spec.md>) over HTTP, as ROS 1's master and nodes speak it.
///
/// Values are [Boolean], [Long] (32 bits on the wire), [Double], [String], `byte[]`,
/// [java.util.List] and [java.util.Map] with [String] keys. Documents come from anybody on the
/// network: every length, depth and time has a bound, document types and entities are refused.
package dev.sinew.drivers.ros.xmlrpc;
