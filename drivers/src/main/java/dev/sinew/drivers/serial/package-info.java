/// Serial lines with deadlines: ports of the machine, pseudo-terminals, and pairs inside one
/// process. Shared by servo buses, teleoperation and calibration.
package dev.sinew.drivers.serial;
