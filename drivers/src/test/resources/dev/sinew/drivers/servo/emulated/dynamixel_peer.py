"""Drives an emulated Dynamixel bus with the maker's SDK (dynamixel-sdk 4.1.0).

Arguments: path of the port. Servos 1 to 3 are XL330-M288, 4 an XL430-W250; at 1 Mbaud.
"""

import sys
import time

import dynamixel_sdk as dxl
from dynamixel_sdk import port_handler

ACCESS, LIMIT, LENGTH, RANGE = 7, 6, 5, 4
# the SDK waits twice this many milliseconds for an answer; a busy machine may take longer than 16
port_handler.LATENCY_TIMER = 500
port = dxl.PortHandler(sys.argv[1])
packet = dxl.PacketHandler(2.0)


def same(what, got, wanted):
    assert got == wanted, f"{what}: {got!r}, wanted {wanted!r}"


def write(servo, address, size, value, error=0):
    call = {1: packet.write1ByteTxRx, 2: packet.write2ByteTxRx, 4: packet.write4ByteTxRx}[size]
    same(f"write {servo} {address}", call(port, servo, address, value), (dxl.COMM_SUCCESS, error))


def read(servo, address, size):
    call = {1: packet.read1ByteTxRx, 2: packet.read2ByteTxRx, 4: packet.read4ByteTxRx}[size]
    value, result, error = call(port, servo, address)
    same(f"read {servo} {address}", (result, error), (dxl.COMM_SUCCESS, 0))
    return value


def signed(value):
    return value - (1 << 32) if value >> 31 else value


assert port.openPort() and port.setBaudRate(1_000_000)

for servo in (1, 2, 3):
    same("ping", packet.ping(port, servo), (1200, dxl.COMM_SUCCESS, 0))
same("ping", packet.ping(port, 4), (1060, dxl.COMM_SUCCESS, 0))
same("ping of nobody", packet.ping(port, 9)[1], dxl.COMM_RX_TIMEOUT)
found, result = packet.broadcastPing(port)
same("ping of everybody", result, dxl.COMM_SUCCESS)
same("who is there", found, {1: [1200, 46], 2: [1200, 46], 3: [1200, 46], 4: [1060, 46]})
same("powers up limp", read(1, 64, 1), 0)

for servo in (1, 2, 3, 4):
    write(servo, 9, 1, 0)
write(1, 20, 4, -500 & 0xFFFFFFFF)
same("offset", signed(read(1, 20, 4)), -500)
write(2, 11, 1, 4)
write(3, 11, 1, 5)
write(4, 11, 1, 5, error=LIMIT)
write(1, 38, 2, 60000, error=LIMIT)
write(1, 132, 4, 0, error=ACCESS)
write(1, 116, 2, 0, error=LENGTH)
write(1, 116, 4, 5000, error=LIMIT)

for servo in (1, 2, 3, 4):
    write(servo, 116, 4, read(servo, 132, 4))
    write(servo, 64, 1, 1)
write(1, 7, 1, 20, error=ACCESS)
same("id kept", read(1, 7, 1), 1)

goals = {1: 1700, 2: 12000, 3: -3000, 4: 3000}
write(3, 102, 2, 400)
group = dxl.GroupSyncWrite(port, packet, 116, 4)
for servo, goal in goals.items():
    assert group.addParam(servo, list((goal & 0xFFFFFFFF).to_bytes(4, "little")))
same("sync write", group.txPacket(), dxl.COMM_SUCCESS)

present = dxl.GroupSyncRead(port, packet, 126, 10)
for servo in goals:
    assert present.addParam(servo)
for attempt in range(200):
    same("sync read", present.txRxPacket(), dxl.COMM_SUCCESS)
    time.sleep(0.01)
for servo, goal in goals.items():
    got = signed(present.getData(servo, 132, 4))
    assert abs(got - goal) <= 10, (servo, got, goal)

same("fast sync read", present.fastSyncRead(), dxl.COMM_SUCCESS)
for servo, goal in goals.items():
    got = signed(present.getData(servo, 132, 4))
    assert abs(got - goal) <= 10, (servo, got, goal)

bulk = dxl.GroupBulkRead(port, packet)
assert bulk.addParam(1, 144, 2) and bulk.addParam(2, 132, 4) and bulk.addParam(4, 146, 1)
same("bulk read", bulk.txRxPacket(), dxl.COMM_SUCCESS)
same("voltage", bulk.getData(1, 144, 2), 50)
assert abs(signed(bulk.getData(2, 132, 4)) - 12000) <= 10
assert 20 <= bulk.getData(4, 146, 1) <= 40
same("fast bulk read", bulk.fastBulkRead(), dxl.COMM_SUCCESS)
same("voltage", bulk.getData(1, 144, 2), 50)

bulk_write = dxl.GroupBulkWrite(port, packet)
assert bulk_write.addParam(1, 112, 4, [0xFF, 0x01, 0, 0]) and bulk_write.addParam(2, 65, 1, [1])
same("bulk write", bulk_write.txPacket(), dxl.COMM_SUCCESS)
same("profile", read(1, 112, 4), 0x1FF)
same("led", read(2, 65, 1), 1)

# FF FF FD inside the data: stuffed on the way there and on the way back
write(1, 64, 1, 0)
write(1, 11, 1, 4)
write(1, 116, 4, 0x00FDFFFF - (1 << 24) & 0xFFFFFFFF, error=0)
same("stuffed", read(1, 116, 4), 0xFFFDFFFF)

same("reg write", packet.regWriteTxRx(port, 4, 104, 4, [0x10, 0, 0, 0]), (dxl.COMM_SUCCESS, 0))
same("one waits", read(4, 69, 1), 1)
same("action", packet.action(port, 4), dxl.COMM_SUCCESS)
same("now", read(4, 104, 4), 16)

write(2, 64, 1, 0)
same("clear", packet.clearMultiTurn(port, 2), (dxl.COMM_SUCCESS, 0))
assert 0 <= signed(read(2, 132, 4)) < 4096
write(2, 68, 1, 1)
same("quiet write", packet.write1ByteTxRx(port, 2, 65, 0)[0], dxl.COMM_RX_TIMEOUT)
same("was written all the same", read(2, 65, 1), 0)

same("reboot", packet.reboot(port, 4), (dxl.COMM_SUCCESS, 0))
time.sleep(0.5)
same("limp again", read(4, 64, 1), 0)
same("factory reset", packet.factoryReset(port, 3, 0x02), (dxl.COMM_SUCCESS, 0))
same("mode of the factory", read(3, 11, 1), 3)
port.closePort()
print("done")
