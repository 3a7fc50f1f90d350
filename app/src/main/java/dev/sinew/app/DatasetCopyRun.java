package dev.sinew.app;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetTarget;
import dev.sinew.app.dataset.formats.DatasetCopy;
import dev.sinew.app.view.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// A copy from format to format, with a bar, that Ctrl-C breaks off between two rows.
record DatasetCopyRun(DatasetSource source, DatasetTarget target, Path out, Path json) {

  int run() throws IOException {
    WholeFile.mustBeWritable(json);
    AtomicBoolean stop = new AtomicBoolean();
    try (Dataset dataset = source.open()) {
      Progress progress = new Progress(System.out, Math.max(1, dataset.episodes()));
      Interrupts.take(() -> stop.set(true), () -> {});
      DatasetCopy copy =
          new DatasetCopy(target, stop::get, (done, rows) -> progress.show(done, rows + " rows"));
      DatasetCopy.Result result = copy.copy(dataset, source.path, out);
      progress.done();
      if (result.episodes() < dataset.episodes()) {
        System.err.println(
            "sinew: interrupted after "
                + result.episodes()
                + " of "
                + dataset.episodes()
                + " episodes; the same command goes on from there");
        return Interrupts.EXIT_CODE;
      }
      JsonFile.write(json, facts(result));
      System.out.printf(
          "%s: %d episodes, %d of them new with %d rows%n",
          out, result.episodes(), result.episodes() - result.begin(), result.rows());
    }
    return 0;
  }

  private Map<String, Object> facts(DatasetCopy.Result result) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("from", source.path.toString());
    facts.put("to", out.toString());
    facts.put("format", target.name());
    facts.put("episodes", result.episodes());
    facts.put("new_episodes", result.episodes() - result.begin());
    facts.put("new_rows", result.rows());
    return facts;
  }
}
