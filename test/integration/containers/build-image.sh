#!/usr/bin/env bash
# Makes the image for the container smoke test (Debian, a Java runtime, the Kafka jars, start-broker.sh) without any image registry:
# debootstrap makes a root, podman imports it. Needs root, podman, runc and debootstrap. Prints the image's name; does nothing when it is there.
#   build-image.sh            makes the image if it is missing
#   build-image.sh --check    makes nothing; exit code 1 if it is missing
# CORDON_DEBIAN_MIRROR names another mirror than debootstrap's own default.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
kafka=$root/test/integration/kafka
store=$root/.cache/containers
export CONTAINERS_CONF=$here/containers.conf

# The tag is a hash of what the image is made from, so a change of the recipe makes a new one.
name=localhost/cordon-kafka:$(cat "$0" "$here/start-broker.sh" "$kafka/pom.xml" "$kafka/log4j2.properties" | sha256sum | cut -c1-12)
printf '%s\n' "$name"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
engine=(podman --runroot "$work/run" --tmpdir "$work/tmp" --storage-driver overlay --storage-opt overlay.skip_mount_home=true)

# Looked for as the tests see it: as a read-only store under an engine that is thrown away.
if [ -d "$store" ] && "${engine[@]}" --root "$work/store" --storage-opt overlay.imagestore="$store" image exists "$name"; then exit 0; fi
if [ "${1:-}" = --check ]; then exit 1; fi

jars=$("$kafka/fetch-jars.sh")
mkdir -p "$store"
debootstrap --variant=minbase --include=openjdk-17-jre-headless bookworm "$work/root" ${CORDON_DEBIAN_MIRROR:+"$CORDON_DEBIAN_MIRROR"} >&2
mkdir "$work/root/opt/kafka"
cp "$jars"/*.jar "$work/root/opt/kafka/"
cp "$here/start-broker.sh" "$kafka/log4j2.properties" "$work/root/opt/kafka/"
# podman's own record in the store names the folders of the run that made it, and another run would refuse it; images do not need it.
rm -rf "$store/libpod"
"${engine[@]}" --root "$store" rmi --all --force >/dev/null # what an older recipe made
# The engine brings its own /dev, /proc and /sys.
tar -C "$work/root" --exclude='./dev/*' --exclude='./proc/*' --exclude='./sys/*' --exclude='./var/cache/apt/*' --exclude='./var/lib/apt/lists/*' -cf - . |
  TMPDIR=$work "${engine[@]}" --root "$store" import --quiet - "$name" >&2
