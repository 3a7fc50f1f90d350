package dev.sinew.runtime.safety;

/// One transition, as seen from outside. Reused from step to step.
final class ModelStep {

  /// Any: only differences count.
  static final long NOW = 1_000;

  final SafetyModel model;
  ModelInput input;

  /// The input is a tick in which a rule that stops was reported.
  boolean faultTick;

  Answer answer;

  /// The answer to the very same request, made once more, and what it left. Only for requests.
  Answer repeated;

  long stateAfterRepetition;
  int epochAfterRepetition;

  Mode from;
  Mode to;
  boolean mayMove;
  Reaction reactionBefore;
  Reaction reaction;
  int cause;
  int epochBefore;
  int epoch;
  long nonceBefore;
  long nonce;
  int faultBefore;
  int fault;
  long stateBefore;
  long state;
  final Witness before;
  final Witness after;

  ModelStep(SafetyModel model) {
    this.model = model;
    before = new Witness(model);
    after = new Witness(model);
  }

  boolean tick() {
    return input.is(ModelInput.Kind.TICK);
  }

  boolean accepted(ModelInput.Kind kind) {
    return input.is(kind) && answer == Answer.ACCEPTED;
  }

  boolean wantsStop() {
    return input.is(ModelInput.Kind.STOP) || tick() && input.stopWanted();
  }

  boolean inMotion() {
    return from == Mode.ARMED || from == Mode.RUNNING;
  }

  boolean idle() {
    return from == Mode.DISARMED || from == Mode.STANDSTILL;
  }

  boolean nothingChanged() {
    return state == stateBefore && epoch == epochBefore && fault == faultBefore;
  }

  void run(SafetyMachine machine, long state, long witness, ModelInput input) {
    machine.unpack(state, NOW);
    before.unpack(witness);
    after.unpack(witness);
    this.input = input;
    faultTick = model.fault(input);
    stateBefore = state;
    from = machine.mode();
    epochBefore = machine.epoch();
    nonceBefore = machine.nonce();
    faultBefore = machine.faultNumber();
    reactionBefore = machine.reaction();
    answer = input.applyTo(machine, NOW, nonceBefore + 1);
    to = machine.mode();
    mayMove = machine.mayMove();
    reaction = machine.reaction();
    cause = machine.cause();
    epoch = machine.epoch();
    nonce = machine.nonce();
    fault = machine.faultNumber();
    this.state = machine.pack();
    after.see(input, from, to, answer);
    repeat(machine);
  }

  private void repeat(SafetyMachine machine) {
    long named = input.fresh() ? nonceBefore : nonceBefore + 1;
    if (answer == null) return;
    repeated =
        switch (input.kind()) {
          case TICK, STOP -> throw new AssertionError(input);
          case ARM -> machine.arm(named, input.proofs());
          case START -> machine.start(named);
          case RESET -> machine.reset(faultBefore + input.fault(), named);
        };
    stateAfterRepetition = machine.pack();
    epochAfterRepetition = machine.epoch();
  }
}
