/// Signal temporal logic: requirements on signals over time as formulas, and monitors that say by
/// which margin they hold. [dev.sinew.runtime.stl.PastMonitor] follows the present tick by tick;
/// [dev.sinew.runtime.stl.TraceMonitor] judges a predicted trace before it is executed.
///
/// ```
/// historically[0,0.2s](speed < 0.25 m/s)
/// force > 5 N implies once[0,100ms](contact > 0.5)
/// always(force < 20 N) and eventually[0,2s](abs(gap - 3 * width) <= 0.01 m)
/// ```
///
/// # Grammar
///
/// Loosest first. `implies` groups to the right, the other repetitions to the left.
///
/// ```
/// formula    = implied { "iff" implied }
/// implied    = or [ "implies" implied ]
/// or         = and { "or" and }
/// and        = binary { "and" binary }
/// binary     = unary [ ( "since" | "until" ) [ window ] unary ]
/// unary      = "not" unary
///            | ( "historically" | "once" | "always" | "eventually" ) [ window ] unary
///            | ( "previous" | "next" ) unary
///            | comparison
/// comparison = sum [ ( "<" | "<=" | ">" | ">=" ) sum ]
/// sum        = product { ( "+" | "-" ) product }
/// product    = signed { "*" signed }
/// signed     = "-" signed | atom
/// atom       = number [ unit ] | signal | "(" formula ")"
///            | "abs" "(" sum ")" | ( "min" | "max" ) "(" sum "," sum { "," sum } ")"
/// window     = "[" bound "," bound "]"
/// bound      = "0" | number ( "s" | "ms" )
/// ```
///
/// Brackets hold a formula or a value, whichever their place needs. Window bounds are whole numbers
/// of the formula's period; both are included.
///
/// # Units
///
/// A constant carries the unit of the signal it meets, `20 N`; nothing is converted. One factor of
/// a product is a number without unit. The margin of a comparison is `left - right` for `>` and
/// `>=`, `right - left` for `<` and `<=`. Where all comparisons of a formula share a unit, its
/// robustness is in that unit; where they do not, every signal in it needs a declared scale, each
/// margin is divided by the scale of its signals, and the robustness is a fraction of scale.
///
/// # Semantics
///
/// Robustness of a formula at tick t: 0 or above, the formula holds there with that margin; below
/// 0, it is violated. `<` and `<=` have the same margin, and margin 0 counts as holding. Discrete
/// time, all windows closed, as in O. Maler, D. Nickovic, Monitoring temporal properties of
/// continuous signals, FORMATS 2004, and A. Donze, O. Maler, Robust satisfaction of temporal logic
/// over real-valued signals, FORMATS 2010. Over no tick, max is minus infinity and min is plus
/// infinity.
///
/// | formula | robustness at t | looks |
/// |---|---|---|
/// | `not a` | -a(t) | |
/// | `a and b`, `a or b` | min, max of a(t) and b(t) | |
/// | `a implies b` | max of -a(t) and b(t) | |
/// | `a iff b` | min of both implications | |
/// | `historically[i,j] a` | min of a over [t-j, t-i] | back |
/// | `once[i,j] a` | max of a over [t-j, t-i] | back |
/// | `previous a` | a(t-1) | back |
/// | `a since[i,j] b` | max over s in [t-j, t-i] of min of b(s) and min of a over (s, t] | back |
/// | `always[i,j] a` | min of a over [t+i, t+j] | ahead |
/// | `eventually[i,j] a` | max of a over [t+i, t+j] | ahead |
/// | `next a` | a(t+1) | ahead |
/// | `a until[i,j] b` | max over s in [t+i, t+j] of min of b(s) and min of a over [t, s) | ahead |
///
/// Without window: from t to the first or the last tick. Windows are cut where the trace begins or
/// ends; `previous` at the first tick and `next` at the last are plus infinity. All of this is what
/// RTAMT 0.4.10 does in discrete time (`StlDiscreteTimeOfflineAstVisitor`; D. Nickovic and
/// T. Yamaguchi, RTAMT: online robustness monitors from STL, ATVA 2020), with two exceptions:
/// `iff`, which is `-|a - b|` there and so negative where both sides hold with different margins,
/// and NaN, which passes through there or not depending on the order of operands and here makes the
/// result NaN.
///
/// A formula whose operators all look back may gate an arm; one that looks ahead can only judge a
/// prediction.
package dev.sinew.runtime.stl;
