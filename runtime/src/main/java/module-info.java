/// The contracts and the one loop. Imports nothing of ours, no inference engine, no vendor SDK, no
/// web server.
module dev.sinew.runtime {
  requires com.github.luben.zstd_jni;
  requires com.networknt.schema;
  requires java.management;
  requires java.xml;
  requires jdk.management;
  requires org.lz4.java;
  requires transitive org.joml;
  requires tools.jackson.databind;
  requires tools.jackson.dataformat.yaml;

  exports dev.sinew.runtime;
  exports dev.sinew.runtime.authority;
  exports dev.sinew.runtime.config;
  exports dev.sinew.runtime.events;
  exports dev.sinew.runtime.exchange;
  exports dev.sinew.runtime.foreign;
  exports dev.sinew.runtime.kinematics;
  exports dev.sinew.runtime.loop;
  exports dev.sinew.runtime.mcap;
  exports dev.sinew.runtime.memory;
  exports dev.sinew.runtime.motion;
  exports dev.sinew.runtime.port;
  exports dev.sinew.runtime.random;
  exports dev.sinew.runtime.realtime;
  exports dev.sinew.runtime.realtime.probe;
  exports dev.sinew.runtime.rosmsg;
  exports dev.sinew.runtime.safety;
  exports dev.sinew.runtime.schedule;
  exports dev.sinew.runtime.stl;
  exports dev.sinew.runtime.sync;
  exports dev.sinew.runtime.tap;

  uses dev.sinew.runtime.port.CameraProvider;
  uses dev.sinew.runtime.port.RobotProvider;
}
