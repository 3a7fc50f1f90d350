/// Libraries that are not there at compile time: found in folders of jars, called by reflection.
package dev.sinew.drivers.ros.library;
