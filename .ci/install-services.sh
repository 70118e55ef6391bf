#!/usr/bin/env bash
# Installs what the integration tests need on a bare Debian 12, and fetches the Kafka jars.
# Run as root; running it again changes nothing. Set CORDON_SKIP_CONTAINERS to 1 to leave out the large part;
# the tests that need it are then skipped with a reason.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)

# util-linux has setpriv, iputils-ping has ping, netbase has the protocol names that ping and nft look up.
wanted=(util-linux iproute2 iputils-ping netbase nftables slapd ldap-utils rsyslog rsyslog-gnutls dovecot-imapd openssl)
command -v java >/dev/null || wanted+=(openjdk-17-jre-headless)
command -v mvn >/dev/null || wanted+=(maven)
if [ "${CORDON_SKIP_CONTAINERS:-0}" != 1 ]; then
  # netavark publishes a container's port, by iptables. The default runtime, crun, is not used.
  wanted+=(podman runc netavark aardvark-dns iptables debootstrap)
fi

missing=()
for name in "${wanted[@]}"; do
  status=$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null || true)
  [ "$status" = installed ] || missing+=("$name")
done

if [ "${#missing[@]}" -gt 0 ]; then
  # Exit code 101 from policy-rc.d tells the packages' scripts to start no service. A policy that is already
  # there is kept; our own is removed again, so that the machine is left as it was.
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    trap 'rm -f "$policy"' EXIT
  fi
  export DEBIAN_FRONTEND=noninteractive
  # Another apt may be at work on the machine: wait for its lock instead of failing.
  apt-get -q -o DPkg::Lock::Timeout=300 update
  apt-get -q -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "${missing[@]}"
fi

if [ -z "${CORDON_KAFKA_BROKERS:-}" ]; then "$root/test/integration/kafka/fetch-jars.sh"; fi
