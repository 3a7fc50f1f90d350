package dev.sinew.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The arrows of the tree. Module descriptors and Maven hold most of them; these are the ones that
/// neither can.
@AnalyzeClasses(packages = "dev.sinew", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule inferenceEnginesStayInPolicies =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.sinew.policies..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl..", "ai.onnxruntime..");

  @ArchTest
  static final ArchRule theRuntimeKnowsNoneOfUs =
      noClasses()
          .that()
          .resideInAPackage("dev.sinew.runtime..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.sinew.drivers..",
              "dev.sinew.policies..",
              "dev.sinew.teleop..",
              "dev.sinew.calibration..",
              "dev.sinew.app..");

  @ArchTest
  static final ArchRule devicesAreReachedThroughTheirProviders =
      noClasses()
          .that()
          .resideInAPackage("dev.sinew.app..")
          .should()
          .dependOnClassesThat(
              // What only decodes is no device; what finds, diagnoses and calibrates devices
              // drives none; a broker also serves operators.
              resideInAPackage("dev.sinew.drivers..")
                  .and(
                      resideOutsideOfPackages(
                          "dev.sinew.drivers.camera",
                          "dev.sinew.drivers.camera.decode",
                          "dev.sinew.drivers.camera.find",
                          "dev.sinew.drivers.mqtt",
                          "dev.sinew.drivers.ros.connect",
                          "dev.sinew.drivers.ros.node",
                          "dev.sinew.drivers.ros.picture",
                          "dev.sinew.drivers.ros.wire",
                          "dev.sinew.drivers.serial",
                          "dev.sinew.drivers.servo",
                          "dev.sinew.drivers.servo.calibration",
                          "dev.sinew.drivers.servo.emulated",
                          "dev.sinew.drivers.servo.family",
                          "dev.sinew.drivers.servo.section")));

  @ArchTest
  static final ArchRule theLoopReadsNoFilesAndNoWallClock =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.sinew.runtime",
              "dev.sinew.runtime.loop..",
              "dev.sinew.runtime.safety..",
              "dev.sinew.runtime.sync..",
              "dev.sinew.runtime.tap..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.nio..",
              "java.time..",
              "tools.jackson..",
              "dev.sinew.runtime.config..");

  @ArchTest
  static final ArchRule videoStaysWhereFramesBecomeFiles =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.sinew.app.view..",
              "dev.sinew.app.dataset.video..",
              "dev.sinew.app.record..",
              "dev.sinew.drivers.camera..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule parquetStaysInItsPackage =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.sinew.app.dataset.parquet..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.parquet..", "org.apache.hadoop..");

  @ArchTest
  static final ArchRule hdf5StaysInItsPackage =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.sinew.app.dataset.hdf5..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.jhdf..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.sinew.(**)").should().beFreeOfCycles();
}
