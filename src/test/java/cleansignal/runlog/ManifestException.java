package cleansignal.runlog;

import java.io.IOException;

/** A {@code run.json} that is not what this version writes. */
public final class ManifestException extends IOException {

  private static final long serialVersionUID = 1L;

  ManifestException(String problem) {
    super(RunManifests.FILE_NAME + ": " + problem);
  }
}
