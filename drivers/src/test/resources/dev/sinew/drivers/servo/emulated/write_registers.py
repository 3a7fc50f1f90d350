"""Writes registers with the makers' SDKs (dynamixel-sdk 4.1.0, feetech-servo-sdk 1.0.0).

Arguments: family, path of the port, then ID:REGISTER=VALUE ...; goals are sent together at the end
with one sync write. Addresses are those of the makers' manuals.
"""

import sys

FEETECH = {  # address, size, sign bit
    "RETURN_DELAY": (7, 1, None),
    "MIN_POSITION": (9, 2, None),
    "MAX_POSITION": (11, 2, None),
    "MAX_TEMPERATURE": (13, 1, None),
    "MAX_TORQUE": (16, 2, None),
    "POSITION_P": (21, 1, None),
    "POSITION_D": (22, 1, None),
    "POSITION_I": (23, 1, None),
    "CURRENT_LIMIT": (28, 2, None),
    "HOMING_OFFSET": (31, 2, 11),
    "OPERATING_MODE": (33, 1, None),
    "OVERLOAD_TORQUE": (36, 1, None),
    "TORQUE_ENABLE": (40, 1, None),
    "ACCELERATION": (41, 1, None),
    "GOAL_POSITION": (42, 2, 15),
    "GOAL_VELOCITY": (46, 2, 15),
    "TORQUE_LIMIT": (48, 2, None),
    "LOCK": (55, 1, None),
    "MAX_ACCELERATION": (85, 1, None),
}
DYNAMIXEL = {
    "RETURN_DELAY": (9, 1),
    "DRIVE_MODE": (10, 1),
    "OPERATING_MODE": (11, 1),
    "HOMING_OFFSET": (20, 4),
    "MAX_TEMPERATURE": (31, 1),
    "CURRENT_LIMIT": (38, 2),
    "MAX_POSITION": (48, 4),
    "MIN_POSITION": (52, 4),
    "TORQUE_ENABLE": (64, 1),
    "POSITION_D": (80, 2),
    "POSITION_I": (82, 2),
    "POSITION_P": (84, 2),
    "WATCHDOG": (98, 1),
    "GOAL_CURRENT": (102, 2),
    "GOAL_VELOCITY": (104, 4),
    "PROFILE_ACCELERATION": (108, 4),
    "PROFILE_VELOCITY": (112, 4),
    "GOAL_POSITION": (116, 4),
}

family, path = sys.argv[1:3]
if family == "dynamixel":
    import dynamixel_sdk as sdk
    from dynamixel_sdk import port_handler

    packet = sdk.PacketHandler(2.0)
else:
    import scservo_sdk as sdk
    from scservo_sdk import port_handler

    packet = sdk.PacketHandler(0)

# the SDK waits twice this many milliseconds for an answer; a busy machine may take longer than 16
port_handler.LATENCY_TIMER = 500
port = sdk.PortHandler(path)
assert port.openPort() and port.setBaudRate(1_000_000)


def place(register, value):
    if family == "dynamixel":
        address, size = DYNAMIXEL[register]
        return address, size, value & (1 << 8 * size) - 1
    address, size, sign = FEETECH[register]
    return address, size, value if sign is None else sdk.SCS_TOSCS(value, sign)


goals = {}
for word in sys.argv[3:]:
    servo, rest = word.split(":")
    register, value = rest.split("=")
    address, size, raw = place(register, int(value))
    if register == "GOAL_POSITION":
        goals[int(servo)] = (address, size, raw)
        continue
    call = {1: packet.write1ByteTxRx, 2: packet.write2ByteTxRx, 4: packet.write4ByteTxRx}[size]
    result = call(port, int(servo), address, raw)
    assert result == (sdk.COMM_SUCCESS, 0), (word, result)

address, size, _ = next(iter(goals.values()))
group = sdk.GroupSyncWrite(port, packet, address, size)
for servo, (_, _, raw) in goals.items():
    assert group.addParam(servo, list(raw.to_bytes(size, "little")))
assert group.txPacket() == sdk.COMM_SUCCESS
# the answer to a ping says that the sync write has been heard
assert packet.ping(port, next(iter(goals)))[1] == sdk.COMM_SUCCESS
port.closePort()
