#!/bin/sh
# Runs in the container: formats and starts one Kafka node. ADVERTISED (host:port) is the address that clients outside reach it by.
set -eu
cat >/tmp/server.properties <<PROPERTIES
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:9093
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://0.0.0.0:9092,CONTROLLER://127.0.0.1:9093
advertised.listeners=PLAINTEXT://${ADVERTISED}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs=/tmp/kafka-data
auto.create.topics.enable=false
default.replication.factor=1
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=4
group.initial.rebalance.delay.ms=0
PROPERTIES
java -cp '/opt/kafka/*' kafka.tools.StorageTool format -t AAAAAAAAAAAAAAAAAAAAAA -c /tmp/server.properties
exec java -Xmx512m -Dlog4j2.configurationFile=/opt/kafka/log4j2.properties -cp '/opt/kafka/*' kafka.Kafka /tmp/server.properties
