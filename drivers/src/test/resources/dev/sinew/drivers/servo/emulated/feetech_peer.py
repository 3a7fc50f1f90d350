"""Drives an emulated Feetech STS bus with the maker's SDK (feetech-servo-sdk 1.0.0).

Arguments: path of the port. Servos 1 to 6 are STS3215, at 1 Mbaud.
"""

import sys
import time

import scservo_sdk as scs
from scservo_sdk import port_handler

# the SDK waits twice this many milliseconds for an answer; a busy machine may take longer than 16
port_handler.LATENCY_TIMER = 500
port = scs.PortHandler(sys.argv[1])
packet = scs.PacketHandler(0)


def same(what, got, wanted):
    assert got == wanted, f"{what}: {got!r}, wanted {wanted!r}"


def write(servo, address, size, value):
    call = {1: packet.write1ByteTxRx, 2: packet.write2ByteTxRx, 4: packet.write4ByteTxRx}[size]
    same(f"write {servo} {address}", call(port, servo, address, value), (scs.COMM_SUCCESS, 0))


def read(servo, address, size):
    call = {1: packet.read1ByteTxRx, 2: packet.read2ByteTxRx, 4: packet.read4ByteTxRx}[size]
    value, result, error = call(port, servo, address)
    same(f"read {servo} {address}", (result, error), (scs.COMM_SUCCESS, 0))
    return value


assert port.openPort() and port.setBaudRate(1_000_000)

for servo in range(1, 7):
    same("ping", packet.ping(port, servo), (777, scs.COMM_SUCCESS, 0))
same("ping of nobody", packet.ping(port, 9)[1], scs.COMM_RX_TIMEOUT)
same("firmware", (read(1, 0, 1), read(1, 1, 1)), (3, 10))
same("powers up stiff and locked", (read(1, 40, 1), read(1, 55, 1)), (1, 1))

for servo in range(1, 7):
    write(servo, 40, 1, 0)
    write(servo, 55, 1, 0)
    write(servo, 7, 1, 0)
write(1, 31, 2, scs.SCS_TOSCS(-300, 11))
same("offset", scs.SCS_TOHOST(read(1, 31, 2), 11), -300)
same("two offsets in one reading", read(1, 9, 4), 0x0FFF_0000)
write(2, 9, 4, 3000 << 16 | 1000)
same("limits", (read(2, 9, 2), read(2, 11, 2)), (1000, 3000))
write(3, 11, 2, 5000)
same("a limit that it does not take", read(3, 11, 2), 4095)
write(3, 56, 2, 7)
assert read(3, 56, 2) != 7, "a measured register was written"

for servo in range(1, 7):
    write(servo, 42, 2, read(servo, 56, 2))
    write(servo, 40, 1, 1)
    write(servo, 55, 1, 1)

goals = {servo: 1500 + 100 * servo for servo in range(1, 7)}
group = scs.GroupSyncWrite(port, packet, 42, 2)
for servo, goal in goals.items():
    assert group.addParam(servo, [scs.SCS_LOBYTE(goal), scs.SCS_HIBYTE(goal)])
same("sync write", group.txPacket(), scs.COMM_SUCCESS)

present = scs.GroupSyncRead(port, packet, 56, 15)
for servo in goals:
    assert present.addParam(servo)
for attempt in range(150):
    same("sync read", present.txRxPacket(), scs.COMM_SUCCESS)
    time.sleep(0.01)
for servo, goal in goals.items():
    assert present.isAvailable(servo, 56, 15)
    assert abs(present.getData(servo, 56, 2) - goal) <= 3, (servo, present.getData(servo, 56, 2))
    same("voltage", present.getData(servo, 62, 1), 74)
    same("status", present.getData(servo, 65, 1), 0)
    assert 20 <= present.getData(servo, 63, 1) <= 40

same("reg write", packet.regWriteTxRx(port, 4, 46, 2, [0x2C, 0x81]), (scs.COMM_SUCCESS, 0))
same("not yet", read(4, 46, 2), 0)
same("action", packet.action(port, scs.BROADCAST_ID), scs.COMM_SUCCESS)
same("now", scs.SCS_TOHOST(read(4, 46, 2), 15), -300)

write(5, 55, 1, 0)
write(5, 5, 1, 15)
same("new id", packet.ping(port, 15), (777, scs.COMM_SUCCESS, 0))
same("old id", packet.ping(port, 5)[1], scs.COMM_RX_TIMEOUT)

write(6, 8, 1, 0)
same("quiet write", packet.write1ByteTxRx(port, 6, 41, 200)[0], scs.COMM_RX_TIMEOUT)
same("was written all the same", read(6, 41, 1), 200)
port.closePort()
print("done")
