#!/bin/sh
# LocalStack takes this for the JDK it has downloaded, and starts its DynamoDB Local with it:
#   java -Xmx… -javaagent:… -Djava.library.path=… -jar DynamoDBLocal.jar -port P …
# What is started is the DynamoDB Local of this project, which listens on 127.0.0.1 alone.
for argument; do
  shift
  case $argument in
    -jar | *.jar | -javaagent:* | -Djava.* | -X*) ;;
    *) set -- "$@" "$argument" ;;
  esac
done
exec "$BOWLINE_JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -cp "$BOWLINE_CLASS_PATH" dev.bowline.localstack.engines.DynamoDbEngine "$@"
