package dev.sinew.drivers.sim.so101;

import org.ode4j.math.DVector3;
import org.ode4j.math.DVector3C;
import org.ode4j.ode.DContact;
import org.ode4j.ode.DContactBuffer;
import org.ode4j.ode.DGeom;
import org.ode4j.ode.DJoint;
import org.ode4j.ode.DJointGroup;
import org.ode4j.ode.DWorld;
import org.ode4j.ode.OdeConstants;
import org.ode4j.ode.OdeHelper;

/// The contacts of one step. Those of the cube are solved by ODE; those of the arm with what stands
/// on the table only press back.
///
/// Every contact point is a spring and a damper (printed plastic, with some give): ODE's `ERP = h k
/// / (h k + d)`, `CFM = 1 / (h k + d)` (ODE manual, "How To Use ERP and CFM").
final class Contacts {

  private static final int PER_PAIR = 4;
  private static final int MOST = 64;
  private static final double STIFFNESS = 2e4;
  private static final double DAMPING = 40;
  private static final double STEP = Servos.DT * STIFFNESS;
  private static final double ERP = STEP / (STEP + DAMPING);
  private static final double CFM = 1 / (STEP + DAMPING);

  private final DWorld world;
  private final DJointGroup group = OdeHelper.createJointGroup();
  private final DContactBuffer found = new DContactBuffer(PER_PAIR);
  private final DJoint.DJointFeedback[] feedback = new DJoint.DJointFeedback[MOST];
  private final int[] links = new int[MOST];
  private final DVector3[] points = new DVector3[MOST];
  private int count;

  Contacts(DWorld world) {
    this.world = world;
    for (int i = 0; i < MOST; i++) {
      feedback[i] = new DJoint.DJointFeedback();
      points[i] = new DVector3();
    }
  }

  void begin() {
    group.empty();
    count = 0;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /// Contacts of the cube for ODE to solve.
  ///
  /// @param link of the arm that touches, [So101#BASE] for anything else
  void rigid(DGeom cube, DGeom other, int link, double friction) {
    int n = OdeHelper.collide(cube, other, PER_PAIR, found.getGeomBuffer());
    for (int i = 0; i < n && count < MOST; i++) {
      DContact contact = found.get(i);
      contact.surface.mode =
          OdeConstants.dContactSoftERP
              | OdeConstants.dContactSoftCFM
              | OdeConstants.dContactApprox1;
      contact.surface.mu = friction;
      contact.surface.soft_erp = ERP;
      contact.surface.soft_cfm = CFM;
      DJoint joint = OdeHelper.createContactJoint(world, group, contact);
      joint.setFeedback(feedback[count]);
      joint.attach(cube.getBody(), other.getBody());
      points[count].set(contact.geom.pos);
      links[count++] = link;
    }
  }

  /// After the step: what the cube did to the arm.
  void end(Load load) {
    for (int i = 0; i < count; i++) {
      if (links[i] == So101.BASE) continue;
      DVector3C p = points[i];
      DVector3C f = feedback[i].f1;
      load.add(links[i], p.get0(), p.get1(), p.get2(), -f.get0(), -f.get1(), -f.get2());
    }
  }

  /// The arm presses on something that stands fast.
  void press(DGeom part, DGeom other, int link, Load load) {
    int n = OdeHelper.collide(part, other, PER_PAIR, found.getGeomBuffer());
    for (int i = 0; i < n; i++) {
      DContact contact = found.get(i);
      DVector3C p = contact.geom.pos;
      DVector3C normal = contact.geom.normal;
      double push = STIFFNESS * contact.geom.depth;
      load.add(
          link,
          p.get0(),
          p.get1(),
          p.get2(),
          push * normal.get0(),
          push * normal.get1(),
          push * normal.get2());
    }
  }
}
