#!/usr/bin/env bash
# Prints the folder with the jars of the broker that pom.xml names, and has Maven fetch them first when it is not there.
# The folder carries a hash of pom.xml, so another version never runs from old jars; it appears whole or not at all.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
home=${CORDON_KAFKA_HOME:-$(cd "$here/../../.." && pwd)/.cache/kafka}
jars=$home/$(sha256sum <"$here/pom.xml" | cut -c1-12)

if [ ! -d "$jars" ]; then
  mkdir -p "$home"
  part=$(mktemp -d "$home/part.XXXXXX")
  trap 'rm -rf "$part"' EXIT
  chmod 755 "$part"
  mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies "-DoutputDirectory=$part" >&2
  # Another run may have been first; its folder has the same jars.
  mv -T "$part" "$jars" 2>/dev/null || [ -d "$jars" ]
fi
printf '%s\n' "$jars"
