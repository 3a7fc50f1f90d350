/// Leader arms, SpaceMouse, gamepad, keyboard; retargeting; the collection session.
module dev.sinew.teleop {}
