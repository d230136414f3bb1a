package dev.bowline.localstack.engines;

import java.nio.file.Path;

class EmbeddedAwsTest extends AwsPromises {

  @Override
  Engines start(Path directory) throws Exception {
    return LocalEngines.start(EngineConfig.temporary().withStorage(new Storage.Kept(directory)));
  }
}
