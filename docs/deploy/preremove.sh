#!/bin/sh
# Stops the service when the package is removed, but not when it is upgraded.
# The data in /var/lib/dateline stays.
set -e
[ -d /run/systemd/system ] || exit 0
case "$1" in
  remove | 0) systemctl disable --now dateline.service ;;
esac
